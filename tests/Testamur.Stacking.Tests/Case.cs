using System.Text.Json.Nodes;

namespace Testamur.Stacking.Tests;

/// <summary>Files beside the tests.</summary>
internal static class Case
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    /// <summary>A document around rules: the shortest way to ask one thing.</summary>
    public static StackDocument Document(
        string root,
        string constraints = "",
        string holdings = "",
        string policy = "",
        string more = ""
    ) =>
        StackJson.ReadDocument(
            $$"""
            {"asOf": "2025-06-30",
             "pathway": {"id": "p", "target": {"title": "T", "ects": 10}, "policy": { {{policy}} }, "root": {{root}}, "constraints": [{{constraints}}]},
             "holdings": [{{holdings}}] {{more}} }
            """
        );

    public static string Holding(string id, decimal ects = 1, string awardedOn = "2025-01-01", string more = "") =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $$"""{"id": "{{id}}", "spec": "{{id.TrimEnd('1', '2', '3')}}", "issuer": "H", "ects": {{ects}}, "awardedOn": "{{awardedOn}}"{{(more.Length > 0 ? ", " + more : "")}}}"""
        );
}
