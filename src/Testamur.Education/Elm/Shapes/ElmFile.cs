using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Education.Elm.Shapes;

/// <summary>The credential within a file, and what files of others have that plain JSON-LD would drop.</summary>
internal static class ElmFile
{
    /// <summary>
    /// The credential of a sealed file (JWS JSON with the text as payload) or of the form for uploading (<c>{"credential": …}</c>); any other
    /// file as it is.
    /// </summary>
    public static ReadOnlySpan<byte> Credential(ReadOnlySpan<byte> utf8)
    {
        if (!StrictJson.TryParseObject(utf8, out var root, out _))
            return utf8;
        if (Text(root["payload"]) is { } payload && (root.ContainsKey("signatures") || root.ContainsKey("signature")))
            return Payload(payload) ?? utf8;
        return root["credential"] is JsonObject inner && !root.ContainsKey("@context")
            ? JsonSerializer.SerializeToUtf8Bytes(inner, ElmVersionsJson.Default.JsonNode)
            : utf8;
    }

    /// <summary>
    /// The document without white space around the keys of its objects: published credentials have language tags such as <c>"en "</c>, whose
    /// texts JSON-LD would drop. Null when there is nothing to mend.
    /// </summary>
    public static byte[]? Mended(ReadOnlySpan<byte> utf8)
    {
        if (!StrictJson.TryParse(utf8, out var root, out _) || root is null || !Mend(root))
            return null;
        return JsonSerializer.SerializeToUtf8Bytes(root, ElmVersionsJson.Default.JsonNode);
    }

    private static byte[]? Payload(string payload)
    {
        if (payload.AsSpan().TrimStart() is ['{', ..])
            return Encoding.UTF8.GetBytes(payload);
        return Base64Url.IsValid(payload) ? Base64Url.DecodeFromChars(payload) : null;
    }

    private static bool Mend(JsonNode node)
    {
        var mended = false;
        if (node is JsonArray array)
        {
            foreach (var item in array)
                mended |= item is not null && Mend(item);
        }
        else if (node is JsonObject value)
        {
            foreach (var (name, member) in value.ToList())
            {
                mended |= member is not null && Mend(member);
                var trimmed = name.Trim();
                if (trimmed.Length == name.Length || value.ContainsKey(trimmed))
                    continue;
                value.Remove(name);
                value.Add(trimmed, member);
                mended = true;
            }
        }
        return mended;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
