using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Seals;

/// <summary>
/// A sealed text as the European Digital Credentials have it: JSON Web Signature in its general JSON form, one signature, the text
/// as it is inside a JSON string (<see href="https://www.rfc-editor.org/rfc/rfc7515#section-7.2.1">RFC 7515 §7.2.1</see>,
/// <see href="https://www.rfc-editor.org/rfc/rfc7797#section-3">RFC 7797 §3</see>). Read strictly; the text is never written anew.
/// </summary>
public sealed class JadesSeal
{
    private readonly SealHeader header;
    private readonly byte[] signature;

    private JadesSeal(
        SealHeader header,
        string headerText,
        ReadOnlyMemory<byte> payload,
        string signatureText,
        byte[] signature,
        IReadOnlyList<SealEntry> entries
    )
    {
        this.header = header;
        this.signature = signature;
        HeaderText = headerText;
        Payload = payload;
        SignatureText = signatureText;
        Entries = entries;
    }

    /// <summary>What is sealed: UTF-8, byte for byte as it was signed.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The header's <c>alg</c>, one of RS, PS and ES with 256, 384 and 512.</summary>
    public string Algorithm => header.Algorithm;

    /// <summary>Whether the text was signed as base64url (<c>b64</c> true or absent).</summary>
    public bool IsEncoded => header.IsEncoded;

    /// <summary>When it was sealed, by the sealer's own word: <c>sigT</c> or <c>iat</c>.</summary>
    public DateTimeOffset SignedAt => header.SignedAt;

    /// <summary>The header's <c>crit</c>.</summary>
    public IReadOnlyList<string> Critical => header.Critical;

    /// <summary>The members of the protected header, in order.</summary>
    public IReadOnlyList<string> HeaderNames => header.Names;

    /// <summary>How many certificates the header carries.</summary>
    public int CertificateCount => header.Certificates.Count;

    /// <summary>The names of what was added after sealing, in order: <c>sigTst</c>, <c>xVals</c>, <c>rVals</c>, <c>arcTst</c>.</summary>
    public IReadOnlyList<string> Additions => [.. Entries.Select(entry => entry.Name)];

    internal SealHeader Header => header;

    internal string HeaderText { get; }

    internal string SignatureText { get; }

    internal IReadOnlyList<SealEntry> Entries { get; }

    /// <summary>
    /// Reads a sealed document. Refused, with a short English <paramref name="problem"/>: other members than <c>payload</c>,
    /// <c>signatures</c>, <c>protected</c>, <c>header</c>, <c>signature</c>; more than one signature; duplicate members and everything
    /// else of <see cref="StrictJson"/>; <c>none</c> and HMAC; unknown critical members; <c>jwk</c>, <c>jku</c>, <c>x5u</c>, <c>x5t</c>; none
    /// or both of <c>sigT</c> and <c>iat</c>; more than 16 certificates or 32 unsigned entries. Nothing is verified. Never throws.
    /// </summary>
    public static bool TryParse(
        ReadOnlySpan<byte> document,
        [NotNullWhen(true)] out JadesSeal? seal,
        out string problem,
        int maxBytes = StrictJson.DefaultMaxBytes
    )
    {
        seal = null;
        if (document.Length <= maxBytes && PlainContainer.TryRead(document, out var parts))
            return TryRead(parts.Header, parts.Payload, parts.Signature, null, out seal, out problem);
        return StrictJson.TryParseObject(document, out var root, out problem, maxBytes) && TryRead(root, out seal, out problem);
    }

    internal static bool TryRead(JsonObject root, [NotNullWhen(true)] out JadesSeal? seal, out string problem)
    {
        seal = null;
        problem = "the seal is not a text with one signature";
        if (
            root.Count != 2
            || root.Text("payload") is not { } payload
            || root["signatures"] is not JsonArray { Count: 1 } signatures
            || signatures[0] is not JsonObject signature
            || signature.Text("protected") is not { } headerText
            || signature.Text("signature") is not { } signatureText
            || signature.Count != (signature.ContainsKey("header") ? 3 : 2)
        )
            return false;
        var unprotected = signature.ContainsKey("header") ? signature["header"] ?? new JsonObject() : null;
        return TryRead(headerText, Encoding.UTF8.GetBytes(payload), signatureText, unprotected, out seal, out problem);
    }

    private static bool TryRead(
        string headerText,
        ReadOnlyMemory<byte> payload,
        string signatureText,
        JsonNode? unprotected,
        [NotNullWhen(true)] out JadesSeal? seal,
        out string problem
    )
    {
        seal = null;
        problem = "the seal is not well formed";
        if (
            !Multibase.TryFromBase64Url(headerText, out var headerBytes)
            || !Multibase.TryFromBase64Url(signatureText, out var bytes)
            || bytes.Length is 0 or > 1024
        )
            return false;
        if (
            !StrictJson.TryParseObject(headerBytes, out var json, out problem)
            || !SealHeader.TryRead(json, out var header, out problem)
        )
            return false;
        problem = "what was added to the seal is not well formed";
        IReadOnlyList<SealEntry>? entries = [];
        if (unprotected is not null && !SealEntry.TryReadAll(unprotected, out entries))
            return false;
        problem = "the text in the seal is not base64url";
        // Read with it: the header says how the text was signed.
        if (header!.IsEncoded)
        {
            if (!Multibase.TryFromBase64Url(Encoding.UTF8.GetString(payload.Span), out var decoded))
                return false;
            payload = decoded;
        }

        problem = "";
        seal = new(header, headerText, payload, signatureText, bytes, entries);
        return true;
    }

    /// <summary>ASCII(protected) . payload: what the signature is over.</summary>
    internal byte[] SigningInput() => SigningInput(HeaderText, SignedPayload().Span);

    internal static byte[] SigningInput(string header, ReadOnlySpan<byte> payload)
    {
        var input = GC.AllocateUninitializedArray<byte>(header.Length + 1 + payload.Length);
        Encoding.ASCII.GetBytes(header, input);
        input[header.Length] = (byte)'.';
        payload.CopyTo(input.AsSpan(header.Length + 1));
        return input;
    }

    internal ReadOnlySpan<byte> SignatureBytes => signature;

    /// <summary>The octets that a time stamp is over; null when they cannot be told (entries in clear form).</summary>
    internal byte[]? Stamped(string kind, int entry)
    {
        if (kind == "adoTst")
            return SignedPayload().ToArray();
        if (kind == "sigTst")
            return Encoding.ASCII.GetBytes(SignatureText);
        var earlier = Entries.Take(entry).Select(e => e.Text).ToList();
        if (earlier.Contains(null))
            return null;
        var rest = Encoding.ASCII.GetBytes($".{HeaderText}.{SignatureText}.{string.Concat(earlier)}");
        return [.. SignedPayload().Span, .. rest];
    }

    internal static byte[] Digest(HashAlgorithmName hash, ReadOnlySpan<byte> data) =>
        CryptographicOperations.HashData(hash, data);

    private ReadOnlyMemory<byte> SignedPayload() =>
        IsEncoded ? Encoding.ASCII.GetBytes(Multibase.ToBase64Url(Payload.Span)) : Payload;
}
