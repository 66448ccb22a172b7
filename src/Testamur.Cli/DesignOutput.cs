using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Linter;

namespace Testamur.Cli;

/// <summary>How a design check is printed.</summary>
internal static class DesignOutput
{
    public static string Text(LintReport report)
    {
        var found = report.Findings.Select(finding =>
            $"{Name(finding.Severity)} {finding.Rule} {finding.Path}: {finding.Message} {finding.Advice}"
        );
        var open = report.NotChecked.Select(result =>
            $"not checked {result.Rule.Id}: {string.Join(" ", result.Missing.Select(fact => Messages.Render(fact, "en").Message))}"
        );
        string[] lines = [.. report.Findings.Count == 0 ? ["Nothing found."] : found, .. open];
        return string.Join('\n', lines);
    }

    public static string Findings(LintReport report) => List(report.Findings).ToJsonString(Output.Readable);

    public static string Report(LintReport report) =>
        new JsonObject
        {
            ["findings"] = List(report.Findings),
            ["notChecked"] = new JsonArray([
                .. report.NotChecked.Select(result => new JsonObject
                {
                    ["rule"] = result.Rule.Id,
                    ["needs"] = new JsonArray([
                        .. result.Missing.Select(fact => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName($"{fact}")),
                    ]),
                }),
            ]),
            ["readiness"] = new JsonObject
            {
                ["errors"] = Share(report.Readiness.Errors),
                ["warnings"] = Share(report.Readiness.Warnings),
            },
        }.ToJsonString(Output.Readable);

    private static JsonObject Share(Share share) => new() { ["held"] = share.Held, ["asked"] = share.Asked };

    private static JsonArray List(IReadOnlyList<Finding> findings)
    {
        JsonArray list = [];
        foreach (var found in findings)
        {
            var item = new JsonObject
            {
                ["rule"] = found.Rule,
                ["severity"] = Name(found.Severity),
                ["path"] = found.Path,
                ["message"] = found.Message,
                ["advice"] = found.Advice,
                ["source"] = found.Source,
            };
            if (found.Fix is { } fix)
                item["fix"] = Repair(fix);
            if (found.OtherFixes.Count > 0)
                item["otherFixes"] = new JsonArray([.. found.OtherFixes.Select(Repair)]);
            list.Add((JsonNode)item);
        }
        return list;
    }

    private static JsonNode Repair(Repair repair) =>
        new JsonObject { ["text"] = repair.Text, ["patch"] = new JsonArray([.. repair.Patch.Select(Operation)]) };

    private static JsonNode Operation(PatchOperation operation)
    {
        var item = new JsonObject { ["op"] = operation.Op, ["path"] = operation.Path };
        if (operation.Value is { } value)
            item["value"] = value.DeepClone();
        return item;
    }

    private static string Name(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "hint",
        };
}
