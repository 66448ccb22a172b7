using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class HolisticRules
{
    private const Principle Here = Principle.Holistic;

    public static Rule[] All { get; } =
    [
        new("E01", Here, Severity.Hint, "Ibanez Ayuso 2025; ECIU values", NotOnlyProfessional),
        new("E02", Here, Severity.Hint, "Ibanez Ayuso 2025", NotAlone),
        new("E03", Here, Severity.Hint, "Ibanez Ayuso 2025", FewerOpportunities),
        new("E04", Here, Severity.Hint, "Ibanez Ayuso 2025; CL4", Interdisciplinary),
    ];

    private static IEnumerable<Hit> NotOnlyProfessional(Design design)
    {
        var coded = design.Spec.LearningOutcomes.Where(outcome => outcome.Purposes.Count > 0).ToList();
        if (coded.Count == 0)
            yield return Hit.NotApplicable;
        else if (coded.All(outcome => outcome.Purposes.All(purpose => purpose == Purpose.Professional)))
            yield return new("/learningOutcomes", "E01");
    }

    private static IEnumerable<Hit> NotAlone(Design design)
    {
        var together =
            design.Spec.Activities.Any(activity => activity.Group)
            || design.Spec.Assessments.Any(task => task.Type == "group-performance");
        if (design.Online && !together)
            yield return new("/participation/mode", "E02");
    }

    private static IEnumerable<Hit> FewerOpportunities(Design design)
    {
        if (!design.Spec.Audience.Any(group => group >= AudienceGroup.FirstGeneration))
            yield return new("/audience", "E03");
    }

    private static IEnumerable<Hit> Interdisciplinary(Design design)
    {
        var broad = design.Spec.IscedF.Where(code => code.Length >= 2).Select(code => code[..2]).Distinct().Count();
        if (broad < 2 && design.Spec.Interdisciplinary.IsBlank)
            yield return new("/iscedF", "E04");
    }
}
