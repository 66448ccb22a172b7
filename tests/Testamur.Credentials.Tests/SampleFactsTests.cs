using Testamur.Credentials.Tests.Samples;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;
using Xunit.Abstractions;

namespace Testamur.Credentials.Tests;

/// <summary>The samples of other projects, and what other implementations observed of each (tests/Samples/expected.json). Seals and shapes have tests of their own.</summary>
public sealed class SampleFactsTests(ITestOutputHelper output)
{
    private readonly SampleWorld world = SampleWorld.Load();

    [Fact]
    public async Task Every_file_gives_the_facts_that_others_observed()
    {
        var facts = new List<Fact>();
        foreach (var (file, _) in world.Expected)
            facts.AddRange(await new SampleFacts(world).OfAsync(file));
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "test-results"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, "facts-credentials.txt"),
            facts.Select(fact => fact.ToString())
        );
        Assert.True(facts.Count > 250, $"Only {facts.Count} facts were compared.");
        Assert.Empty(facts.Where(fact => !fact.Agrees).Select(fact => fact.ToString()));
    }

    /// <summary>What somebody wrote beside a file by hand, met in the words of the report.</summary>
    [Theory]
    [InlineData("blockcerts/v2/mainnet-merkle-root-unmatch-2.0.json", CheckCode.Integrity, Outcome.Failed, "Merkle root")]
    [InlineData("blockcerts/v3/testnet-v3--no-did.json", CheckCode.Integrity, Outcome.Failed, "fingerprint")]
    [InlineData("ob30/simple-err-expired.json", CheckCode.Integrity, Outcome.Passed, "Nothing was changed")]
    [InlineData("ob30/simple-err-expired.json", CheckCode.Validity, Outcome.Failed, "valid until 2010-01-01")]
    public async Task What_is_expected_of_a_file_is_said(string file, CheckCode code, Outcome outcome, string words)
    {
        Assert.NotNull(world.Expected[file]!["expect"]);
        var check = (await new SampleFacts(world).Report(SampleWorld.Read(file)))[code];
        output.WriteLine($"{file} → {world.Expected[file]!["expect"]} → {check.Detail}");
        Assert.Equal(outcome, check.Outcome);
        Assert.Contains(words, check.Detail, StringComparison.Ordinal);
    }

    /// <summary>Lists of other projects. One of them was signed by somebody else than the issuer: what it says is told, and decides nothing.</summary>
    [Theory]
    [InlineData("blockcerts/v3/cert-rl-status-list-2021.json", Outcome.Undetermined)]
    [InlineData("dcc/v2Revoked.json", Outcome.Failed)]
    [InlineData("dcc/v2WithValidStatus.json", Outcome.Passed)]
    public async Task A_status_is_what_the_list_says(string file, Outcome outcome)
    {
        var check = (await new SampleFacts(world).Report(SampleWorld.Read(file)))[CheckCode.Status];
        output.WriteLine($"{file} → {world.Expected[file]!["expect"]} → {check.Detail}");
        Assert.True(check.Outcome == outcome, check.Detail);
    }
}
