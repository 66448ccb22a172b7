using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Education.Vocabularies.Import;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur vocabulary</c></summary>
internal static class VocabularyCommands
{
    public static Command Create() => new("vocabulary", "Controlled lists and skills.") { Import() };

    private static Command Import()
    {
        var scheme = new Option<string?>("--scheme") { Description = "The URI of the list, where a SKOS file has several." };
        var language = new Option<string?>("--esco") { Description = "The file is ESCO's CSV of skills in this language." };
        var file = new Argument<string>("FILE")
        {
            Description = "SKOS in RDF/XML or Turtle, or ESCO's CSV; or - for standard input.",
        };
        var command = new Command("import", "Read an official file and print its concepts as JSON: read (0) or refused (1).")
        {
            scheme,
            language,
            file,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(scheme), parsed.GetValue(language), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string file, string? scheme, string? language, CancellationToken cancel)
    {
        if (await Input.ReadAsync(file, cancel, SkosImport.MaxBytes).ConfigureAwait(false) is not { } bytes)
            return Exit.Usage;
        var isRead = language is null
            ? SkosImport.TryRead(bytes, out var list, out var problem, scheme)
            : EscoImport.TryRead(bytes, language, out list, out problem);
        if (!isRead)
            return Exit.Refuse(file, problem);
        Console.WriteLine(ToJson(list!).ToJsonString(Output.Readable)); // it was read
        return Exit.Good;
    }

    private static JsonObject ToJson(ControlledList list) =>
        new()
        {
            ["name"] = list.Name,
            ["scheme"] = list.Scheme,
            ["concepts"] = new JsonArray([.. list.Concepts.Select(ToJson)]),
        };

    private static JsonObject ToJson(Concept concept)
    {
        var node = new JsonObject
        {
            ["uri"] = concept.Uri,
            ["code"] = concept.Code,
            ["labels"] = Labels(concept.Labels),
        };
        if (concept.Alternatives.Count > 0)
            node["alternatives"] = new JsonArray([.. concept.Alternatives.Select(label => JsonValue.Create(label))]);
        return node;
    }

    private static JsonObject Labels(LangText labels) =>
        new(labels.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
