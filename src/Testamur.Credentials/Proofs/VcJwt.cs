using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Proofs;

/// <summary>A credential as a token, <c>vc+jwt</c> (<see href="https://www.w3.org/TR/vc-jose-cose/#with-jose">Securing Credentials using JOSE §3.1</see>); <see cref="Jws"/> reads it.</summary>
public static class VcJwt
{
    /// <summary>The header's <c>typ</c>.</summary>
    public const string Type = "vc+jwt";

    internal const string EnvelopePrefix = "data:application/vc+jwt,";

    /// <summary>Signs a credential. <c>iss</c> and <c>jti</c> are not written twice: the credential's own <c>issuer</c> and <c>id</c> say it.</summary>
    /// <param name="credential">A credential without <c>proof</c>.</param>
    /// <param name="signer">The issuer's key.</param>
    /// <param name="kid">The full id of the key, e.g. <c>did:web:example.org#key-1</c>.</param>
    /// <exception cref="ArgumentException">The credential has a proof.</exception>
    public static string Sign(JsonObject credential, ISigner signer, string kid)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrEmpty(kid);
        if (credential.ContainsKey("proof"))
            throw new ArgumentException("The credential already has a proof.", nameof(credential));
        return Jws.Sign(Header(kid), credential, signer);
    }

    /// <summary>The same from the credential's text, which is signed as it is.</summary>
    /// <param name="utf8">One JSON object without <c>proof</c>, as <see cref="Testamur.Rdf.Json.StrictJson"/> would read it.</param>
    /// <param name="signer">The issuer's key.</param>
    /// <param name="kid">The full id of the key.</param>
    /// <exception cref="ArgumentException">It is no JSON object, or has a proof.</exception>
    public static string Sign(ReadOnlyMemory<byte> utf8, ISigner signer, string kid)
    {
        ArgumentException.ThrowIfNullOrEmpty(kid);
        if (!JsonText.IsObjectWithout(utf8.Span, "proof"u8))
            throw new ArgumentException("The credential is no JSON object, or already has a proof.", nameof(utf8));
        return Jws.Sign(Header(kid), utf8.Span, signer);
    }

    private static JsonObject Header(string kid) =>
        new()
        {
            ["typ"] = Type,
            ["cty"] = "vc",
            ["kid"] = kid,
        };

    /// <summary>A token in the JSON object that stands for it among JSON credentials (<see href="https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials">VC Data Model 2.0 §4.13</see>).</summary>
    public static JsonObject Envelop(string token) =>
        new()
        {
            ["@context"] = "https://www.w3.org/ns/credentials/v2",
            ["type"] = "EnvelopedVerifiableCredential",
            ["id"] = EnvelopePrefix + token,
        };
}
