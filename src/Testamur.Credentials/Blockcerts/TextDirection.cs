using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Blockcerts;

/// <summary>
/// Takes the direction of texts out of a document. The issuers of Blockcerts leave it out of the fingerprint, since their RDF has no place for it; whoever
/// turns it around changes how a text is laid out, not what it says.
/// </summary>
internal static class TextDirection
{
    private const string Member = "@direction";

    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> utf8)
    {
        if (
            utf8.Span.IndexOf("\"@direction\""u8) < 0
            || !StrictJson.TryParseObject(utf8.Span, out var document, out _, utf8.Length)
        )
            return utf8;
        foreach (var (name, value) in document)
        {
            if (name != "@context")
                Strip(value);
        }
        return JsonText.Write(document);
    }

    private static void Strip(JsonNode? node) // no deeper than the reader lets a document be
    {
        if (node is JsonArray array)
        {
            foreach (var one in array)
                Strip(one);
        }
        else if (node is JsonObject value && value.ContainsKey("@value"))
            value.Remove(Member);
        else if (node is JsonObject other)
        {
            foreach (var (_, inside) in other)
                Strip(inside);
        }
    }
}
