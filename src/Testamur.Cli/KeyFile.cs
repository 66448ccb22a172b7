using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Rdf.Json;

namespace Testamur.Cli;

/// <summary>A Multikey file with its private key.</summary>
internal static class KeyFile
{
    public static JsonObject Write(PrivateKey key)
    {
        var did = key.PublicKey.ToDidKey();
        return new JsonObject
        {
            ["@context"] = "https://w3id.org/security/multikey/v1",
            ["id"] = did + "#" + key.PublicKey.ToMultikey(),
            ["type"] = "Multikey",
            ["controller"] = did,
            ["publicKeyMultibase"] = key.PublicKey.ToMultikey(),
            ["secretKeyMultibase"] = key.ExportMultikey(),
        };
    }

    public static bool TryRead(byte[] json, [NotNullWhen(true)] out PrivateKey? key, out string method, out string controller)
    {
        key = null;
        method = controller = "";
        if (
            !StrictJson.TryParseObject(json, out var file, out _)
            || !PrivateKey.TryParseMultikey(Text(file["secretKeyMultibase"]), out key)
        )
            return false;
        controller = Text(file["controller"]) ?? key.PublicKey.ToDidKey();
        method = Text(file["id"]) ?? controller + "#" + key.PublicKey.ToMultikey();
        return true;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
