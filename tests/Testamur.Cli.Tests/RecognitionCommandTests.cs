using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class RecognitionCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_foreign_credential_is_read_and_compared_with_a_specification()
    {
        var target = Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications"))
            .Order(StringComparer.Ordinal)
            .First();
        var run = await cli.RunAsync(
            "recognition",
            "read",
            "--json",
            "--target",
            target,
            Sample("elm/mc-annex1-sealed.jws.json")
        );
        Assert.Equal(0, run.Exit);
        var read = Assert.Single(JsonNode.Parse(run.Output)!.AsArray())!; // a report was printed
        Assert.Equal(("elm", "microCredential"), ((string?)read["format"], (string?)read["kind"]));
        Assert.Equal("2", (string?)read["credits"]!["claimed"]);
        Assert.Equal(5, read["elements"]!.AsArray().Count);
        Assert.Equal(7, read["points"]!.AsArray().Count);
        var level = read["facts"]!.AsArray().Single(fact => (string?)fact!["kind"] == "eqfLevel")!;
        Assert.Equal(("stated", "6"), ((string?)level["standing"], (string?)level["value"]));
        Assert.NotNull(read["elements"]![0]!["suggested"]);
    }

    [Fact]
    public async Task Every_course_of_a_transcript_is_told_in_the_language_asked_for()
    {
        var run = await cli.RunAsync("recognition", "read", "--language", "de", Sample("dc4eu/elmo-tor-courses.json"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("Axe making (Elm, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("6 ECTS, wie der Aussteller sie nennt.", run.Output, StringComparison.Ordinal);
        Assert.Contains("nicht genannt", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_credential_or_no_specification_is_told()
    {
        var recipe = await cli.RunAsync("recognition", "read", cli.Write("recipe.json", "{\"type\":\"Recipe\"}"));
        Assert.Equal((2, ""), (recipe.Exit, recipe.Output));
        var target = await cli.RunAsync("recognition", "read", "--target", cli.File("recipe.json"), Sample("ob30/simple.json"));
        Assert.Equal(64, target.Exit);
        Assert.Equal(64, (await cli.RunAsync("recognition", "read", "--pack", "moon", Sample("ob30/simple.json"))).Exit);
    }

    private static string Sample(string file) => Path.Combine(RepositoryRoot.Path, "tests", "Samples", file);
}
