using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class StackCommandTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    private static JsonObject Worked(string name) =>
        JsonNode.Parse(
            File.ReadAllText(
                Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Stacking.Tests", "Cases", "worked", $"worked-{name}.json")
            )
        )!["input"]!.AsObject();

    [Fact]
    public async Task Evaluate_says_yes_no_or_neither_and_check_agrees_with_its_witness()
    {
        var met = cli.Write("met.json", Worked("TC2").ToJsonString());
        var yes = await cli.RunAsync("stack", "evaluate", "--json", met);
        Assert.Equal(0, yes.Exit);
        Assert.Equal(14, (int)JsonNode.Parse(yes.Output)!["countedEcts"]!);
        Assert.Equal(yes.Output, (await cli.RunAsync("stack", "evaluate", met)).Output);
        Assert.Equal(0, (await cli.RunAsync("stack", "check", met, cli.Write("witness.json", yes.Output))).Exit);

        var fewer = JsonNode.Parse(yes.Output)!["witness"]!.AsArray();
        fewer.RemoveAt(0);
        var wrong = await cli.RunAsync("stack", "check", met, cli.Write("fewer.json", fewer.ToJsonString()));
        Assert.Equal(1, wrong.Exit);
        Assert.Equal("leaf", (string?)JsonNode.Parse(wrong.Output)!["faults"]![0]!["code"]);

        Assert.Equal(1, (await cli.RunAsync("stack", "evaluate", cli.Write("not.json", Worked("TC1a").ToJsonString()))).Exit);
        var bad = await cli.RunAsync("stack", "evaluate", cli.Write("bad.json", """{"asOf": "2025-13-01"}"""));
        Assert.Equal(2, bad.Exit);
        Assert.Equal("asOf", (string?)JsonNode.Parse(bad.Output)!["error"]!["path"]);
        Assert.Equal(2, (await cli.RunAsync("stack", "check", met, cli.Write("none.json", "{}"))).Exit);
        Assert.Equal(64, (await cli.RunAsync("stack", "evaluate", cli.File("absent.json"))).Exit);
        Assert.Equal(64, (await cli.RunAsync("stack", "evaluate")).Exit);
    }

    [Fact]
    public async Task A_batch_has_one_answer_for_each_line_in_order_and_goes_on_after_a_bad_one()
    {
        string[] lines = [Worked("TC1b").ToJsonString(), "{", "", Worked("TC1a").ToJsonString(), Worked("TC3").ToJsonString()];
        var batch = await cli.RunAsync("stack", "evaluate", "--batch", cli.Write("all.jsonl", string.Join('\n', lines)));
        Assert.Equal(2, batch.Exit);
        var answers = batch.Output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal([true, null, false, false], answers.Select(answer => (bool?)answer["satisfied"]));
        Assert.Equal(4, (int)answers[3]["missing"]!["ects"]!);
        Assert.Equal(64, (await cli.RunAsync("stack", "evaluate", "--batch", cli.File("absent.jsonl"))).Exit);
    }

    [Fact]
    public async Task Grades_are_converted_by_overlapping_shares()
    {
        var path = Path.Combine(RepositoryRoot.Path, "tests", "Testamur.Stacking.Tests", "Cases", "stacking-testcases.json");
        var test = JsonNode.Parse(await File.ReadAllTextAsync(path))!["tests"]!
            .AsArray()
            .Single(one => (string?)one!["id"] == "TC8")!;
        var result = await cli.RunAsync("grade", "convert", cli.Write("table.json", test.ToJsonString()));
        Assert.Equal(0, result.Exit);
        Assert.True(JsonNode.DeepEquals(test["expect"], JsonNode.Parse(result.Output)), result.Output);
        test["rule"] = "lowest";
        var ruled = await cli.RunAsync("grade", "convert", cli.Write("ruled.json", test.ToJsonString()));
        Assert.Equal("9", (string?)JsonNode.Parse(ruled.Output)!["converted"]!["A"]);
        Assert.Equal("9", (string?)JsonNode.Parse(ruled.Output)!["converted"]!["B"]);
        foreach (var bad in new[] { "{}", "[]", """{"sending": [["pass", 100]], "receiving": [["A", 1], ["B", 1]]}""" })
            Assert.Equal(2, (await cli.RunAsync("grade", "convert", cli.Write("bad.json", bad))).Exit);
        Assert.Equal(64, (await cli.RunAsync("grade", "convert", cli.File("absent.json"))).Exit);
    }
}
