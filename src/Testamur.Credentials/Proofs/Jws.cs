using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// A compact JSON Web Signature over a JSON object (<see href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515 §3.1</see>), read strictly: one text for
/// one meaning (<see href="https://www.rfc-editor.org/rfc/rfc8725#section-3">RFC 8725 §3</see>).
/// </summary>
public sealed class Jws
{
    // RFC 7515 §4.1.11: an extension that is marked critical and not understood makes a token invalid. None is understood. The others bring
    // the key along, and a key that the sender chose proves nothing.
    private static readonly string[] RefusedMembers = ["crit", "b64", "jwk", "jku", "x5u"];

    internal const string ExtensionProblem = "the header asks for extensions that are not supported";

    private readonly byte[] signingInput;
    private readonly byte[] signature;

    private Jws(JsonObject header, JsonObject payload, byte[] signingInput, byte[] signature)
    {
        Header = header;
        Payload = payload;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /// <summary>The protected header.</summary>
    public JsonObject Header { get; }

    /// <summary>What is signed.</summary>
    public JsonObject Payload { get; }

    /// <summary>The header's <c>typ</c>.</summary>
    public string? Type => Header.Text("typ");

    /// <summary>The header's <c>kid</c>.</summary>
    public string? KeyId => Header.Text("kid");

    /// <inheritdoc cref="Sign(JsonObject, ReadOnlySpan{byte}, ISigner)"/>
    public static string Sign(JsonObject header, JsonObject payload, ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Sign(header, JsonText.Write(payload), signer);
    }

    /// <summary>Signs. The header gets <c>alg</c> from the signer, in front.</summary>
    /// <param name="header">The other members of the header.</param>
    /// <param name="payload">What is signed: the text of a JSON object in UTF-8, taken as it is.</param>
    /// <param name="signer">The key.</param>
    public static string Sign(JsonObject header, ReadOnlySpan<byte> payload, ISigner signer) =>
        Sign(header, payload, signer, isDetached: false);

    /// <summary>The header and the signature alone.</summary>
    /// <inheritdoc cref="Sign(JsonObject, ReadOnlySpan{byte}, ISigner)"/>
    internal static string SignDetached(JsonObject header, ReadOnlySpan<byte> payload, ISigner signer) =>
        Sign(header, payload, signer, isDetached: true);

    private static string Sign(JsonObject header, ReadOnlySpan<byte> payload, ISigner signer, bool isDetached)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(signer);
        var whole = new JsonObject { ["alg"] = Jose.NameOf(signer.Algorithm) };
        foreach (var (name, value) in header)
            whole[name] = value?.DeepClone();
        var first = JsonText.Write(whole);
        var input = Base64Url.GetEncodedLength(first.Length) + 1 + Base64Url.GetEncodedLength(payload.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(input + 1 + Base64Url.GetEncodedLength(signer.PublicKey.SignatureLength));
        try
        {
            var at = Base64Url.EncodeToUtf8(first, buffer);
            buffer[at++] = (byte)'.';
            var behindHeader = at;
            at += Base64Url.EncodeToUtf8(payload, buffer.AsSpan(at));
            var signature = signer.Sign(buffer.AsSpan(0, at));
            if (isDetached)
                at = behindHeader;
            buffer[at++] = (byte)'.';
            at += Base64Url.EncodeToUtf8(signature, buffer.AsSpan(at));
            return Encoding.ASCII.GetString(buffer, 0, at);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads a token. Refused: other than three parts, an empty part, bad base64url, duplicate members, an algorithm outside EdDSA, ES256, ES384,
    /// ES512 and RS256 (so no <c>none</c> and no HMAC), and headers with <c>crit</c>, <c>b64</c> or a key of the sender's choice
    /// (<c>jwk</c>, <c>jku</c>, <c>x5u</c>). The signature is not checked here. Never throws.
    /// </summary>
    public static bool TryParse(string token, [NotNullWhen(true)] out Jws? parsed, out string problem) =>
        TryParse(token, keyAllowed: false, StrictJson.DefaultMaxBytes, out parsed, out problem);

    /// <summary>
    /// The same with another limit for the payload; and a header may bring its key along if <paramref name="keyAllowed"/>: the caller has to know whose it is.
    /// </summary>
    internal static bool TryParse(
        string token,
        bool keyAllowed,
        int maxBytes,
        [NotNullWhen(true)] out Jws? parsed,
        out string problem
    )
    {
        parsed = null;
        problem = "the token is not three parts of base64url";
        var text = token.AsSpan();
        var first = text.IndexOf('.');
        var last = text.LastIndexOf('.');
        if (
            first <= 0
            || last <= first + 1
            || !Multibase.TryFromBase64Url(text[..first], out var headerBytes)
            || !Multibase.TryFromBase64Url(text[(first + 1)..last], out var payloadBytes) // no further dot: it is no base64url
            || !Multibase.TryFromBase64Url(text[(last + 1)..], out var signature)
        )
            return false;
        if (
            !StrictJson.TryParseObject(headerBytes, out var header, out problem)
            || !StrictJson.TryParseObject(payloadBytes, out var payload, out problem, maxBytes)
        )
            return false;
        if (!Jose.IsKnown(header.Text("alg")))
            problem = "the algorithm is not allowed";
        else if (RefusedMembers.Any(name => header.ContainsKey(name) && !(keyAllowed && name == "jwk")))
            problem = ExtensionProblem;
        else
            parsed = new Jws(header, payload, Encoding.ASCII.GetBytes(token, 0, last), signature);
        return parsed is not null;
    }

    /// <summary>Whether the signature is <paramref name="key"/>'s; the header's algorithm must be the key's own. Never throws.</summary>
    public bool Verify(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Jose.Fits(Header.Text("alg"), key.Algorithm) && key.Verify(signingInput, signature);
    }
}
