using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;
using Testamur.Rdf;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.Syntax;

namespace Testamur.Education.Elm;

/// <summary>
/// Reads a dataset of learning opportunities and qualifications, as <see cref="LoqDataset"/> writes it and others who follow the LOQ application profile of
/// the European Learning Model 3.2 with the same names of members. Nothing is fetched: a context that is only named is taken to be that of the profile.
/// </summary>
public static class LoqReader
{
    /// <summary>Bytes of the largest dataset that is read.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int MaxVisits = 2_000_000;

    /// <summary>The opportunities of a dataset. Never throws for what it holds.</summary>
    /// <param name="dataset">JSON-LD in UTF-8.</param>
    public static LoqReading Read(ReadOnlySpan<byte> dataset)
    {
        if (dataset.Length > MaxBytes)
            return LoqReading.Refused($"it is larger than {MaxBytes / (1024 * 1024)} MB");
        if (!StrictJson.TryParse(dataset, out var root, out _, MaxBytes))
            return LoqReading.Refused("it is not well-formed JSON, nests too deeply or names a member twice");
        return root is JsonObject document ? Of(document) : LoqReading.Refused("it has no @graph");
    }

    /// <summary>The same of a dataset in Turtle, as the registers of the Publications Office take it. Never throws for what it holds.</summary>
    /// <param name="turtle">Turtle in UTF-8.</param>
    public static LoqReading ReadTurtle(ReadOnlySpan<byte> turtle)
    {
        try
        {
            return Of(LoqTurtle.Read(turtle));
        }
        catch (RdfSyntaxException e)
        {
            return LoqReading.Refused($"it is no Turtle: {e.Message}");
        }
        catch (RdfLimitException)
        {
            return LoqReading.Refused("it has too many statements");
        }
        catch (JsonLdException e)
        {
            return LoqReading.Refused($"it cannot be told as a document: {e.Detail}");
        }
    }

    private static LoqReading Of(JsonObject document)
    {
        if (document["@graph"] is not JsonArray graph)
            return LoqReading.Refused("it has no @graph");
        var open = new OpenDocument(document, MaxVisits);
        var read = new List<Specification>();
        foreach (var node in graph.OfType<JsonObject>().Select(value => new DocumentNode(open, value)))
        {
            if (node.Is("LearningOpportunity") && Opportunity(node) is { } specification)
                read.Add(specification);
        }

        return read.Count > 0
            ? new(read, null) { Findings = [.. open.Reported] }
            : LoqReading.Refused("it holds no learning opportunity that leads to something");
    }

    private static Specification? Opportunity(DocumentNode node)
    {
        if (node.Node("learningAchievementSpecification") is not { Id: { } id } achieved)
            return null;
        var language = ElmReading.Language(node.Node("defaultLanguage")) ?? "en";
        var known = new Specification
        {
            Id = id,
            Version = 1,
            DefaultLanguage = language,
            AwardingBodies = [.. node.Nodes("providedBy").Select(body => ElmReading.Organisation(body, language))],
        };
        var read = ElmSpecificationReading.Of(achieved, known, null);
        return read with
        {
            Summary = read.Summary.IsBlank ? node.Words("description", language) : read.Summary,
            Weeks = IsoDuration.Weeks(node.Text("duration")),
            Price = Price(node.Node("priceDetail"), language),
            TargetGroup = ElmReading.Note(node.Node("additionalNote"), language),
            Assessments = [.. achieved.Nodes("provenBy").Select((task, number) => Task(task, number, language))],
            AssessmentLanguages =
            [
                .. achieved
                    .Nodes("provenBy")
                    .SelectMany(task => ElmReading.Codes(task, "language", "language", language))
                    .Distinct(),
            ],
            Grading = achieved
                .Nodes("provenBy")
                .Select(task => Grading(task.Node("gradingScheme"), language))
                .FirstOrDefault(g => g is not null),
        };
    }

    private static Assessment Task(DocumentNode task, int number, string language)
    {
        var supervision = ElmReading.Note(task.Node("additionalNote"), language);
        return new()
        {
            Id = Local(task.Id, "assessment-") ?? $"t{number + 1}",
            Type = ElmReading.Code(task.Node("dcType"), "assessment", language) ?? "",
            Title = task.Words("title", language),
            Criteria = task.Words("description", language),
            // Practice is no part of what proves an achievement elsewhere; ours names a scheme only for what is graded.
            Summative = true,
            Supervision = Vocabulary.Get("supervision").Terms.FirstOrDefault(term => term.Labels.Equals(supervision))?.Code,
        };
    }

    private static GradingScheme? Grading(DocumentNode? scheme, string language) =>
        scheme?.Words("title", language).In(language) is { Length: > 0 } name
            ? new(name, [], scheme.Words("description", language))
            : null;

    private static Price? Price(DocumentNode? detail, string language)
    {
        if (
            detail?.Node("amount") is not { } amount
            || amount.Number("value") is not { } value
            || ControlledList.Get("currency").Find(amount.Node("unit")?.Id) is not { } unit
        )
            return null;
        return new(value, unit.Uri[(unit.Uri.LastIndexOf('/') + 1)..], detail.Words("description", language));
    }

    private static string? Local(string? id, string kind) =>
        id?.LastIndexOf('#') is >= 0 and var mark && id.AsSpan(mark + 1).StartsWith(kind, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(id[(mark + 1 + kind.Length)..])
            : null;
}

/// <summary>What a dataset holds.</summary>
/// <param name="Specifications">Its opportunities, each with what is achieved by it; all as version 1, since the profile has no place for versions.</param>
/// <param name="Problem">Why nothing could be read, as the rest of a sentence; null when something was.</param>
public sealed record LoqReading(IReadOnlyList<Specification> Specifications, string? Problem)
{
    /// <summary>Values that were not understood or are hardly meant so; of members that the profile has and nobody asked for, nothing is said.</summary>
    public IReadOnlyList<AwardFinding> Findings { get; init; } = [];

    internal static LoqReading Refused(string problem) => new([], problem);
}
