using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            Description = "The rules' thresholds.",
            DefaultValueFactory = _ => Packs.European.Id,
        };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var file = new Argument<string>("FILE") { Description = "A specification, or - for standard input." };
        var command = new Command("lint", "Check a specification: no errors (0), errors (1) or not readable (2).")
        {
            pack,
            json,
            file,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(pack)!, parsed.GetValue(file)!, parsed.GetValue(json), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string packId, string path, bool json, CancellationToken cancel)
    {
        if (Packs.Find(packId) is not { } pack)
            return Exit.UsageError($"There is no pack '{packId}'.");
        if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } bytes)
            return Exit.Usage;
        IReadOnlyList<Finding> findings;
        try
        {
            var specification = SpecificationJson.Read(new UTF8Encoding(false, true).GetString(bytes));
            findings = DesignLinter.Lint(specification, pack, LintContext.None);
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
        Console.WriteLine(json ? AsJson(findings) : AsText(findings));
        return findings.Any(finding => finding.Severity == Severity.Error) ? Exit.Bad : Exit.Good;
    }

    private static string AsText(IReadOnlyList<Finding> findings) =>
        findings.Count == 0
            ? "Nothing found."
            : string.Join(
                '\n',
                findings.Select(found => $"{Name(found)} {found.Rule} {found.Path}: {found.Message} {found.Fix}")
            );

    private static string AsJson(IReadOnlyList<Finding> findings)
    {
        JsonArray list = [];
        foreach (var found in findings)
        {
            var item = new JsonObject
            {
                ["rule"] = found.Rule,
                ["severity"] = Name(found),
                ["path"] = found.Path,
                ["message"] = found.Message,
                ["source"] = found.Source,
            };
            if (found.Fix is { } fix)
                item["fix"] = fix;
            list.Add((JsonNode)item);
        }
        return list.ToJsonString(Output.Readable);
    }

    private static string Name(Finding finding) =>
        finding.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "hint",
        };
}
