namespace Testamur.Education.Linter;

internal static class OutcomeRules
{
    public static Rule[] All { get; } =
    [new("O01", Severity.Error, "ECTS practice", Number), new("O09", Severity.Error, "Ibanez Ayuso 2025; ECIU", PurposeCoded)];

    private static IEnumerable<Hit> Number(Design design)
    {
        var count = design.Spec.LearningOutcomes.Count;
        var limit = design.Pack.Outcomes;
        if (count < limit.Min || count > limit.Max)
            yield return new("learningOutcomes", "O01", count, limit.Min, limit.Max) { Advice = limit.Unverified };
        else if (count < limit.AdviseMin || count > limit.AdviseMax)
            yield return new("learningOutcomes", "O01.advice", count, limit.AdviseMin, limit.AdviseMax) { Advice = true };
    }

    private static IEnumerable<Hit> PurposeCoded(Design design)
    {
        for (var i = 0; i < design.Spec.LearningOutcomes.Count; i++)
            if (design.Spec.LearningOutcomes[i].Purposes.Count == 0)
                yield return new($"learningOutcomes[{i}].purposes", "O09");
    }
}
