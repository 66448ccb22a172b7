namespace Testamur.Stacking;

/// <summary>Which holdings may be counted on a day, and why not the others. Linear in the holdings.</summary>
internal static class Eligibility
{
    /// <returns>For each holding null, or the reason: <c>status</c>, <c>notYetAwarded</c>, <c>maxAge</c>, <c>validAtDecision</c>,
    /// <c>minGrade</c>. A renewal that is fit has no reason either, though it is never counted.</returns>
    public static string?[] Reasons(Pathway pathway, IReadOnlyList<Holding> holdings, DateOnly asOf)
    {
        int? youngest = null;
        var mustBeValid = false;
        List<GradeFloor>? floors = null;
        foreach (var constraint in pathway.Constraints)
        {
            if (constraint.MaxAgeYears is { } years && !(youngest <= years))
                youngest = years;
            mustBeValid |= constraint.ValidAtDecision == true;
            if (constraint.MinGrade is { } floor)
                (floors ??= []).Add(floor);
        }

        var reasons = new string?[holdings.Count];
        var renewed = false;
        for (var i = 0; i < holdings.Count; i++)
        {
            var holding = holdings[i];
            reasons[i] =
                holding.Status is not (null or "active") ? "status"
                : holding.AwardedOn > asOf ? "notYetAwarded"
                : youngest is { } most && IsTooOld(holding.AwardedOn, most, asOf) ? "maxAge"
                : mustBeValid && holding.ValidUntil < asOf ? "validAtDecision"
                : floors is not null && !Reaches(holding, floors) ? "minGrade"
                : null;
            renewed |= holding.Renews is not null;
        }
        if (renewed && mustBeValid)
            LiftExpiry(holdings, reasons, floors);
        return reasons;
    }

    // 29 February plus years is 28 February in a common year.
    private static bool IsTooOld(DateOnly awardedOn, int years, DateOnly asOf) =>
        awardedOn.Year + years <= DateOnly.MaxValue.Year && awardedOn.AddYears(years) < asOf;

    private static bool Reaches(Holding holding, List<GradeFloor> floors) =>
        floors.TrueForAll(floor => Grades.Rank(floor.Scheme, holding.Grade) <= Grades.Rank(floor.Scheme, floor.AtLeast));

    // What is fit lifts the expiry of what it renews, which may be a renewal itself: from the fit ones outwards, so a ring lifts nothing.
    private static void LiftExpiry(IReadOnlyList<Holding> holdings, string?[] reasons, List<GradeFloor>? floors)
    {
        var places = new Dictionary<string, int>(holdings.Count, StringComparer.Ordinal);
        for (var i = 0; i < holdings.Count; i++)
            places[holdings[i].Id] = i;
        var fit = new Stack<int>(Enumerable.Range(0, holdings.Count).Where(i => reasons[i] is null));
        while (fit.TryPop(out var i))
        {
            if (
                holdings[i].Renews is not { } id
                || !places.TryGetValue(id, out var renewed)
                || reasons[renewed] != "validAtDecision"
            )
                continue;
            reasons[renewed] = floors is not null && !Reaches(holdings[renewed], floors) ? "minGrade" : null;
            if (reasons[renewed] is null)
                fit.Push(renewed);
        }
    }
}
