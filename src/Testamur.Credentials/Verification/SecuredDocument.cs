using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>A document whose form was recognised: the credential, and the token it came in.</summary>
internal sealed record SecuredDocument(CredentialFormat Format, JsonObject? Credential, Jws? Token, string? Refusal = null)
{
    /// <summary>The text of a document with Data Integrity proofs; empty for others.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; private init; }

    /// <summary>Whether the document was attached to a PDF, whose pages nobody looked at.</summary>
    public bool InPdf { get; init; }

    public static SecuredDocument Read(ReadOnlyMemory<byte> document, int maxBytes)
    {
        var bytes = document.Span;
        if (bytes.Length > maxBytes)
            return Refused("it is larger than the limit");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return new(CredentialFormat.BakedPng, null, null);
        var text = bytes.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return Refused("it is empty");
        return text[0] switch
        {
            (byte)'{' or (byte)'[' or (byte)'"' or 0xEF => ReadJson(document, maxBytes),
            (byte)'<' when text.IndexOf("<svg"u8) >= 0 => new(CredentialFormat.BakedSvg, null, null),
            _ when text.ContainsAnyExceptInRange((byte)'!', (byte)'~') => new(CredentialFormat.Unknown, null, null),
            _ => ReadToken(Encoding.ASCII.GetString(text), CredentialFormat.VcJwt),
        };
    }

    /// <summary>A presentation, whose proofs are checked as those of a credential.</summary>
    public static SecuredDocument OfPresentation(JsonObject presentation, ReadOnlyMemory<byte> utf8) =>
        new(CredentialFormat.DataIntegrity, presentation, null) { Utf8 = utf8 };

    private static SecuredDocument ReadJson(ReadOnlyMemory<byte> document, int maxBytes)
    {
        if (!StrictJson.TryParseObject(document.Span, out var root, out var problem, maxBytes))
            return Refused(problem);
        var types = root.Texts("type");
        if (types.Contains("EnvelopedVerifiableCredential"))
            return ReadEnvelope(root, types);
        if (root.ContainsKey("payload") && (root.ContainsKey("signatures") || root.ContainsKey("signature")))
            return new(CredentialFormat.EdcJades, null, null);
        if (root.Texts("@context").Contains("https://w3id.org/openbadges/v2"))
            return new(CredentialFormat.OpenBadges2, null, null);
        return types.Contains("VerifiableCredential") || root.ContainsKey("proof")
            ? new(CredentialFormat.DataIntegrity, root, null) { Utf8 = document }
            : new(CredentialFormat.Unknown, null, null);
    }

    /// <summary>§4.13: the context of the data model, one type, and a data URL of a known kind as id.</summary>
    private static SecuredDocument ReadEnvelope(JsonObject root, IReadOnlyList<string> types)
    {
        var id = root.Text("id") ?? "";
        if (!root.Texts("@context").Contains("https://www.w3.org/ns/credentials/v2"))
            return Refused("the envelope does not have the context of the data model");
        if (types.Count != 1 || root["type"] is JsonArray { Count: not 1 })
            return Refused("the envelope has other types as well");
        return id.StartsWith(VcJwt.EnvelopePrefix, StringComparison.Ordinal)
            ? ReadToken(id[VcJwt.EnvelopePrefix.Length..], CredentialFormat.EnvelopedVcJwt)
            : Refused("the envelope holds no vc+jwt");
    }

    private static SecuredDocument ReadToken(string text, CredentialFormat format)
    {
        if (text.Contains('~', StringComparison.Ordinal))
            return new(CredentialFormat.SdJwtVc, null, null);
        if (!text.Contains('.', StringComparison.Ordinal))
            return new(CredentialFormat.Unknown, null, null);
        if (!Jws.TryParse(text, out var token, out var problem))
            return new(format, null, null, problem);
        var type = token.Header.Text("typ");
        if (type is "vc+sd-jwt" or "dc+sd-jwt")
            return new(CredentialFormat.SdJwtVc, null, null);
        // The working group moved the old claim out of the new format: a token with "vc" is of the data model 1.1.
        if (token.Payload.ContainsKey("vc") || (type is null or "JWT" && token.Payload.ContainsKey("nbf")))
            return new(CredentialFormat.LegacyVcJwt, null, null);
        if (
            !string.Equals(type, VcJwt.Type, StringComparison.OrdinalIgnoreCase)
            || (token.Header.ContainsKey("cty") && token.Header.Text("cty") != "vc")
        )
            return new(format, null, null, "the token does not say that it is a credential");
        return new(format, token.Payload, token);
    }

    private static SecuredDocument Refused(string why) => new(CredentialFormat.Unknown, null, null, why);
}
