namespace Testamur.Stacking;

internal static class Eligibility
{
    public static (IReadOnlyList<Holding> Eligible, IReadOnlyDictionary<string, string> Ineligible) Split(
        Pathway pathway,
        IReadOnlyList<Holding> holdings,
        DateOnly asOf
    )
    {
        var validAtDecision = pathway.Constraints.Any(constraint => constraint.ValidAtDecision == true);
        var reasons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var holding in holdings)
            if (Reason(holding, asOf, validAtDecision) is { } reason)
                reasons[holding.Id] = reason;
        foreach (
            var order in pathway.Constraints.Select(constraint => constraint.Before).OfType<Before>().Where(order => order.Strict)
        )
            TooEarly(order, [.. holdings.Where(holding => !reasons.ContainsKey(holding.Id))], reasons);
        return ([.. holdings.Where(holding => !reasons.ContainsKey(holding.Id))], reasons);
    }

    private static string? Reason(Holding holding, DateOnly asOf, bool validAtDecision) =>
        holding.Status is not (null or "active") ? "status"
        : holding.AwardedOn > asOf ? "notYetAwarded"
        : validAtDecision && holding.ValidUntil < asOf ? "validAtDecision"
        : null;

    // The first one is always counted when the pathway is satisfied (PathwayChecks), so what came earlier never counts.
    private static void TooEarly(Before order, Holding[] eligible, SortedDictionary<string, string> reasons)
    {
        var firsts = eligible.Where(holding => holding.Spec == order.First || holding.Id == order.First).ToArray();
        if (firsts.Length == 0)
            return;
        var day = firsts.Min(holding => holding.AwardedOn);
        foreach (var holding in eligible.Where(holding => order.Then.Contains(holding.Spec) || order.Then.Contains(holding.Id)))
            if (holding.AwardedOn < day)
                reasons[holding.Id] = "before";
    }
}
