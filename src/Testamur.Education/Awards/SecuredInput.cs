using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Education.Awards;

/// <summary>Takes the credential out of what secures it, without verifying: reading is not believing.</summary>
internal static class SecuredInput
{
    /// <summary>Documents with pictures are larger than others; nothing honest is larger than this.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The credential of a plain, sealed, enveloped or signed document. False with the reason otherwise; never throws.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> document, out JsonObject credential, out bool secured, out string problem)
    {
        credential = [];
        secured = false;
        var text = document.Trim(" \t\r\n"u8);
        if (!text.IsEmpty && text[0] != (byte)'{' && text.Length <= MaxBytes && text.IndexOf((byte)'.') > 0)
        {
            secured = true;
            return TryToken(text, out credential, out problem);
        }
        if (!StrictJson.TryParseObject(text, out var root, out problem, MaxBytes))
            return false;
        return TryUnwrap(root, out credential, out secured, out problem);
    }

    /// <summary>A member of a bundle: an object, or a token as text.</summary>
    public static bool TryOpen(JsonNode? node, out JsonObject credential)
    {
        credential = [];
        if (node is JsonObject value)
            return TryUnwrap((JsonObject)value.DeepClone(), out credential, out _, out _);
        return DocumentNode.TextOf(node) is { } token && TryToken(Encoding.UTF8.GetBytes(token), out credential, out _);
    }

    private static bool TryUnwrap(JsonObject root, out JsonObject credential, out bool secured, out string problem)
    {
        credential = root;
        secured = root.ContainsKey("proof");
        problem = "";
        // European Digital Credentials: the seal holds the text, https://www.rfc-editor.org/rfc/rfc7797.
        if (root.ContainsKey("signatures") && DocumentNode.TextOf(root["payload"]) is { } payload)
        {
            secured = true;
            if (!StrictJson.TryParseObject(Encoding.UTF8.GetBytes(payload), out var sealedRoot, out problem, MaxBytes))
                return false;
            credential = sealedRoot;
        }
        else if (DocumentNode.TextOf(root["id"]) is { } id && id.StartsWith("data:application/vc+jwt,", StringComparison.Ordinal))
        {
            secured = true;
            return TryToken(
                Encoding.UTF8.GetBytes(id[(id.IndexOf(',', StringComparison.Ordinal) + 1)..]),
                out credential,
                out problem
            );
        }
        // The form in which EDC takes an upload.
        if (!credential.ContainsKey("credentialSubject") && credential["credential"] is JsonObject inner)
            credential = (JsonObject)inner.DeepClone();
        return true;
    }

    private static bool TryToken(ReadOnlySpan<byte> token, out JsonObject credential, out string problem)
    {
        credential = [];
        problem = "the token has no readable payload";
        var rest = token[(token.IndexOf((byte)'.') + 1)..];
        var end = rest.IndexOf((byte)'.');
        if (end <= 0 || !Base64Url.IsValid(rest[..end]))
            return false;
        if (!StrictJson.TryParseObject(Base64Url.DecodeFromUtf8(rest[..end]), out var payload, out problem, MaxBytes))
            return false;
        credential = payload["vc"] is JsonObject inner ? (JsonObject)inner.DeepClone() : payload;
        // Claims of the token that repeat members of the credential.
        foreach (var claim in (ReadOnlySpan<string>)["iss", "sub", "nbf", "exp", "jti", "iat"])
            credential.Remove(claim);
        return true;
    }
}
