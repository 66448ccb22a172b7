// Issues a credential, verifies it, changes one word and verifies again.  dotnet run --project samples/issue-and-verify
using System.Text;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;

// An issuer is a key and a name for it. A did:key is both in one; an institution would use did:web and keep its key safe.
using var key = PrivateKey.Generate(KeyType.Ed25519);
var did = key.PublicKey.ToDidKey();
var method = $"{did}#{key.PublicKey.ToMultikey()}";

var credential = Encoding.UTF8.GetBytes(
    $$"""
    {
      "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": { "id": "{{did}}", "type": ["Profile"], "name": "Demo University" },
      "validFrom": "2026-07-01T00:00:00Z",
      "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {
          "id": "https://demo.example/rivers",
          "type": ["Achievement"],
          "name": "Reading rivers",
          "description": "What a river tells about its land.",
          "criteria": { "narrative": "Three field reports." }
        }
      }
    }
    """
);

var secured = DataIntegrity.Sign(
    credential,
    key.CreateSigner(),
    new ProofOptions
    {
        Suite = Cryptosuite.EddsaRdfc2022,
        VerificationMethod = method,
        Created = TimeProvider.System.GetUtcNow(),
    }
);
Console.WriteLine(Encoding.UTF8.GetString(secured));

// A verifier gets its sources from you: keys of did:web, status lists, who may be trusted. What it cannot check it says.
var verifier = new CredentialVerifier();
var options = new VerificationOptions { Now = TimeProvider.System.GetUtcNow() };

await PrintAsync("as issued", secured);
await PrintAsync(
    "one word changed",
    Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(secured).Replace("Three", "Two", StringComparison.Ordinal))
);

async Task PrintAsync(string what, byte[] document)
{
    var report = await verifier.VerifyAsync(document, options);
    Console.WriteLine($"\n{what}: {report.Verdict}");
    foreach (var check in report.Checks)
        Console.WriteLine($"  {check.Code, -15} {check.Outcome, -13} {check.Detail}");
}
