using System.Buffers.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>What a signature comes to.</summary>
[JsonConverter(typeof(CamelCaseEnum<SignatureFinding>))]
public enum SignatureFinding
{
    /// <summary>The party signed exactly this document.</summary>
    Valid,

    /// <summary>The document or the signature was changed.</summary>
    Altered,

    /// <summary>The key is not the party's, or is not known.</summary>
    ForeignKey,

    /// <summary>It is no signature of an agreement.</summary>
    Unreadable,

    /// <summary>The party revoked the key from a moment on, and nothing shows that it signed before that.</summary>
    KeyRevoked,
}

/// <summary>
/// A party's signature under an agreement: a JSON Web Signature with detached content (<see href="https://www.rfc-editor.org/rfc/rfc7515#appendix-F">RFC 7515
/// Appendix F</see>) over the canonical document. Its own <c>typ</c> keeps it from being taken for a credential, and a credential for it
/// (<see href="https://www.rfc-editor.org/rfc/rfc8725#section-3.11">RFC 8725 §3.11</see>).
/// </summary>
public static class AgreementSignature
{
    /// <summary>The header's <c>typ</c>.</summary>
    public const string Type = "agreement+jws";

    private const int LongestSignature = 8000;

    /// <summary>Signs.</summary>
    /// <param name="document">The agreement as JSON.</param>
    /// <param name="signer">The party's key.</param>
    /// <param name="kid">The full id of the key; what stands before <c>#</c> is the party.</param>
    /// <param name="at">When; stands in the header as <c>iat</c>.</param>
    /// <exception cref="ArgumentException">The document is no JSON object, or is too large.</exception>
    public static string Sign(ReadOnlySpan<byte> document, ISigner signer, string kid, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrEmpty(kid);
        var payload = AgreementJson.Canonical(document) ?? throw new ArgumentException("This is no agreement.", nameof(document));
        var header = new JsonObject
        {
            ["typ"] = Type,
            ["kid"] = kid,
            ["iat"] = at.ToUnixTimeSeconds(),
        };
        var parts = Jws.Sign(header, payload, signer).Split('.');
        return $"{parts[0]}..{parts[2]}";
    }

    /// <summary>Checks a signature again. Never throws.</summary>
    /// <param name="document">The agreement as JSON.</param>
    /// <param name="signature">What <see cref="Sign"/> made.</param>
    /// <param name="party">The party whose signature it should be.</param>
    /// <param name="keys">The party's published keys; null when they are not known.</param>
    /// <param name="signedAt">
    /// When it was signed, by a record of whoever asks; null without one. The signature's own <c>iat</c> shows nothing, since whoever has the key can write any. It
    /// counts only for a key that is revoked (<see href="https://www.w3.org/TR/cid-1.0/#dfn-revoked">Controlled Identifiers §2.2</see>).
    /// </param>
    public static SignatureFinding Check(
        ReadOnlySpan<byte> document,
        string signature,
        string party,
        DidDocument? keys,
        DateTimeOffset? signedAt
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(party);
        if (
            signature.Length > LongestSignature
            || signature.Split('.') is not [var header, "", var value]
            || AgreementJson.Canonical(document) is not { } payload
            || !Jws.TryParse($"{header}.{Base64Url.EncodeToString(payload)}.{value}", out var token, out _)
            || token.Type != Type
            || token.KeyId is not { } kid
        )
            return SignatureFinding.Unreadable;
        return keys is null
            || keys.Did != party
            || !kid.StartsWith(party + "#", StringComparison.Ordinal)
            || !keys.Allows(ProofPurpose.AssertionMethod, kid)
            || keys.FindKey(kid) is not { } key
                ? SignatureFinding.ForeignKey
            : !token.Verify(key) ? SignatureFinding.Altered
            : keys.RevokedSince(kid) is { } since && !(signedAt < since) ? SignatureFinding.KeyRevoked
            : SignatureFinding.Valid;
    }
}
