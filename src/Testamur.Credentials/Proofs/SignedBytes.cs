using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Rdf;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Proofs;

/// <summary>
/// What a Data Integrity proof signs: the digest of its own options, then that of the document
/// (<see href="https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022">VC-DI-EdDSA §3.2.4</see>).
/// </summary>
internal static class SignedBytes
{
    // A key of P-384 brings its own digest, also into the canonicalization: VC-DI-ECDSA §3.2.3.
    private static readonly CanonicalizationOptions Sha384 = new() { HashAlgorithm = HashAlgorithmName.SHA384 };

    /// <param name="document">The document without the proof, as UTF-8.</param>
    /// <param name="options">The proof without its value.</param>
    /// <param name="context">The document's <c>@context</c>.</param>
    /// <exception cref="JsonLdException">RDF: the document or the options are refused.</exception>
    /// <exception cref="CanonicalizationLimitException">RDF: a budget is passed.</exception>
    public static byte[] Rdf(
        ReadOnlySpan<byte> document,
        JsonObject options,
        JsonNode? context,
        KeyType key,
        JsonLdProcessor jsonLd
    )
    {
        var canonicalization = key == KeyType.P384 ? Sha384 : CanonicalizationOptions.Default;
        var length = key == KeyType.P384 ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;
        var signed = new byte[2 * length];
        Options(options, context, key, jsonLd, signed);
        RdfCanonicalizer.Hash(jsonLd.ToRdf(document), signed.AsSpan(length), canonicalization);
        return signed;
    }

    /// <summary>The digest of the options alone.</summary>
    /// <exception cref="JsonLdException">The options are refused.</exception>
    public static void Options(JsonObject options, JsonNode? context, KeyType key, JsonLdProcessor jsonLd, Span<byte> hash)
    {
        if (jsonLd == JsonLdProcessor.ForCredentials && PlainProof.Canonicalize(options, context) is { } plain)
            Hash(plain, key, hash);
        else
            RdfCanonicalizer.Hash(
                OptionsToRdf(options, context, jsonLd),
                hash,
                key == KeyType.P384 ? Sha384 : CanonicalizationOptions.Default
            );
    }

    /// <param name="document">The document; its member <c>proof</c> is not signed.</param>
    /// <exception cref="ArgumentException">There is no canonical JSON for it.</exception>
    public static byte[] Jcs(JsonObject document, JsonObject options, KeyType key) =>
        Jcs(JsonCanonicalizer.CanonicalizeWithout(document, "proof"), options, key);

    /// <param name="document">The document as canonical JSON.</param>
    /// <exception cref="ArgumentException">There is no canonical JSON for the options.</exception>
    public static byte[] Jcs(ReadOnlySpan<byte> document, JsonObject options, KeyType key)
    {
        var length = key == KeyType.P384 ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;
        var signed = new byte[2 * length];
        Hash(JsonCanonicalizer.Canonicalize(options), key, signed);
        Hash(document, key, signed.AsSpan(length));
        return signed;
    }

    /// <summary>The options under the document's own context (<see href="https://www.w3.org/TR/vc-di-eddsa/#proof-configuration-eddsa-rdfc-2022">§3.2.5</see>).</summary>
    internal static Dataset OptionsToRdf(JsonObject options, JsonNode? context, JsonLdProcessor jsonLd)
    {
        var configuration = (JsonObject)options.DeepClone();
        configuration["@context"] = context?.DeepClone();
        return jsonLd.ToRdf(JsonText.Write(configuration));
    }

    private static void Hash(ReadOnlySpan<byte> data, KeyType key, Span<byte> destination)
    {
        if (key == KeyType.P384)
            SHA384.HashData(data, destination);
        else
            SHA256.HashData(data, destination);
    }
}
