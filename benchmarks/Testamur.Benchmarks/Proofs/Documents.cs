using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Benchmarks.Proofs;

/// <summary>The documents of <c>benchmarks/documents</c>.</summary>
internal static class Documents
{
    /// <summary>When they are signed and verified: all of them are in force then.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Name and text, without needless white space as the peers have it.</summary>
    public static readonly (string Name, byte[] Text)[] All =
    [
        ("badge", Read("open-badge-6kb.json")),
        ("elm", Read("elm-5kb.json")),
    ];

    /// <summary>The same document, issued by somebody else.</summary>
    public static byte[] IssuedBy(byte[] text, string did)
    {
        var credential = JsonNode.Parse(text)!.AsObject(); // an object, as the files are
        credential["issuer"]!["id"] = did;
        return JsonSerializer.SerializeToUtf8Bytes(credential);
    }

    /// <summary>The same document without the lists that the peer cannot select from; both sides leave them out.</summary>
    public static byte[] WithoutAllowedValues(byte[] text)
    {
        var credential = JsonNode.Parse(text);
        Strip(credential);
        return JsonSerializer.SerializeToUtf8Bytes(credential);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Strip(item);
        }
        else if (node is JsonObject value)
        {
            value.Remove("allowedValue");
            foreach (var (_, member) in value)
                Strip(member);
        }
    }

    private static byte[] Read(string file) =>
        JsonSerializer.SerializeToUtf8Bytes(
            JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "documents", file)))
        );
}
