using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_sealed_credential_becomes_an_unsigned_badge_and_the_losses_are_told()
    {
        var run = await cli.RunAsync("credential", "convert", "--to", "ob3", Sample("elm/mc-annex1-sealed.jws.json"));
        Assert.Equal(0, run.Exit);
        var badge = JsonNode.Parse(run.Output)!.AsObject(); // a document was printed
        Assert.False(badge.ContainsKey("proof"));
        Assert.Equal("Digital micro-credential creation", (string?)badge["name"]);
        Assert.StartsWith("The new document is not signed.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("lost: signature: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("lost: /displayParameter", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_document_losses_and_gaps_are_members()
    {
        var file = Sample("edubadges-style-ob30/uvh_at_microcredential_full_1.json");
        var run = await cli.RunAsync("credential", "convert", "--to", "elm", "--json", file);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var report = JsonNode.Parse(run.Output)!; // a report was printed
        Assert.Equal("Person", (string?)report["document"]!["credentialSubject"]!["type"]);
        Assert.False((bool?)report["signed"]);
        Assert.Contains(
            report["losses"]!.AsArray(),
            loss => ((string?)loss!["element"])!.EndsWith("/educationProgramIdentifier", StringComparison.Ordinal)
        );
        Assert.Contains(report["missing"]!.AsArray(), missing => ((string?)missing)!.Contains("eIDAS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xml", 64)]
    [InlineData("clr", 1)]
    public async Task What_cannot_be_converted_is_refused(string to, int exit)
    {
        var run = await cli.RunAsync("credential", "convert", "--to", to, Sample("ebsi/generic-attestation.json"));
        Assert.Equal((exit, ""), (run.Exit, run.Output));
        Assert.NotEmpty(run.Errors);
    }

    private static string Sample(string file) => Path.Combine(RepositoryRoot.Path, "tests", "Samples", file);
}
