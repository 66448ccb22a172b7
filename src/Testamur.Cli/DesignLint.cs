using System.CommandLine;
using System.Text;
using System.Text.Json;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Cli;

/// <summary><c>testamur design</c></summary>
internal static class DesignCommands
{
    public static Command Create() => new("design", "Design micro-credentials.") { Lint() };

    private static Command Lint()
    {
        var pack = new Option<string>("--pack")
        {
            HelpName = "ID",
            Description =
                "Whose thresholds hold: "
                + string.Join("; ", Packs.All.Select(known => $"{known.Id} ({known.Title}, {known.Version:yyyy-MM-dd})"))
                + "; or a pack file that extends one of them.",
            DefaultValueFactory = _ => Packs.European.Id,
        };
        var today = new Option<DateOnly?>("--today") { Description = "The day of the check, YYYY-MM-DD; today when absent." };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var report = new Option<bool>("--report")
        {
            Description = "Print findings, rules that were not checked and readiness as JSON.",
        };
        var file = new Argument<string>("FILE") { Description = "A specification, or - for standard input." };
        var command = new Command("lint", "Check a specification: no errors (0), errors (1) or not readable (2).")
        {
            pack,
            today,
            json,
            report,
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.GetValue(pack)!, // it has a default
                    parsed.GetValue(file)!, // it is required
                    parsed.GetValue(today) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                    parsed.GetValue(report) ? DesignOutput.Report
                        : parsed.GetValue(json) ? DesignOutput.Findings
                        : DesignOutput.Text,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string packId,
        string path,
        DateOnly today,
        Func<LintReport, string> print,
        CancellationToken cancel
    )
    {
        var (pack, refused) = await FindPackAsync(packId, cancel).ConfigureAwait(false);
        if (pack is null)
            return Exit.UsageError(refused);
        if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } bytes)
            return Exit.Usage;
        try
        {
            var specification = SpecificationJson.Read(new UTF8Encoding(false, true).GetString(bytes));
            var report = DesignLinter.Lint(
                specification,
                pack,
                new() { Today = today, FormatTrials = TrialCredential.Run(specification, today) }
            );
            Console.WriteLine(print(report));
            return report.HasErrors ? Exit.Bad : Exit.Good;
        }
        catch (JsonException problem)
        {
            await Console.Error.WriteLineAsync($"{path}: {problem.Message}").ConfigureAwait(false);
            return Exit.Undetermined;
        }
        catch (DecoderFallbackException)
        {
            await Console.Error.WriteLineAsync($"{path}: not UTF-8.").ConfigureAwait(false);
            return Exit.Undetermined;
        }
    }

    /// <summary>A shipped pack by its id, else a file.</summary>
    private static async Task<(Pack? Pack, string Refused)> FindPackAsync(string pack, CancellationToken cancel)
    {
        if (Packs.Find(pack) is { } shipped)
            return (shipped, "");
        if (!File.Exists(pack))
            return (null, $"There is no pack '{pack}'. There are {string.Join(", ", Packs.All.Select(known => known.Id))}.");
        if (await Input.ReadAsync(pack, cancel).ConfigureAwait(false) is not { } bytes)
            return (null, $"{pack}: cannot be read.");
        try
        {
            return (Pack.Read(new UTF8Encoding(false, true).GetString(bytes)), "");
        }
        catch (JsonException problem)
        {
            return (null, $"{pack}: {problem.Message}");
        }
        catch (DecoderFallbackException)
        {
            return (null, $"{pack}: not UTF-8.");
        }
    }
}
