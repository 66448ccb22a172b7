using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static class LearnerRules
{
    private const Principle Here = Principle.LearnerCentred;
    private static readonly string[] Standards = ["WCAG 2.2 AA", "EN 301 549"];

    public static Rule[] All { get; } =
    [
        new("C01", Here, Severity.Warning, "Annex II 8", TargetGroup),
        new("C02", Here, Severity.Warning, "Annex II 8; ESG 1.9", FeedbackUsed),
        new("C03", Here, Severity.Hint, "MCE 4.8", Asynchronous),
        new("C04", Here, Severity.Warning, "inclusion", AccessibilityStated),
        new("C05", Here, Severity.Hint, "Ibanez Ayuso 2025", LearnersMeet),
    ];

    private static IEnumerable<Hit> TargetGroup(Design design)
    {
        if (design.Spec.TargetGroup.IsBlank)
            yield return new("/targetGroup", "C01");
        if (design.Spec.EntryHelp.IsBlank)
            yield return new("/entryHelp", "C01.help");
    }

    // A first version has had no learners whose answers could be published.
    private static IEnumerable<Hit> FeedbackUsed(Design design)
    {
        var feedback = design.Spec.Feedback;
        if (string.IsNullOrWhiteSpace(feedback?.Form))
            yield return new("/feedback/form", "C02");
        if (design.Spec.Version > 1 && string.IsNullOrWhiteSpace(feedback?.Results))
            yield return new("/feedback/results", "C02.results");
    }

    private static IEnumerable<Hit> Asynchronous(Design design)
    {
        var limit = design.Pack.AsynchronousPercent;
        if (!design.ForPeopleInWork || design.Spec.Participation?.SynchronousShare is not { } share)
            yield return Hit.NotApplicable;
        else if (share > 100 - limit.Value)
            yield return new("/participation/synchronousShare", "C03", share, 100 - limit.Value)
            {
                Basis = limit,
                Fixes = [Fix.Set("C03", "/participation/synchronousShare", 100 - limit.Value, 100 - limit.Value)],
            };
    }

    private static IEnumerable<Hit> AccessibilityStated(Design design)
    {
        if (design.Spec.Accessibility is not { } statement)
            yield return new("/accessibility", "C04");
        else if (!Standards.Any(standard => statement.Standard.Contains(standard, StringComparison.OrdinalIgnoreCase)))
            yield return new("/accessibility/standard", "C04.standard", statement.Standard)
            {
                Fixes = [.. Standards.Select(standard => Fix.Set("C04", "/accessibility/standard", standard, standard))],
            };
        else if (statement.Text.IsBlank)
            yield return new("/accessibility/text", "C04.text");
    }

    private static IEnumerable<Hit> LearnersMeet(Design design)
    {
        if (
            !design.Spec.Activities.Any(activity => activity.Group)
            && !design.Spec.Assessments.Any(task => task.Type is "group-performance" or "peer-assessment" or "peer-review")
        )
            yield return new("/activities", "C05");
    }
}
