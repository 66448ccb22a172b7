using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Testamur.Credentials.Keys;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.JsonLd;

namespace Testamur.Benchmarks.Proofs;

/// <summary>What no implementation can save: parsing once, hashing once, signing once.</summary>
internal static class RawCosts
{
    public static IEnumerable<Operation> All()
    {
        foreach (var (name, text) in Documents.All)
        {
            var canonical = RdfCanonicalizer.Canonicalize(JsonLdProcessor.ForCredentials.ToRdf(text)).NQuads.ToArray();
            var hash = new byte[SHA256.HashSizeInBytes];
            yield return new($"raw parse {name}", () => JsonDocument.Parse(text).Dispose());
            // Canonical JSON is at least the text written once more.
            var parsed = JsonDocument.Parse(text);
            var written = new ArrayBufferWriter<byte>(text.Length);
            yield return new(
                $"raw write {name}",
                () =>
                {
                    written.ResetWrittenCount();
                    using var writer = new Utf8JsonWriter(written);
                    parsed.WriteTo(writer);
                }
            );
            yield return new($"raw SHA-256 text {name}", () => SHA256.HashData(text, hash));
            yield return new($"raw SHA-256 quads {name}", () => SHA256.HashData(canonical, hash));
        }

        // Two digests are what a Data Integrity proof signs.
        var data = RandomNumberGenerator.GetBytes(2 * SHA256.HashSizeInBytes);
        foreach (var (name, type) in new[] { ("Ed25519", KeyType.Ed25519), ("P-256", KeyType.P256) })
        {
            var key = PrivateKey.Generate(type);
            var signer = key.CreateSigner();
            var signature = signer.Sign(data);
            yield return new($"raw sign {name}", () => signer.Sign(data));
            yield return new($"raw verify {name}", () => Check.That(signer.PublicKey.Verify(data, signature)));
        }
    }
}
