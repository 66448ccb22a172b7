using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class DesignCommandTests : IDisposable
{
    private readonly Cli cli = new();

    private static string Demo(string name) =>
        Path.Combine(RepositoryRoot.Path, "samples", "demo", "specifications", $"{name}.json");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_design_without_errors_ends_well_and_says_what_was_not_checked()
    {
        var result = await cli.RunAsync("design", "lint", "--today", "2026-12-01", Demo("energy-at-home"));
        Assert.Equal(0, result.Exit);
        Assert.Contains("warning R02 /need: Nothing shows that it is needed.", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "not checked Q02: The awarding body's quality assurance is not at hand.",
            result.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Findings_are_json_with_place_source_and_the_change_that_repairs_them()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Demo("energy-at-home")))!; // the file is ours
        document["hours"] = 80;
        var file = cli.Write("spec.json", document.ToJsonString());
        var result = await cli.RunAsync("design", "lint", "--json", "--pack", "nl", file);
        Assert.Equal(1, result.Exit);
        var findings = JsonNode.Parse(result.Output)!.AsArray(); // it was asked for
        var size = findings.Single(found => found!["rule"]!.GetValue<string>() == "T01")!;
        Assert.Equal("error", size["severity"]!.GetValue<string>());
        Assert.Equal("/ects", size["path"]!.GetValue<string>());
        Assert.Contains("3 to 30 EC", size["source"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(size["fix"]);
        var hours = findings.Single(found => found!["rule"]!.GetValue<string>() == "T03")!;
        // Nobody checked the hours of a Dutch credit, so they only warn.
        Assert.Equal("warning", hours["severity"]!.GetValue<string>());
        var change = hours["fix"]!["patch"]![0]!;
        Assert.Equal(("add", "/hours"), (change["op"]!.GetValue<string>(), change["path"]!.GetValue<string>()));
        Assert.Equal(70m, change["value"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_pack_file_may_extend_a_shipped_one_and_a_report_tells_readiness()
    {
        var pack = cli.Write(
            "own.json",
            """
            {"id":"own","version":"2026-09-01","title":"Own","about":"Own rules.","extends":"european",
             "sizeRange":{"min":3,"max":6,"source":"Credit policy","clause":"article 4"}}
            """
        );
        var result = await cli.RunAsync("design", "lint", "--report", "--pack", pack, Demo("energy-at-home"));
        Assert.Equal(0, result.Exit);
        var report = JsonNode.Parse(result.Output)!; // it was asked for
        Assert.Contains(
            "Credit policy, article 4",
            report["findings"]!.AsArray().Select(found => found!["source"]!.GetValue<string>().Split(" · ")[^1])
        );
        Assert.Contains("accreditations", report["notChecked"]!.ToJsonString(), StringComparison.Ordinal);
        var errors = report["readiness"]!["errors"]!;
        Assert.Equal(errors["asked"]!.GetValue<int>(), errors["held"]!.GetValue<int>());
    }

    [Fact]
    public async Task Packs_are_named_in_the_help_and_what_cannot_be_read_is_told()
    {
        var help = await cli.RunAsync("design", "lint", "--help");
        foreach (var pack in new[] { "european", "cmf", "ee", "es-ct", "ie", "nl" })
            Assert.Contains($"{pack} (", help.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var unknown = await cli.RunAsync("design", "lint", "--pack", "atlantis", Demo("energy-at-home"));
        Assert.Equal(64, unknown.Exit);
        Assert.Contains("european, cmf", unknown.Errors, StringComparison.Ordinal);
        var broken = cli.Write("bad.json", """{"id":"x","version":"2026-01-01","title":"X","about":"x","extends":"none"}""");
        var refused = await cli.RunAsync("design", "lint", "--pack", broken, Demo("energy-at-home"));
        Assert.Equal(64, refused.Exit);
        Assert.Contains("'none'", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("design", "lint", cli.Write("a.json", "{\"titel\":1}"))).Exit);
    }
}
