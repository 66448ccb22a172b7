using System.Text;
using System.Text.Unicode;

namespace Testamur.Web.Platform.Files;

/// <summary>Which files are taken, judged by their first bytes and their name together. Nothing is opened or unpacked. Pure.</summary>
internal static class FileKinds
{
    public const int LongestName = 200;

    /// <summary>For the accept attribute of a form.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods,.csv,.txt";

    private static readonly (string[] Endings, byte[] Start, string MediaType)[] Known =
    [
        ([".pdf"], "%PDF-"u8.ToArray(), "application/pdf"),
        ([".png"], [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([".docx"], "PK\u0003\u0004"u8.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ([".xlsx"], "PK\u0003\u0004"u8.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ([".odt"], "PK\u0003\u0004"u8.ToArray(), "application/vnd.oasis.opendocument.text"),
        ([".ods"], "PK\u0003\u0004"u8.ToArray(), "application/vnd.oasis.opendocument.spreadsheet"),
    ];

    /// <returns>The media type; null for a file that is not taken.</returns>
    public static string? Of(string name, ReadOnlySpan<byte> content)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        foreach (var (endings, start, mediaType) in Known)
        {
            if (endings.Contains(ending))
                return content.StartsWith(start) ? mediaType : null;
        }

        return ending is ".csv" or ".txt" && Utf8.IsValid(content) && !content.Contains((byte)0) ? "text/plain" : null;
    }

    /// <summary>The last part of a name, without what a file system or a header could stumble over.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
            clean.Append(
                Rune.IsControl(rune) || rune.Value is '"' or '<' or '>' or '|' or ':' or '*' or '?' ? new Rune('_') : rune
            );
        var text = clean.ToString().Trim(' ', '.');
        if (text.Length <= LongestName)
            return text;
        var ending = Path.GetExtension(text);
        return ending.Length is > 0 and <= 10 ? text[..(LongestName - ending.Length)] + ending : text[..LongestName];
    }
}
