using Testamur.Education.Vocabularies;

namespace Testamur.Education.Linter;

internal static class AssessmentRules
{
    private const string Attendance = "level-of-attendance";

    public static Rule[] All { get; } =
    [
        new("A01", Severity.Error, "constructive alignment; Annex II 4", EachOutcomeAssessed),
        new("A02", Severity.Error, "constructive alignment", EachTaskAssesses),
        new("A03", Severity.Error, "ETF; Council definition", NotAttendanceAlone),
        new("A04", Severity.Error, "ESG 1.3; Annex II 4", CriteriaPublished),
        new("A05", Severity.Error, "Annex I; MCE 4.4", SupervisionStated),
    ];

    private static IEnumerable<Hit> EachOutcomeAssessed(Design design)
    {
        var assessed = design.Spec.Assessments.SelectMany(task => task.Outcomes).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
            if (!assessed.Contains(design.Spec.LearningOutcomes[i].Id))
                yield return new($"learningOutcomes[{i}]", "A01");
    }

    private static IEnumerable<Hit> EachTaskAssesses(Design design)
    {
        var outcomes = design.Spec.LearningOutcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
        {
            var task = design.Spec.Assessments[i];
            if (task.Summative && task.Outcomes.Count == 0)
                yield return new($"assessments[{i}].outcomes", "A02");
            foreach (var outcome in task.Outcomes.Where(outcome => !outcomes.Contains(outcome)))
                yield return new($"assessments[{i}].outcomes", "A02.unknown", outcome);
        }
    }

    private static IEnumerable<Hit> NotAttendanceAlone(Design design)
    {
        var tasks = design.Spec.Assessments;
        // A practice task beside attendance decides nothing, so it does not help.
        if (tasks.Any(task => task.Type == Attendance) && !tasks.Any(task => task.Summative && task.Type != Attendance))
            yield return new("assessments", "A03");
    }

    private static IEnumerable<Hit> CriteriaPublished(Design design)
    {
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
            if (design.Spec.Assessments[i] is { Summative: true, Criteria.IsBlank: true })
                yield return new($"assessments[{i}].criteria", "A04");
    }

    private static IEnumerable<Hit> SupervisionStated(Design design)
    {
        for (var i = 0; i < design.Spec.Assessments.Count; i++)
        {
            var supervision = design.Spec.Assessments[i].Supervision;
            if (string.IsNullOrWhiteSpace(supervision))
                yield return new($"assessments[{i}].supervision", "A05");
            else if (Vocabulary.Get("supervision").Find(supervision) is null)
                yield return new($"assessments[{i}].supervision", "A05.unknown", supervision);
        }
    }
}
