using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Tests.Proofs;

/// <summary>Every step of every published proof: canonical forms, digests, what is signed, the signature, the whole document.</summary>
public sealed class DataIntegrityVectorTests
{
    public static TheoryData<string> Folders() =>
        [
            .. new[] { "vc-di-eddsa", "vc-di-ecdsa" }
                .SelectMany(suite => Directory.GetDirectories(Vector.PathOf(suite)))
                .Select(folder => Path.GetRelativePath(Vector.PathOf(""), folder))
                .Where(folder => !folder.EndsWith("ecdsa-sd-2023", StringComparison.Ordinal)),
        ];

    [Fact]
    public void There_are_five_of_them() => Assert.Equal(5, Folders().Count);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_step_is_the_published_one(string folder)
    {
        var published = new Published(folder);
        var digest = published.Key.PublicKey.Type == KeyType.P384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
        var canonicalization = new CanonicalizationOptions { HashAlgorithm = digest };
        var unsigned = published.Unsigned;
        var configuration = published.Json("proofConfig");
        string Canonical(JsonObject value) =>
            published.IsRdf
                ? RdfCanonicalizer
                    .Canonicalize(JsonLdProcessor.ForCredentials.ToRdf(JsonText.Write(value)), canonicalization)
                    .ToString()
                : Encoding.UTF8.GetString(JsonCanonicalizer.Canonicalize(value));
        Assert.Equal(published.Text("canonDoc"), Canonical(unsigned));
        Assert.Equal(published.Text("proofCanon"), Canonical(configuration));
        Assert.Equal(published.Text("docHash"), Hash(published.Text("canonDoc"), digest));
        Assert.Equal(published.Text("proofHash"), Hash(published.Text("proofCanon"), digest));

        var options = (JsonObject)configuration.DeepClone();
        if (published.IsRdf)
            options.Remove("@context");
        var type = published.Key.PublicKey.Type;
        var signed = published.IsRdf
            ? SignedBytes.Rdf(JsonText.Write(unsigned), options, unsigned["@context"], type, JsonLdProcessor.ForCredentials)
            : SignedBytes.Jcs(unsigned, options, type);
        Assert.Equal(published.Text("combinedHash"), Convert.ToHexStringLower(signed));
        Assert.True(published.Key.PublicKey.Verify(signed, Convert.FromHexString(published.Text("sigHex"))));
        Assert.Equal(published.Text("sigBTC58"), Multibase.ToBase58(Convert.FromHexString(published.Text("sigHex"))));
        if (type == KeyType.Ed25519) // its signatures have no randomness
            Assert.Equal(published.Text("sigHex"), Convert.ToHexStringLower(published.Key.CreateSigner().Sign(signed)));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_published_document_verifies_and_its_changed_twin_does_not(string folder)
    {
        var published = new Published(folder);
        var text = published.SignedText;
        Assert.Equal(Outcome.Passed, (await IntegrityOf(text)).Outcome);
        var changed = text.Replace("Alumni Credential", "Alumni credential", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.Equal(Reasons.IntegritySignatureMismatch, (await IntegrityOf(changed)).Reason);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void What_we_sign_is_the_published_document_but_for_random_signatures(string folder)
    {
        var published = new Published(folder);
        var configuration = published.Json("proofConfig");
        var options = new ProofOptions
        {
            VerificationMethod = configuration["verificationMethod"]!.GetValue<string>(),
            Created = DateTimeStamp.Parse(configuration["created"]!.GetValue<string>())!.Value,
            Suite = Cryptosuite.Find(configuration["cryptosuite"]!.GetValue<string>()),
        };
        var ours = DataIntegrity.Sign(published.Unsigned, published.Key.CreateSigner(), options);
        var theirs = (JsonObject)JsonNode.Parse(published.SignedText)!;
        if (published.Key.Type != KeyType.Ed25519)
        {
            Assert.Equal(Outcome.Passed, DataIntegrity.Verify(ours, ours["proof"]!.AsObject(), published.Key.PublicKey).Outcome);
            ours["proof"]!["proofValue"] = theirs["proof"]!["proofValue"]!.DeepClone();
        }
        Assert.True(JsonNode.DeepEquals(theirs, ours), ours.ToJsonString());
    }

    private static async Task<Check> IntegrityOf(string document) =>
        (
            await new CredentialVerifier().VerifyAsync(
                Encoding.UTF8.GetBytes(document),
                new VerificationOptions { Now = DateTimeOffset.UnixEpoch, ProofOnly = true }
            )
        )[CheckCode.Integrity];

    private static string Hash(string text, HashAlgorithmName algorithm) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, Encoding.UTF8.GetBytes(text)));

    /// <summary>One folder: the files' names end alike, and differ between folders.</summary>
    private sealed class Published(string folder)
    {
        private readonly string suite = Path.GetDirectoryName(folder)!; // two levels
        private readonly string[] files = Directory.GetFiles(Vector.PathOf(folder));

        public bool IsRdf => folder.Contains("rdfc", StringComparison.Ordinal);

        public JsonObject Unsigned => Vector.Json(Path.Combine(suite, "unsigned.json"));

        public string SignedText => Text("signed");

        public PrivateKey Key
        {
            get
            {
                var file =
                    suite == "vc-di-eddsa" ? "keyPair"
                    : folder.EndsWith("384", StringComparison.Ordinal) ? "p384KeyPair"
                    : "p256KeyPair";
                var pair = Vector.Json(Path.Combine(suite, file + ".json"));
                var secret = (pair["privateKeyMultibase"] ?? pair["secretKeyMultibase"])!.GetValue<string>();
                Assert.True(PrivateKey.TryParseMultikey(secret, out var key));
                return key;
            }
        }

        public string Text(string start) =>
            File.ReadAllText(files.Single(file => Path.GetFileName(file).StartsWith(start, StringComparison.Ordinal)));

        public JsonObject Json(string start) => JsonNode.Parse(Text(start))!.AsObject();
    }
}
