using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Tests.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;

namespace Testamur.Credentials.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_example_of_the_readme_does_what_it_says()
    {
        var now = Issuer.Now;
        JsonObject credential = new Issuer(KeyType.Ed25519).Badge();

        // readme
        using var key = PrivateKey.Generate(KeyType.Ed25519);
        var did = key.PublicKey.ToDidKey();
        var options = new ProofOptions
        {
            Suite = Cryptosuite.EddsaRdfc2022,
            VerificationMethod = $"{did}#{key.PublicKey.ToMultikey()}",
            Created = now,
        };
        JsonObject secured = DataIntegrity.Sign(credential, key.CreateSigner(), options);

        // end
        var utf8 = Encoding.UTF8.GetBytes(secured.ToJsonString());

        // readme
        var verifier = new CredentialVerifier(); // takes sources of keys, status lists, trust
        VerificationReport report = await verifier.VerifyAsync(utf8, new VerificationOptions { Now = now });
        // end

        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
    }

    [Fact]
    public void The_readme_shows_that_example()
    {
        var own = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Credentials.Tests", "ReadmeTests.cs"));
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "Testamur.Credentials", "README.md"));
        var parts = own.ReplaceLineEndings("\n")
            .Split("// readme\n")
            .Skip(1)
            .Select(part => part[..part.IndexOf("// end", StringComparison.Ordinal)]);
        Assert.Equal(Lines(string.Concat(parts)), Lines(readme.ReplaceLineEndings("\n").Split("```csharp\n")[1].Split("```")[0]));
    }

    private static string[] Lines(string code) =>
        [.. code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
