using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Benchmarks.Proofs;

/// <summary>Ours: from text to text, and from text to the verifier's whole report.</summary>
internal static class ProofOperations
{
    private static readonly CredentialVerifier Verifier = new();
    private static readonly VerificationOptions AtThatTime = new() { Now = Documents.Now };

    public static IEnumerable<Operation> All() => [.. Canonicalizing(), .. Proving(), .. Disclosing(), .. Tokens()];

    private static IEnumerable<Operation> Canonicalizing()
    {
        foreach (var (name, text) in Documents.All)
        {
            yield return new(
                $"canonicalize {name}",
                () => RdfCanonicalizer.Canonicalize(JsonLdProcessor.ForCredentials.ToRdf(text))
            );
            var dataset = JsonLdProcessor.ForCredentials.ToRdf(text);
            yield return new($"rdfc {name}", () => RdfCanonicalizer.Canonicalize(dataset));
        }
    }

    private static IEnumerable<Operation> Proving()
    {
        foreach (var suite in Cryptosuite.All)
        {
            var issuer = new Issuer(suite.Signs(KeyType.Ed25519) ? KeyType.Ed25519 : KeyType.P256);
            foreach (var (name, text) in Documents.All)
            {
                var credential = Documents.IssuedBy(text, issuer.Did);
                var options = issuer.Options with { Suite = suite };
                var secured = DataIntegrity.Sign(credential, issuer.Signer, options);
                yield return new($"issue {suite} {name}", () => DataIntegrity.Sign(credential, issuer.Signer, options));
                yield return new($"verify {suite} {name}", () => Verify(secured));
            }
        }
    }

    private static IEnumerable<Operation> Disclosing()
    {
        var issuer = new Issuer(KeyType.P256);
        var credential = Documents.IssuedBy(Documents.WithoutAllowedValues(Documents.All[0].Text), issuer.Did);
        string[] mandatory = ["/issuer", "/validFrom"];
        string[] selective = ["/credentialSubject/achievement/name", "/credentialSubject/achievement/criteria"];
        byte[] Base() => Text(EcdsaSd2023.Sign(Read(credential), issuer.Signer, issuer.Options, mandatory));
        var secured = Base();
        byte[] Derive() => Text(EcdsaSd2023.Derive(Read(secured), selective));
        var derived = Derive();
        yield return new("base ecdsa-sd-2023 badge", () => Base());
        yield return new("derive ecdsa-sd-2023 badge", () => Derive());
        yield return new("verify ecdsa-sd-2023 badge", () => Verify(derived));
        // Every statement has a signature of its own, and one more binds them: that much cannot be saved.
        var (statements, shown) = (Signatures(secured), Signatures(derived));
        var data = new byte[2 * SHA256.HashSizeInBytes];
        var signature = issuer.Signer.Sign(data);
        yield return new(
            "raw sign P-256 each statement",
            () =>
            {
                for (var i = 0; i < statements; i++)
                    issuer.Signer.Sign(data);
            }
        );
        yield return new(
            "raw verify P-256 each statement",
            () =>
            {
                for (var i = 0; i < shown; i++)
                    Check.That(issuer.Signer.PublicKey.Verify(data, signature));
            }
        );
    }

    /// <summary>How many signatures a proof of ecdsa-sd-2023 has, by its value: in base and derived proofs alike, the first array of its parts, and one.</summary>
    private static int Signatures(byte[] secured)
    {
        var value = (string)Read(secured)["proof"]!["proofValue"]!; // it was just made
        var reader = new CborReader(Base64Url.DecodeFromChars(value.AsSpan(1)).AsMemory(3));
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.StartArray)
            reader.SkipValue();
        return 1 + reader.ReadStartArray()!.Value; // the form has definite lengths
    }

    private static IEnumerable<Operation> Tokens()
    {
        var issuer = new Issuer(KeyType.P256);
        var credential = Documents.IssuedBy(Documents.All[0].Text, issuer.Did);
        var text = VcJwt.Sign(credential, issuer.Signer, issuer.Options.VerificationMethod);
        var token = System.Text.Encoding.ASCII.GetBytes(text);
        yield return new(
            "issue vc+jwt ES256 badge",
            () => VcJwt.Sign(credential, issuer.Signer, issuer.Options.VerificationMethod)
        );
        // What the peer does: read the token, check the signature with a key at hand.
        yield return new(
            "verify vc+jwt ES256 badge",
            () => Check.That(Jws.TryParse(text, out var read, out _) && read.Verify(issuer.Signer.PublicKey))
        );
        yield return new("report vc+jwt ES256 badge", () => Verify(token));
    }

    private static void Verify(byte[] document)
    {
        // No source is asked, so nothing is waited for.
        var report = Verifier.VerifyAsync(document, AtThatTime).AsTask().GetAwaiter().GetResult();
        Check.That(
            report[CheckCode.Integrity].Outcome == Outcome.Passed
                && report[CheckCode.IssuerBinding].Outcome == Outcome.Passed
                && report[CheckCode.Validity].Outcome == Outcome.Passed
        );
    }

    private static JsonObject Read(byte[] utf8)
    {
        Check.That(StrictJson.TryParseObject(utf8, out var value, out _));
        return value!; // or it was thrown
    }

    private static byte[] Text(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private sealed class Issuer
    {
        public Issuer(KeyType type)
        {
            Signer = PrivateKey.Generate(type).CreateSigner();
            Did = Signer.PublicKey.ToDidKey();
            Options = new() { VerificationMethod = $"{Did}#{Signer.PublicKey.ToMultikey()}", Created = Documents.Now };
        }

        public ISigner Signer { get; }

        public string Did { get; }

        public ProofOptions Options { get; }
    }
}
