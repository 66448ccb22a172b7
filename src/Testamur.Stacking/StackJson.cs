using System.Text;
using System.Text.Json;
using Testamur.Stacking.Reading;
using Testamur.Stacking.Writing;

namespace Testamur.Stacking;

/// <summary>
/// Stacking documents as JSON. Reading is strict: a repeated or unknown member, a number with more than two decimals, a day that is none
/// are refused with their place, as any of them could change an answer unseen.
/// </summary>
public static class StackJson
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 80 };

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="StackFormatException">It is not one; the message names the place.</exception>
    public static StackDocument ReadDocument(ReadOnlyMemory<byte> utf8) => Read(utf8, DocumentReader.Document);

    /// <inheritdoc cref="ReadDocument(ReadOnlyMemory{byte})"/>
    public static StackDocument ReadDocument(string json) => ReadDocument(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a pathway: the member <c>pathway</c> of a document.</summary>
    /// <exception cref="StackFormatException">It is not one, or it contradicts itself.</exception>
    public static Pathway ReadPathway(string json)
    {
        var pathway = Read(Encoding.UTF8.GetBytes(json), PathwayReader.Pathway);
        Definition.Check(pathway);
        return pathway;
    }

    /// <summary>Reads an array of holdings.</summary>
    /// <exception cref="StackFormatException">It is not one.</exception>
    public static IReadOnlyList<Holding> ReadHoldings(string json) =>
        Read(Encoding.UTF8.GetBytes(json), at => at.List(FactReader.Holding));

    /// <summary>Reads a witness: an array of its entries, or an answer that has one.</summary>
    /// <exception cref="StackFormatException">It is neither.</exception>
    public static IReadOnlyList<Counted> ReadWitness(ReadOnlyMemory<byte> utf8) => Read(utf8, DocumentReader.Witness);

    /// <summary>Writes a pathway.</summary>
    public static string Write(Pathway pathway)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        return Write(writer => PathwayWriter.Pathway(writer, pathway), indented: true);
    }

    /// <summary>Writes a selector.</summary>
    public static string Write(Selector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Write(writer => PathwayWriter.Selector(writer, selector), indented: false);
    }

    /// <summary>Writes an answer; the same answer gives the same bytes.</summary>
    public static string Write(StackAnswer answer, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Write(writer => AnswerWriter.Answer(writer, answer), indented);
    }

    private static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonCursor, T> read)
    {
        if (utf8.Length > MostBytes)
            throw new StackFormatException("", $"A document of more than {MostBytes} bytes is not read.");
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return read(new(document.RootElement, ""));
        }
        catch (JsonException problem)
        {
            throw new StackFormatException($"Not JSON as it must be: {problem.Message}", problem);
        }
    }

    private static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = indented,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
