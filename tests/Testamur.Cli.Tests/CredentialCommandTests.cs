using System.Text.Json.Nodes;

namespace Testamur.Cli.Tests;

public sealed class CredentialCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("Ed25519", "eddsa-rdfc-2022")]
    [InlineData("Ed25519", "eddsa-jcs-2022")]
    [InlineData("P-256", "ecdsa-rdfc-2019")]
    [InlineData("P-384", "ecdsa-rdfc-2019")]
    [InlineData("P-384", "ecdsa-jcs-2019")]
    [InlineData("P-256", "vc+jwt")]
    public async Task What_is_issued_verifies_and_what_was_changed_does_not(string type, string suite)
    {
        var (key, did) = await KeyAsync(type);
        var issued = await cli.RunAsync("credential", "issue", "--key", key, "--suite", suite, "--json", Credential(did));
        Assert.Equal((0, ""), (issued.Exit, issued.Errors));
        var secured = cli.Write("secured.json", issued.Output);
        var verified = await cli.RunAsync("credential", "verify", "--json", secured);
        Assert.Equal(0, verified.Exit);
        Assert.Equal("valid", JsonNode.Parse(verified.Output)!["verdict"]!.GetValue<string>());
        Assert.Equal(
            [
                "format",
                "integrity",
                "issuerBinding",
                "issuerIdentity",
                "issuerAuthority",
                "validity",
                "status",
                "schema",
                "holderBinding",
                "evidence",
            ],
            JsonNode.Parse(verified.Output)!["checks"]!.AsArray().Select(check => check!["code"]!.GetValue<string>())
        );
        var changed = cli.Write(
            "changed.json",
            suite == "vc+jwt" ? Flip(issued.Output) : issued.Output.Replace("Uni", "Ini", StringComparison.Ordinal)
        );
        Assert.Equal(1, (await cli.RunAsync("credential", "verify", changed)).Exit);
    }

    [Fact]
    public async Task A_part_of_a_credential_is_derived_and_verifies()
    {
        var (key, did) = await KeyAsync("P-256");
        var whole = await cli.RunAsync(
            "credential",
            "issue",
            "--key",
            key,
            "--suite",
            "ecdsa-sd-2023",
            "--mandatory",
            "/issuer",
            Credential(did)
        );
        Assert.Equal((0, ""), (whole.Exit, whole.Errors));
        var file = cli.Write("whole.json", whole.Output);
        var derived = await cli.RunAsync("credential", "derive", "--reveal", "/credentialSubject/alumniOf", file);
        Assert.Equal((0, ""), (derived.Exit, derived.Errors));
        Assert.Null(JsonNode.Parse(derived.Output)!["name"]);
        Assert.Equal(0, (await cli.RunAsync("credential", "verify", cli.Write("part.json", derived.Output))).Exit);
        Assert.Equal(1, (await cli.RunAsync("credential", "verify", file)).Exit); // a base proof is for its holder
        var nothing = await cli.RunAsync("credential", "derive", "--reveal", "/nothing", file);
        Assert.Equal(1, nothing.Exit);
        Assert.Contains("/nothing", nothing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undefined_words_are_not_issued_and_the_place_is_named()
    {
        var (key, did) = await KeyAsync("Ed25519");
        var credential = JsonNode.Parse(File.ReadAllText(Credential(did)))!;
        credential["@context"] = "https://www.w3.org/ns/credentials/v2";
        var refused = await cli.RunAsync(
            "credential",
            "issue",
            "--key",
            key,
            "--suite",
            "eddsa-rdfc-2022",
            cli.Write("undefined.json", credential.ToJsonString())
        );
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.Contains("/credentialSubject", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_of_later_are_undetermined_and_wrong_use_is_said()
    {
        var (key, did) = await KeyAsync("Ed25519");
        var later = await cli.RunAsync("credential", "issue", "--key", key, "--suite", "dc+sd-jwt", Credential(did));
        Assert.Equal(2, later.Exit);
        Assert.Contains("format not supported yet", later.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("credential", "verify", cli.Write("sd.txt", "a.b.c~d~"))).Exit);
        Assert.Equal(
            64,
            (await cli.RunAsync("credential", "issue", "--key", key, "--suite", "ecdsa-rdfc-2019", Credential(did))).Exit
        );
        Assert.Equal(64, (await cli.RunAsync("credential", "verify")).Exit);
        Assert.Equal(64, (await cli.RunAsync("credential", "verify", cli.File("missing.json"))).Exit);
        Assert.Equal(64, (await cli.RunAsync("nothing")).Exit);
    }

    private async Task<(string Key, string Did)> KeyAsync(string type)
    {
        var made = await cli.RunAsync("key", "generate", "--type", type, "--out", cli.File("key.json"));
        Assert.Equal((0, ""), (made.Exit, made.Errors));
        return (cli.File("key.json"), made.Output.Trim());
    }

    private string Credential(string did) =>
        cli.Write(
            "credential.json",
            $$"""
            {
              "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
              "type": ["VerifiableCredential"],
              "name": "Alumna",
              "issuer": "{{did}}",
              "validFrom": "2024-01-01T00:00:00Z",
              "credentialSubject": { "id": "did:example:ana", "alumniOf": "Uni" }
            }
            """
        );

    /// <summary>One letter of the payload of the token.</summary>
    private static string Flip(string text)
    {
        var at = text.LastIndexOf('.') - 20;
        return text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
    }
}
