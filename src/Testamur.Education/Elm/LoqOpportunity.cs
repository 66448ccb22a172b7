using System.Globalization;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>One specification as a learning opportunity with what is achieved by it.</summary>
internal sealed class LoqOpportunity(LoqNodes nodes, Specification specification)
{
    private const string ShortLearningProgramme = "http://data.europa.eu/snb/learning-opportunity/74a4a268e8";

    public JsonObject Build()
    {
        var node = new JsonObject { ["id"] = specification.Id + "#opportunity", ["type"] = "LearningOpportunity" };
        Describe(node);
        node["defaultLanguage"] = Concept(Language(specification.DefaultLanguage));
        LoqNodes.Put(node, "homepage", LoqNodes.Page(specification.Id));
        var bodies = specification
            .AwardingBodies.Concat(specification.CoIssuers)
            .Where(LoqNodes.CanName)
            .DistinctBy(body => body.Id);
        LoqNodes.Put(node, "providedBy", bodies.Select(nodes.Organisation));
        LoqNodes.Put(node, "mode", Mode());
        if (specification.Weeks is { } weeks)
            node["duration"] = string.Create(CultureInfo.InvariantCulture, $"P{weeks * 7L}D");
        LoqNodes.Put(node, "priceDetail", Price());
        LoqNodes.Put(node, "additionalNote", [LoqNodes.Note(specification.TargetGroup)]);
        node["learningAchievementSpecification"] = Achievement();
        return node;
    }

    /// <summary>The concept of a language by its BCP 47 tag; regions and scripts are left away. Null when the list has none.</summary>
    public static Concept? Language(string? tag) => ControlledList.Get("language").FindCode(tag?.Split('-')[0]);

    private JsonObject Achievement()
    {
        // The profile gives a qualification a level of each framework; without one of both, it is a specification of an achievement.
        var isQualification = specification.EqfLevel is >= 1 and <= 8 && specification.NationalLevels.Count > 0;
        var node = new JsonObject
        {
            ["id"] = specification.Id,
            ["type"] = isQualification ? "Qualification" : "LearningAchievementSpecification",
        };
        Describe(node);
        LoqNodes.Put(
            node,
            "thematicArea",
            specification.IscedF.Distinct().Select(code => nodes.Concept("isced-f", list => list.FindCode(code)))
        );
        LoqNodes.Put(
            node,
            "language",
            specification.TeachingLanguages.Select(Language).OfType<Concept>().Distinct().Select(Concept)
        );
        if (isQualification)
        {
            var level = specification.EqfLevel!.Value.ToString(CultureInfo.InvariantCulture); // a qualification has one
            LoqNodes.Put(node, "eqfLevel", nodes.Concept("eqf", list => list.FindCode(level)));
            LoqNodes.Put(node, "nqfLevel", specification.NationalLevels.Select(National));
        }

        LoqNodes.Put(node, "educationLevel", Cycle());
        if (specification.Hours is { } hours)
            node["volumeOfLearning"] = Duration(hours);
        if (specification.Ects is { } ects)
            node["creditPoint"] = new JsonObject
            {
                ["type"] = "CreditPoint",
                ["framework"] = nodes.Concept("education-credit", list => list.FindCode("6fcec5c5af")),
                ["point"] = ects.ToString(),
            };
        LoqNodes.Put(node, "mode", Mode());
        LoqNodes.Put(node, "entryRequirement", LoqNodes.Note(Joined(specification.Prerequisites.Select(p => p.Text))));
        LoqNodes.Put(node, "learningOutcome", specification.LearningOutcomes.Where(o => !o.Text.IsBlank).Select(Outcome));
        LoqNodes.Put(node, "provenBy", specification.Assessments.Select(Assessment));
        LoqNodes.Put(node, "additionalNote", Notes());
        LoqNodes.Put(node, "supplementaryDocument", specification.Links.Distinct().Select(LoqNodes.Page));
        return node;
    }

    private void Describe(JsonObject node)
    {
        LoqNodes.Put(node, "title", LoqNodes.Text(specification.Title));
        LoqNodes.Put(node, "description", LoqNodes.Text(specification.Summary));
        LoqNodes.Put(node, "dcType", nodes.Concept("learning-opportunity", list => list.Find(ShortLearningProgramme)));
    }

    private JsonObject Outcome(LearningOutcome outcome)
    {
        var node = Part("outcome", outcome.Id, "LearningOutcome");
        LoqNodes.Put(node, "title", LoqNodes.Text(outcome.Text));
        var skills = outcome.Skills.Where(skill => Uri.TryCreate(skill.Uri, UriKind.Absolute, out _)).ToLookup(LoqNodes.IsEsco);
        LoqNodes.Put(node, "relatedESCOSkill", skills[true].Select(nodes.Skill));
        LoqNodes.Put(node, "relatedSkill", skills[false].Select(nodes.Skill));
        return node;
    }

    private JsonObject Assessment(Assessment assessment)
    {
        var node = Part("assessment", assessment.Id, "LearningAssessmentSpecification");
        var type = Vocabulary.Get("assessment").Find(assessment.Type);
        var title = assessment.Title.IsBlank ? type?.Labels ?? LangText.Of("en", assessment.Type) : assessment.Title;
        LoqNodes.Put(node, "title", LoqNodes.Text(title));
        LoqNodes.Put(node, "description", LoqNodes.Text(assessment.Criteria));
        LoqNodes.Put(node, "dcType", nodes.Concept("assessment", list => list.Find(type?.Uri)));
        LoqNodes.Put(
            node,
            "language",
            specification.AssessmentLanguages.Select(Language).OfType<Concept>().Distinct().Select(Concept)
        );
        if (Vocabulary.Get("supervision").Find(assessment.Supervision) is { } supervision)
            LoqNodes.Put(node, "additionalNote", LoqNodes.Note(supervision.Labels));
        if (assessment.Summative && specification.Grading is { } grading && !string.IsNullOrWhiteSpace(grading.Name))
            LoqNodes.Put(node, "gradingScheme", Grading(grading));
        return node;
    }

    private JsonObject Grading(GradingScheme grading) =>
        nodes.Once(
            specification.Id + "#grading",
            "GradingScheme",
            node =>
            {
                node["title"] = new JsonObject { [specification.DefaultLanguage] = grading.Name };
                LoqNodes.Put(node, "description", LoqNodes.Text(grading.PassRule));
            }
        );

    private JsonObject? Price()
    {
        if (
            specification.Price is not { } price
            || nodes.Concept("currency", list => list.FindCode(price.Currency)) is not { } unit
        )
            return null;
        var amount = new JsonObject
        {
            ["type"] = "Amount",
            ["unit"] = unit,
            ["value"] = price.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        };
        var node = new JsonObject { ["type"] = "PriceDetail", ["amount"] = amount };
        LoqNodes.Put(node, "description", LoqNodes.Text(price.Note));
        return node;
    }

    private IEnumerable<JsonObject?> Notes() =>
        specification
            .QualityAssurance.Select(assurance => LoqNodes.Note(Assurance(assurance)))
            .Append(specification.Stackability is { } stacking ? LoqNodes.Note(stacking.Note) : null)
            .Append(LoqNodes.Note(specification.FurtherInformation));

    private LangText Assurance(QualityAssurance assurance)
    {
        var more = string.Join(
            ", ",
            new[] { assurance.Agency, assurance.Record }.Where(part => !string.IsNullOrWhiteSpace(part))
        );
        if (more.Length == 0)
            return assurance.Procedure;
        return assurance.Procedure.IsBlank
            ? LangText.Of(specification.DefaultLanguage, more)
            : new(assurance.Procedure.Select(pair => KeyValuePair.Create(pair.Key, $"{pair.Value} ({more})")));
    }

    private JsonObject? Mode() =>
        Vocabulary.Get("participation").Find(specification.Participation?.Mode) is { } mode
            ? nodes.Concept("learning-assessment", list => list.Find(mode.Uri))
            : null;

    private JsonObject? Cycle() =>
        specification.Cycle is { } cycle
            ? new JsonObject
            {
                ["type"] = "Concept",
                ["prefLabel"] = new JsonObject { ["en"] = $"{cycle} cycle (QF-EHEA)" },
            }
            : null;

    /// <summary>The level in the European register of national levels where its name leaves no doubt; else by its own name.</summary>
    private JsonObject National(NationalLevel level)
    {
        var list = ControlledList.Get("qdr");
        var matches = list
            .Concepts.Where(concept =>
                concept.LabelIn("en") is var label
                && label.StartsWith(level.Country + ": ", StringComparison.Ordinal)
                && (
                    label.EndsWith(": " + level.Level, StringComparison.Ordinal)
                    || label.EndsWith(" Level " + level.Level, StringComparison.Ordinal)
                )
            )
            .Take(2)
            .ToList();
        return matches.Count == 1
            ? nodes.Concept(matches[0], list.Scheme)
            : new JsonObject
            {
                ["type"] = "Concept",
                ["prefLabel"] = new JsonObject { ["en"] = $"{level.Framework}: {level.Level} ({level.Country})" },
            };
    }

    private JsonObject Concept(Concept? language) => nodes.Concept(language!, ControlledList.Get("language").Scheme); // the caller has one

    private JsonObject Part(string kind, string id, string type) =>
        new() { ["id"] = $"{specification.Id}#{kind}-{Uri.EscapeDataString(id)}", ["type"] = type };

    private static LangText Joined(IEnumerable<LangText> texts) =>
        new(
            texts
                .SelectMany(text => text.Where(pair => text.Has(pair.Key)))
                .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase)
                .Select(group => KeyValuePair.Create(group.Key, string.Join(" · ", group)))
        );

    // Hours may have a fraction, which the type has only for seconds.
    private static string Duration(decimal hours)
    {
        var minutes = (long)decimal.Round(hours * 60);
        return string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H")
            + (minutes % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{minutes % 60}M"));
    }
}
