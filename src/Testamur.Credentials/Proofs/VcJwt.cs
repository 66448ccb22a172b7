using System.Buffers.Text;
using System.Text;
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
        RequireUnsecured(utf8.Span, kid);
        return Jws.Sign(Header(kid), utf8.Span, signer);
    }

    /// <summary>
    /// The same token without its payload (<see href="https://www.rfc-editor.org/rfc/rfc7515#appendix-F">RFC 7515 Appendix F</see>), for whoever keeps the credential anyway:
    /// <see cref="Attach"/> makes it whole.
    /// </summary>
    /// <inheritdoc cref="Sign(ReadOnlyMemory{byte}, ISigner, string)"/>
    /// <exception cref="ArgumentException">It is no JSON object, has a proof, or ends with white space, which is gone from the document with its embedded proof.</exception>
    public static string SignDetached(ReadOnlyMemory<byte> utf8, ISigner signer, string kid)
    {
        RequireUnsecured(utf8.Span, kid);
        if (utf8.Span is not [.., not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'), (byte)'}'])
            throw new ArgumentException("There is white space at the end of the credential.", nameof(utf8));
        return Jws.SignDetached(Header(kid), utf8.Span, signer);
    }

    /// <summary>Leaves out of a token what a document says already.</summary>
    /// <param name="token">A token.</param>
    /// <param name="document">The text of the credential with an embedded proof, or without one.</param>
    /// <returns>The token as it is when its payload is not, byte for byte, that credential without its proof: it could not be made whole again.</returns>
    public static string Detach(string token, string document)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(document);
        var detached = token.Split('.') is [var header, _, var signature] ? $"{header}..{signature}" : token;
        return Attach(detached, document) == token ? detached : token;
    }

    /// <summary>The whole token.</summary>
    /// <param name="token">A token whose payload may have been left out.</param>
    /// <param name="document">The text of the credential it was made of. An embedded proof in it was added afterwards and is no part of what the token says.</param>
    public static string Attach(string token, string document)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(document);
        var gap = token.IndexOf("..", StringComparison.Ordinal);
        if (gap < 0)
            return token;
        var payload = JsonText.Without(Encoding.UTF8.GetBytes(document), "proof"u8);
        return $"{token.AsSpan(0, gap)}.{Base64Url.EncodeToString(payload.Span)}.{token.AsSpan(gap + 2)}";
    }

    private static void RequireUnsecured(ReadOnlySpan<byte> utf8, string kid)
    {
        ArgumentException.ThrowIfNullOrEmpty(kid);
        if (!JsonText.IsObjectWithout(utf8, "proof"u8))
            throw new ArgumentException("The credential is no JSON object, or already has a proof.", nameof(utf8));
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
