using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.OpenBadges;

/// <summary>European elements as alignments with the concepts of their vocabularies.</summary>
internal static class BadgeAlignments
{
    public static IEnumerable<JsonObject> Of(Specification specification, string language)
    {
        var tasks = specification.Assessments;
        return
        [
            .. Concepts("eqf", "ext:EQF", [specification.EqfLevel?.ToString("0", null)], language),
            .. Concepts("isced-f", "ext:ISCED-F", specification.IscedF, language),
            .. Concepts("assessment", "ext:AssessmentType", tasks.Select(task => task.Type), language),
            .. Concepts("participation", "ext:ParticipationType", [specification.Participation?.Mode], language),
            .. Concepts("supervision", "ext:SupervisionType", tasks.Select(task => task.Supervision), language),
            .. Concepts(
                "quality-assurance",
                "ext:QualityAssurance",
                specification.QualityAssurance.Select(qa => qa.Type),
                language
            ),
            .. specification.LearningOutcomes.SelectMany(outcome => Skills(outcome, language)),
        ];
    }

    private static IEnumerable<JsonObject> Concepts(
        string list,
        string targetType,
        IEnumerable<string?> codes,
        string language
    ) =>
        from code in codes.Distinct()
        let vocabulary = Vocabulary.Get(list)
        let term = vocabulary.Find(code)
        where term is not null
        select Alignment(term.Labels.In(language), term.Uri, vocabulary.Name, targetType, term.Code, null);

    private static IEnumerable<JsonObject> Skills(LearningOutcome outcome, string language) =>
        from skill in outcome.Skills
        select Alignment(
            skill.Label.In(language),
            skill.Uri,
            skill.Framework ?? "ESCO",
            "ceasn:Competency",
            null,
            outcome.Text.In(language)
        );

    private static JsonObject Alignment(string name, string url, string framework, string type, string? code, string? description)
    {
        var alignment = new JsonObject
        {
            ["type"] = OpenBadgeBuilder.Strings(["Alignment"]),
            ["targetName"] = name,
            ["targetUrl"] = url,
            ["targetFramework"] = framework,
            ["targetType"] = type,
        };
        if (code is not null)
            alignment["targetCode"] = code;
        if (description is not null)
            alignment["targetDescription"] = description;
        return alignment;
    }
}
