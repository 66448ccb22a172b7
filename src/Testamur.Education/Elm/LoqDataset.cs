using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>
/// Specifications as a dataset of learning opportunities and qualifications
/// (<see href="https://github.com/european-commission-empl/European-Learning-Model/tree/EDC-3.2-(LTS)/rdf/ap/loq">LOQ application profile 1.1 of the European Learning Model 3.2</see>), as catalogues exchange them
/// and Europass reads them. Its shapes are closed, so what they have no place for stands in notes: quality assurance by an agency whose country is
/// not known, supervision, target group, stackability.
/// </summary>
/// <param name="Document">JSON-LD with its context inside: nothing has to be fetched to read it.</param>
/// <param name="Omitted">Specifications that could not be told in this form.</param>
public sealed record LoqDataset(JsonObject Document, IReadOnlyList<LoqOmission> Omitted)
{
    /// <summary>Builds the dataset.</summary>
    /// <param name="id">The absolute URL at which it is served.</param>
    /// <param name="specifications">What it holds, each once.</param>
    public static LoqDataset From(string id, IEnumerable<Specification> specifications)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(specifications);
        var nodes = new LoqNodes(id);
        var graph = new JsonArray();
        var omitted = new List<LoqOmission>();
        foreach (var specification in specifications)
        {
            if (Missing(specification) is { Count: > 0 } missing)
                omitted.Add(new(specification.Id, missing));
            else
                graph.Add((JsonNode)new LoqOpportunity(nodes, specification).Build());
        }

        using var stream = Resources.Open("loq-context.json");
        return new(new JsonObject { ["@context"] = JsonNode.Parse(stream), ["@graph"] = graph }, omitted);
    }

    private static List<string> Missing(Specification specification)
    {
        (string Name, bool There)[] mandatory =
        [
            ("title", !specification.Title.IsBlank),
            ("defaultLanguage", LoqOpportunity.Language(specification.DefaultLanguage) is not null),
            ("awardingBodies", specification.AwardingBodies.Any(LoqNodes.CanName)),
            ("iscedF", specification.IscedF.Any(code => ControlledList.Get("isced-f").FindCode(code) is not null)),
            ("learningOutcomes", specification.LearningOutcomes.Any(outcome => !outcome.Text.IsBlank)),
            ("teachingLanguages", specification.TeachingLanguages.Any(tag => LoqOpportunity.Language(tag) is not null)),
            ("id", LoqNodes.Page(specification.Id) is not null),
        ];
        return [.. mandatory.Where(part => !part.There).Select(part => part.Name)];
    }
}

/// <summary>A specification that lacks what the profile demands.</summary>
/// <param name="Specification">Its id.</param>
/// <param name="Missing">The members of <see cref="Specifications.Specification"/> that are absent or not usable, in JSON spelling.</param>
public sealed record LoqOmission(string Specification, IReadOnlyList<string> Missing);
