using System.Text.Json.Nodes;
using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>Reads a Qualification, or another specification, into the one that is known so far.</summary>
internal static class ElmSpecificationReading
{
    private const int MaxLines = 100;

    public static Specification Of(DocumentNode node, Specification known, Ects? received)
    {
        var language = known.DefaultLanguage;
        if (node.Words("title", language) is { IsBlank: false } title && !title.Equals(known.Title) && !known.Title.IsBlank)
            node.Report(
                AwardFindingKind.NotRead,
                "title",
                "The specification has another title than the claim; that of the claim was read."
            );
        node.Skip("dcType");
        ElmSupplement.SkipRepeated(node);
        var ects = ElmReading.Credit(node, "creditPoint");
        var eqf = int.TryParse(ElmReading.Code(node.Node("eqfLevel"), "eqf", language), out var level) ? level : (int?)null;
        var notes = new ElmNotes(node, language);
        return known with
        {
            Title = known.Title.IsBlank ? node.Words("title", language) : known.Title,
            Summary = node.Words("description", language),
            Ects = ects,
            Hours = ElmReading.Hours(node, "volumeOfLearning", ects ?? received),
            Weeks = Weeks(node),
            EqfLevel = eqf,
            Cycle = Cycle(node),
            NationalLevels = [.. Levels(node, eqf ?? 0, language)],
            IscedF = ElmReading.Codes(node, "thematicArea", "isced-f", language),
            TeachingLanguages = ElmReading.Codes(node, "language", "language", language),
            Participation = Mode(node, language),
            LearningOutcomes = [.. Outcomes(node, language)],
            QualityAssurance =
            [
                .. ElmAccreditations
                    .Of(node, known.AwardingBodies, language)
                    .Concat(notes.QualityAssurance)
                    .OrderBy(one => int.TryParse(one.Number, out var number) ? number : 0)
                    .Select(one => one.Value),
            ],
            Prerequisites = [.. Prerequisites(ElmReading.Note(node.Node("entryRequirement"), language))],
            Stackability = notes.Stackability(node, language),
            FurtherInformation = notes.FurtherInformation,
            Links = [.. node.Nodes("supplementaryDocument").Select(ElmReading.Url).OfType<string>()],
        };
    }

    private static int? Weeks(DocumentNode node)
    {
        if (DocumentNode.TextOf(node.Value["maximumDuration"]) is not { } text || IsoDuration.Weeks(text) is not { } weeks)
            return null;
        node.Skip("maximumDuration");
        return weeks;
    }

    private static Participation? Mode(DocumentNode node, string language)
    {
        var modes = ElmReading.Codes(node, "mode", "participation", language);
        if (modes.Count > 1)
            node.Report(AwardFindingKind.NotRead, "mode", "There are several forms of participation; the first was read.");
        return modes.Count > 0 ? new(modes[0]) : null;
    }

    private static Cycle? Cycle(DocumentNode node)
    {
        foreach (var concept in node.Nodes("educationLevel"))
        foreach (var cycle in Enum.GetValues<Cycle>())
            // There is no official list of the cycles, so everybody has identifiers of his own.
            if (
                concept.Id is { } id
                && id.Contains("qf-ehea", StringComparison.OrdinalIgnoreCase)
                && id.EndsWith($"{cycle}-cycle", StringComparison.OrdinalIgnoreCase)
            )
            {
                concept.Skip("inScheme", "prefLabel");
                return cycle;
            }
        return null;
    }

    private static IEnumerable<NationalLevel> Levels(DocumentNode node, int eqf, string language)
    {
        var listed = node.Nodes("nqfLevel").Select(concept => (concept, FromList: true));
        var own = node.Nodes("educationLevel").Select(concept => (concept, FromList: false));
        foreach (var (concept, fromList) in listed.Concat(own))
        {
            var label =
                DocumentNode.TextOf((concept.Value["altLabel"] as JsonObject)?["en"])
                ?? ElmLists.FindUri("qdr", concept.Id)?.Labels.In("en")
                ?? concept.Words("prefLabel", language).In("en");
            var level = ElmLists.ReadLabel(label, eqf);
            if (level is null && fromList)
            {
                concept.Report(
                    AwardFindingKind.UnknownValue,
                    null,
                    $"'{label}' names no level of a country's framework in the usual way."
                );
                level = new("", label.Length > 0 ? label : concept.Id ?? "", "", eqf);
            }
            if (level is null)
                continue;
            concept.Skip("inScheme", "prefLabel", "altLabel", "notation");
            yield return level;
        }
    }

    private static IEnumerable<LearningOutcome> Outcomes(DocumentNode node, string language)
    {
        var number = 0;
        foreach (var outcome in node.Nodes("learningOutcome").DistinctBy(one => one.Value))
        {
            number++;
            yield return new()
            {
                Id = ElmIds.Key(outcome.Id, "outcome") ?? $"o{number}",
                Text = outcome.Words("title", language),
                Skills = [.. Skills(outcome, "relatedESCOSkill", language), .. Skills(outcome, "relatedSkill", language)],
            };
        }
    }

    private static IEnumerable<Skill> Skills(DocumentNode outcome, string member, string language)
    {
        foreach (var skill in outcome.Nodes(member).DistinctBy(one => one.Value))
        {
            var scheme = skill.Node("inScheme")?.Id;
            skill.Skip("inScheme", "notation");
            var framework =
                member == "relatedESCOSkill" ? null
                : scheme?.StartsWith(ElmIds.Frameworks, StringComparison.Ordinal) == true
                    ? Uri.UnescapeDataString(scheme[ElmIds.Frameworks.Length..])
                : scheme ?? "";
            yield return new(skill.Id ?? "", skill.Words("prefLabel", language), framework);
        }
    }

    /// <summary>One line is one prerequisite, as our own writer has them.</summary>
    private static IEnumerable<Prerequisite> Prerequisites(LangText note)
    {
        if (note.IsBlank)
            yield break;
        var lines = note.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Split('\n', MaxLines),
            StringComparer.OrdinalIgnoreCase
        );
        for (var at = 0; at < lines.Values.Max(list => list.Length); at++)
        {
            var row = lines
                .Where(pair => at < pair.Value.Length && !string.IsNullOrWhiteSpace(pair.Value[at]))
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value[at].TrimEnd('\r')))
                .ToArray();
            if (row.Length > 0)
                yield return new(new LangText(row));
        }
    }
}
