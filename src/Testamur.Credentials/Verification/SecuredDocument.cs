using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Baking;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Seals;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Verification;

/// <summary>A document whose form was recognised: the credential, and the token it came in.</summary>
internal sealed record SecuredDocument(CredentialFormat Format, JsonObject? Credential, Jws? Token, string? Refusal = null)
{
    /// <summary>The text of a document with Data Integrity proofs; empty for others.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; private init; }

    /// <summary>The seal of a European Digital Credential; null for others.</summary>
    public JadesSeal? Seal { get; private init; }

    /// <summary>How many credentials are under the seal: one, unless a presentation was sealed.</summary>
    public int SealedCount { get; private init; }

    /// <summary>The picture that the document was baked into.</summary>
    public CredentialFormat? Picture { get; private init; }

    /// <summary>Where an old badge says that it is to be found; that is all there is of it.</summary>
    public string? Address { get; private init; }

    /// <summary>Whether the document was attached to a PDF, whose pages nobody looked at.</summary>
    public bool InPdf { get; init; }

    public static SecuredDocument Read(ReadOnlyMemory<byte> document, int maxBytes)
    {
        var bytes = document.Span;
        if (bytes.Length > maxBytes)
            return Refused("it is larger than the limit");
        if (bytes.StartsWith(PngChunks.Signature[..4]))
            return BakedPng.TryExtract(document, out var badge, out var problem, maxBytes)
                ? ReadBadge(badge, CredentialFormat.BakedPng, maxBytes)
                : new(CredentialFormat.BakedPng, null, null, problem);
        var text = bytes.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return Refused("it is empty");
        if (text.TrimStart("\uFEFF"u8) is [(byte)'<', ..] && text.IndexOf("svg"u8) >= 0)
            return ReadSvg(document, maxBytes);
        return ReadText(document, text, maxBytes);
    }

    /// <summary>A presentation, whose proofs are checked as those of a credential.</summary>
    public static SecuredDocument OfPresentation(JsonObject presentation, ReadOnlyMemory<byte> utf8) =>
        new(CredentialFormat.DataIntegrity, presentation, null) { Utf8 = utf8 };

    private static SecuredDocument ReadSvg(ReadOnlyMemory<byte> document, int maxBytes) =>
        BakedSvg.TryExtract(document, out var badge, out var problem, maxBytes)
            ? ReadBadge(badge, CredentialFormat.BakedSvg, maxBytes)
            : new(CredentialFormat.BakedSvg, null, null, problem);

    /// <summary>What was baked into a picture; never another picture.</summary>
    private static SecuredDocument ReadBadge(byte[] badge, CredentialFormat picture, int maxBytes)
    {
        var text = badge.AsSpan().Trim(" \t\r\n"u8);
        var address = text.Length <= 2000 ? Encoding.UTF8.GetString(text) : "";
        var inner = Urls.IsWeb(address)
            ? new SecuredDocument(CredentialFormat.OpenBadges2, null, null) { Address = address }
            : ReadText(badge, text, maxBytes);
        return inner with { Picture = picture };
    }

    private static SecuredDocument ReadText(ReadOnlyMemory<byte> document, ReadOnlySpan<byte> text, int maxBytes) =>
        text switch
        {
            [(byte)'{' or (byte)'[' or (byte)'"' or 0xEF, ..] => ReadJson(document, maxBytes),
            _ when text.ContainsAnyExceptInRange((byte)'!', (byte)'~') => new(CredentialFormat.Unknown, null, null),
            _ => ReadToken(Encoding.ASCII.GetString(text), CredentialFormat.VcJwt),
        };

    private static SecuredDocument ReadJson(ReadOnlyMemory<byte> document, int maxBytes)
    {
        if (!StrictJson.TryParseObject(document.Span, out var root, out var problem, maxBytes))
            return Refused(problem);
        var types = root.Texts("type");
        if (types.Contains("EnvelopedVerifiableCredential"))
            return ReadEnvelope(root, types);
        if (root.ContainsKey("payload") && (root.ContainsKey("signatures") || root.ContainsKey("signature")))
            return ReadSeal(root);
        if (OldForms.Of(root) is { } old)
            return new(old, old == CredentialFormat.Blockcerts1 ? null : root, null) { Utf8 = document };
        return types.Contains("VerifiableCredential") || root.ContainsKey("proof")
            ? new(CredentialFormat.DataIntegrity, root, null) { Utf8 = document }
            : new(CredentialFormat.Unknown, null, null);
    }

    /// <summary>What is sealed is a credential, or a presentation around credentials.</summary>
    private static SecuredDocument ReadSeal(JsonObject root)
    {
        if (!JadesSeal.TryRead(root, out var seal, out var problem))
            return new(CredentialFormat.EdcJades, null, null, problem);
        if (!StrictJson.TryParseObject(seal.Payload.Span, out var text, out problem, seal.Payload.Length))
            return new(CredentialFormat.EdcJades, null, null, problem);
        if (!text.Texts("type").Any(type => type is "VerifiablePresentation" or "EuropeanDigitalPresentation"))
            return new(CredentialFormat.EdcJades, text, null) { Seal = seal, SealedCount = 1 };
        var inside = text.Many("verifiableCredential");
        return new(CredentialFormat.EdcJades, inside is [JsonObject only] ? only : null, null)
        {
            Seal = seal,
            SealedCount = inside.Count,
        };
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
        if (!Jws.TryParse(text, keyAllowed: true, StrictJson.DefaultMaxBytes, out var token, out var problem))
            return new(format, null, null, problem);
        if (format == CredentialFormat.VcJwt && LegacyToken.Is(token))
            return LegacyToken.TryRead(token, out var credential, out problem)
                ? new(CredentialFormat.LegacyVcJwt, credential, token)
                : new(CredentialFormat.LegacyVcJwt, null, null, problem);
        if (token.Header.ContainsKey("jwk"))
            return new(format, null, null, Jws.ExtensionProblem);
        var type = token.Header.Text("typ");
        if (type is "vc+sd-jwt" or "dc+sd-jwt")
            return new(CredentialFormat.SdJwtVc, null, null);
        if (format == CredentialFormat.VcJwt && OldForms.Of(token.Payload) == CredentialFormat.OpenBadges2)
            return new(CredentialFormat.OpenBadges2, token.Payload, token);
        if (
            !string.Equals(type, VcJwt.Type, StringComparison.OrdinalIgnoreCase)
            || (token.Header.ContainsKey("cty") && token.Header.Text("cty") != "vc")
        )
            return new(format, null, null, "the token does not say that it is a credential");
        return new(format, token.Payload, token);
    }

    private static SecuredDocument Refused(string why) => new(CredentialFormat.Unknown, null, null, why);
}
