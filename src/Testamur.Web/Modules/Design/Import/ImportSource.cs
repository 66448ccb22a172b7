using System.Buffers.Text;
using System.Text;
using Testamur.Education.Import;

namespace Testamur.Web.Modules.Design.Import;

/// <summary>What somebody wants to take over: a file, or text.</summary>
/// <param name="Document">Its bytes; the server limits how many anybody may send.</param>
/// <param name="Name">Name of the file; null for text.</param>
/// <param name="Language">BCP 47 language of the texts; null to guess it.</param>
internal sealed record ImportSource(ReadOnlyMemory<byte> Document, string? Name = null, string? Language = null)
{
    private const int LongestName = 200;

    public static ImportSource OfText(string text, string? language) => new(Encoding.UTF8.GetBytes(text), null, language);

    /// <summary>The document as a form carries it from the preview to the decision; the platform keeps nothing in between.</summary>
    public string Carried() => Base64Url.EncodeToString(Document.Span);

    /// <summary>Null for what no form of ours carries.</summary>
    public static ImportSource? OfCarried(string carried, string? name, string? language) =>
        carried.Length > 0 && Base64Url.IsValid(carried) ? new(Base64Url.DecodeFromChars(carried), Short(name), language) : null;

    public static string? Short(string? name) => name is { Length: > LongestName } ? name[^LongestName..] : name;

    public ImportReading Read() =>
        DraftImport.Read(Document, Name, Language is { } code && LanguageCodes.IsCode(code) ? code : null);
}
