using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests.Fuzzing;

/// <summary>Damages a document: now its bytes, now a value at a place of its structure.</summary>
internal static class Mutations
{
    private static readonly string[] Pieces =
    [
        "null",
        "[]",
        "{}",
        "\"\\ud800\"",
        "1e999",
        "9007199254740993",
        "-0",
        "\"\"",
        "[[[[[[[[",
        "true",
        "\u0000",
        "\uFEFF",
        ",",
        ".",
        "~",
        "\"proof\":{},",
        "\"@context\":null,",
    ];

    private static readonly string[] Values =
    [
        "null",
        "{}",
        "[]",
        "7",
        "\"\"",
        "\"did:key:z6Mk\"",
        "\"did:jwk:e30\"",
        "\"did:web:%2e%2e\"",
        "\"data:application/vc+jwt,a.b.c\"",
        "{\"@id\":5}",
        "{\"@value\":\"x\",\"@language\":7}",
        "[[\"a\"],null]",
        "\"2026-02-30T24:00:00Z\"",
        "\"https://www.w3.org/ns/credentials/v2\"",
        "\"uZm9v\"",
    ];

    public static byte[] Of(byte[] document, SeededSource random)
    {
        for (var left = 1 + random.Below(2); left > 0; left--)
            document = random.Below(3) == 0 ? Bytes(document, random) : Structure(document, random) ?? Bytes(document, random);
        return document;
    }

    private static byte[] Bytes(byte[] document, SeededSource random)
    {
        if (document.Length == 0)
            return document;
        var at = random.Below(document.Length);
        switch (random.Below(5))
        {
            case 0:
                return document[..at];
            case 1:
                var flipped = (byte[])document.Clone();
                flipped[at] ^= (byte)(1 << random.Below(8));
                return flipped;
            case 2:
                return [.. document[..at], .. document[random.Below(document.Length)..]];
            case 3:
                return [.. document[..at], .. Encoding.UTF8.GetBytes(random.Pick<string>(Pieces)), .. document[at..]];
            default:
                return [.. document, .. document[at..]];
        }
    }

    /// <summary>Null when the document is no JSON object or array (any more).</summary>
    private static byte[]? Structure(byte[] document, SeededSource random)
    {
        if (!Testamur.Rdf.Json.StrictJson.TryParse(document, out var root, out _) || root is null)
            return null;
        var places = new List<JsonNode>();
        Collect(root, places);
        if (places.Count == 0)
            return null;
        var place = places[random.Below(places.Count)];
        if (place is JsonObject value && value.Count > 0)
            Member(value, root, random);
        else if (place is JsonArray array && array.Count > 0)
            Item(array, random);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Member(JsonObject value, JsonNode root, SeededSource random)
    {
        var name = value.ElementAt(random.Below(value.Count)).Key;
        switch (random.Below(4))
        {
            case 0:
                value.Remove(name);
                break;
            case 1:
                value[name] = JsonNode.Parse(random.Pick<string>(Values));
                break;
            case 2:
                value[name + random.Below(3).ToString(CultureInfo.InvariantCulture)] = value[name]?.DeepClone();
                break;
            default:
                value[name] = new JsonArray(value[name]?.DeepClone(), root.DeepClone());
                break;
        }
    }

    private static void Item(JsonArray array, SeededSource random)
    {
        var at = random.Below(array.Count);
        if (random.Below(2) == 0)
            array.RemoveAt(at);
        else
            array[at] = JsonNode.Parse(random.Pick<string>(Values));
    }

    private static void Collect(JsonNode node, List<JsonNode> places)
    {
        if (node is not (JsonObject or JsonArray))
            return;
        places.Add(node);
        foreach (var child in node is JsonObject value ? value.Select(member => member.Value) : (JsonArray)node)
        {
            if (child is not null)
                Collect(child, places);
        }
    }
}
