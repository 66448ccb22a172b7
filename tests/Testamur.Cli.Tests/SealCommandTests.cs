using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

/// <summary><c>credential verify</c> on a real sealed credential, with and without the certificates of authorities.</summary>
public sealed class SealCommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(
        RepositoryRoot.Path,
        "tests",
        "Samples",
        "elm",
        "mc-annex1-sealed.jws.json"
    );

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_sealed_credential_is_verified_and_says_who_sealed()
    {
        var report = await cli.RunAsync("credential", "verify", "--now", "2026-11-01T00:00:00Z", Sample);
        Assert.Equal(0, report.Exit);
        Assert.StartsWith("valid (European Digital Credential (JAdES BASELINE-LTA))", report.Output, StringComparison.Ordinal);
        Assert.Contains("sealed by C=ES, serialNumber=A00000000", report.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(Sample);
        var changed = cli.Write("changed.json", text.Replace("Ana", "Ina", StringComparison.Ordinal));
        var refused = await cli.RunAsync("credential", "verify", "--json", changed);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("integrity.sealTextChanged", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorities_are_named_by_file_or_text_and_vouch_after_the_certificate_expired()
    {
        var certificates = Carried();
        cli.Write("authority.pem", Pem(certificates[2]));
        var trust = new JsonObject
        {
            ["certificates"] = new JsonArray("authority.pem"),
            ["timeStampAuthorities"] = new JsonArray(Pem(certificates[0])),
        };
        var confirmed = await VerifyAsync(trust);
        Assert.Equal("passed", Outcome(confirmed, "issuerIdentity"));
        Assert.Equal(0, confirmed.Exit);
        trust["issuers"] = new JsonArray(new JsonObject { ["id"] = "VATES-A00000000", ["name"] = "Test" });
        var entitled = await VerifyAsync(trust);
        Assert.Equal("passed", Outcome(entitled, "issuerAuthority"));
        Assert.Equal(0, entitled.Exit);
        trust["issuers"] = new JsonArray();
        Assert.Equal(2, (await VerifyAsync(trust)).Exit);
        trust.Remove("issuers");
        // The authority of the time stamps is none for seals.
        trust["certificates"] = new JsonArray(Pem(certificates[0]));
        var other = await VerifyAsync(trust);
        Assert.Equal("undetermined", Outcome(other, "issuerIdentity"));
        Assert.Equal(2, other.Exit);
    }

    [Theory]
    [InlineData("""{"certificates":"authority.pem"}""")]
    [InlineData("""{"certificates":[5]}""")]
    [InlineData("""{"certificates":["missing.pem"]}""")]
    [InlineData("""{"certificates":["trust.json"]}""")]
    [InlineData("""{"certificates":["-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----"]}""")]
    [InlineData("""{"revocations":["missing.crl"]}""")]
    [InlineData("{}")]
    public async Task A_file_that_names_no_certificates_is_a_mistake_of_use(string text)
    {
        var result = await cli.RunAsync("credential", "verify", "--trust", cli.Write("trust.json", text), Sample);
        Assert.Equal(64, result.Exit);
        Assert.NotEmpty(result.Errors);
    }

    private async Task<Result> VerifyAsync(JsonObject trust) =>
        await cli.RunAsync(
            "credential",
            "verify",
            "--json",
            "--now",
            "2040-01-01T00:00:00Z",
            "--trust",
            cli.Write("trust.json", trust.ToJsonString()),
            Sample
        );

    private static string Outcome(Result result, string code) =>
        JsonNode.Parse(result.Output)!["checks"]!.AsArray().First(check => check!["code"]!.GetValue<string>() == code)![
            "outcome"
        ]!.GetValue<string>();

    private static List<string> Carried()
    {
        var entries = JsonNode.Parse(File.ReadAllText(Sample))!["signatures"]![0]!["header"]!["etsiU"]!.AsArray();
        var values = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(entries[1]!.GetValue<string>()))!["xVals"]!;
        return [.. values.AsArray().Select(value => value!["x509Cert"]!["val"]!.GetValue<string>())];
    }

    private static string Pem(string base64) => $"-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----";
}
