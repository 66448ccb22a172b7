using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Proofs;

/// <summary>An issuer with a did:key, and what it signs.</summary>
internal sealed class Issuer
{
    public static readonly DateTimeOffset Now = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    public Issuer(KeyType type)
    {
        Key = PrivateKey.Generate(type);
        Did = Key.PublicKey.ToDidKey();
        Method = $"{Did}#{Key.PublicKey.ToMultikey()}";
    }

    public PrivateKey Key { get; }

    public string Did { get; }

    public string Method { get; }

    public ProofOptions Options => new() { VerificationMethod = Method, Created = Now };

    public static Issuer For(string suite) =>
        new(Cryptosuite.Find(suite)?.Signs(KeyType.Ed25519) == true ? KeyType.Ed25519 : KeyType.P256);

    /// <summary>A badge with nodes that have no id.</summary>
    public JsonObject Badge() =>
        new()
        {
            ["@context"] = new JsonArray(
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
            ),
            ["id"] = "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-111111111111",
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = "Rivers",
            ["issuer"] = new JsonObject
            {
                ["id"] = Did,
                ["type"] = new JsonArray("Profile"),
                ["name"] = "Demo University",
            },
            ["validFrom"] = "2026-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject
            {
                ["type"] = new JsonArray("AchievementSubject"),
                ["achievement"] = new JsonObject
                {
                    ["id"] = "urn:uuid:0d4f5f1e-6a3c-4d55-9b5a-222222222222",
                    ["type"] = new JsonArray("Achievement"),
                    ["name"] = "Reading rivers",
                    ["description"] = "What a river tells.",
                    ["criteria"] = new JsonObject { ["narrative"] = "Three reports." },
                },
            },
        };

    public JsonObject Sign(string suite, JsonObject? credential = null, DateTimeOffset? expires = null) =>
        suite == EcdsaSd2023.Name
            ? EcdsaSd2023.Derive(
                EcdsaSd2023.Sign(
                    credential ?? Badge(),
                    Key.CreateSigner(),
                    Options with
                    {
                        Expires = expires,
                    },
                    ["/issuer", "/validFrom"]
                ),
                ["/credentialSubject/achievement/name"]
            )
            : DataIntegrity.Sign(
                credential ?? Badge(),
                Key.CreateSigner(),
                Options with
                {
                    Suite = Cryptosuite.Find(suite),
                    Expires = expires,
                }
            );

    public static async Task<VerificationReport> VerifyAsync(JsonObject document, VerificationOptions? options = null) =>
        await new CredentialVerifier().VerifyAsync(
            Encoding.UTF8.GetBytes(document.ToJsonString()),
            options ?? new VerificationOptions { Now = Now }
        );

    public static async Task<Check> IntegrityAsync(JsonObject document) => (await VerifyAsync(document))[CheckCode.Integrity];
}
