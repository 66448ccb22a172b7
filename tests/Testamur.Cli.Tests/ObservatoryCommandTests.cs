using System.Text.Json.Nodes;
using Testamur.Tests.Shared;

namespace Testamur.Cli.Tests;

public sealed class ObservatoryCommandTests : IDisposable
{
    private static readonly string Tables = Path.Combine(RepositoryRoot.Path, "src", "Testamur.Education", "Data", "observatory");
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task The_published_tables_give_thirty_verdicts_of_which_six_do_not_match()
    {
        var run = await cli.RunAsync("observatory", "reproduce", Tables);
        Assert.Equal(1, run.Exit);
        Assert.Contains("RT23 does not match", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("23 matches, 6 does not match, 1 not stated", run.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_mark_changes_the_verdict()
    {
        foreach (var file in Directory.EnumerateFiles(Tables, "*.csv"))
            File.Copy(file, cli.File(Path.GetFileName(file)));
        var table = cli.File("alliances-table2.csv");
        await File.WriteAllTextAsync(
            table,
            (await File.ReadAllTextAsync(table)).Replace("ACROSS,X,,,", "ACROSS,,,X,", StringComparison.Ordinal)
        );
        var run = await cli.RunAsync("observatory", "reproduce", "--json", cli.Folder);
        var figures = JsonNode.Parse(run.Output)!.AsArray(); // it printed JSON
        Assert.Equal(30, figures.Count);
        Assert.Equal(
            ("5 (12.20%)", "matches"),
            ((string?)figures[2]!["computed"], (string?)figures[2]!["verdict"]) // there are thirty
        );
    }

    [Fact]
    public async Task A_folder_without_tables_is_told()
    {
        var run = await cli.RunAsync("observatory", "reproduce", cli.Folder);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("alliances-table2.csv: there is no such file", run.Errors, StringComparison.Ordinal);
        Assert.Equal(64, (await cli.RunAsync("observatory", "reproduce", cli.File("nowhere"))).Exit);
    }
}
