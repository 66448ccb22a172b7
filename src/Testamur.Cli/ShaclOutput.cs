using System.Text.Json.Nodes;
using Testamur.Rdf;
using Testamur.Rdf.Shacl;

namespace Testamur.Cli;

/// <summary>Validation results as JSON and as lines.</summary>
internal static class ShaclOutput
{
    public static JsonArray Json(ShaclReport report)
    {
        JsonArray list = [];
        foreach (var result in report.Results)
        {
            JsonNode item = new JsonObject
            {
                ["focus"] = Text(result.FocusNode),
                ["path"] = result.Path,
                ["severity"] = result.Severity,
                ["shape"] = Text(result.SourceShape),
                ["message"] = result.Message,
                ["value"] = result.Value is null ? null : Text(result.Value),
                ["constraint"] = result.SourceConstraintComponent,
            };
            list.Add(item);
        }
        return list;
    }

    public static string Lines(ShaclReport report) =>
        report.Conforms
            ? "The data conforms."
            : string.Join('\n', report.Results.Select(result => $"{Text(result.FocusNode)}: {result.Message}"))
                + (report.IsTruncated ? "\nand more" : "");

    private static string Text(RdfTerm term) =>
        term switch
        {
            Iri iri => iri.Value,
            BlankNode node => "_:" + node.Label,
            Literal literal => literal.Value,
            _ => term.ToString(),
        };
}
