namespace Testamur.Stacking;

/// <summary>Checks each condition on the counted holdings.</summary>
internal static class ConstraintCheck
{
    public static void Check(Pathway pathway, Given[] given, Holding[] counted, List<Fault> faults)
    {
        var whole = counted.ToDictionary(holding => holding.Id, StringComparer.Ordinal);
        foreach (var holding in counted)
        {
            foreach (var part in holding.PartsOf.Where(whole.ContainsKey))
                faults.Add(new("partsOf", holding.Id, $"{part} is part of {holding.Id}, which is counted too."));
        }
        for (var i = 0; i < pathway.Constraints.Count; i++)
        {
            var constraint = pathway.Constraints[i];
            if (Fails(pathway, constraint, given, counted) is { } code)
                faults.Add(new(code, $"constraints[{i}]", $"constraints[{i}], {code}, is not met."));
        }
    }

    private static string? Fails(Pathway pathway, Constraint constraint, Given[] given, Holding[] counted)
    {
        var total = TreeCheck.Sum(given);
        return constraint switch
        {
            { TotalMin: { } least } when total < ExactEcts.Of(least) => "totalMin",
            { TotalMax: { } most } when total > ExactEcts.Of(most) => "totalMax",
            { EachAtLeast: { } each } when counted.Any(holding => holding.Ects < each) => "eachAtLeast",
            { MinShare: { } share } when Excess(pathway, share, given, total) < 0 => "minShare",
            { MaxShare: { } share } when Excess(pathway, share, given, total) > 0 => "maxShare",
            { Before: { Strict: true } order } when !InOrder(order, counted) => "before",
            { AtMostOneOf: { } names } when counted.Count(holding => Is(holding, names.ToHashSet(StringComparer.Ordinal))) > 1 =>
                "atMostOneOf",
            { NoOverlap: { } limit } when pathway.Policy.Overlap == OverlapPolicy.Exclude && Overlaps(counted, limit.Threshold) =>
                "noOverlap",
            { MinAssurance: { } asked } when !counted.All(holding => Assurance.Covers(holding.Assurance, asked)) =>
                "minAssurance",
            _ => null,
        };
    }

    // Compares Σ × denominator with base × numerator, as whole numbers over one denominator.
    private static int Excess(Pathway pathway, Share share, Given[] given, ExactEcts total)
    {
        var fitting = TreeCheck.Sum(given.Where(one => share.Selector.Fits(one.Holding)));
        var whole = share.Base == ShareBase.CountedTotal ? total : ExactEcts.Of(pathway.Target.Ects ?? 0);
        return ((Int128)fitting.Numerator * whole.Denominator * share.Fraction.Denominator).CompareTo(
            (Int128)whole.Numerator * fitting.Denominator * share.Fraction.Numerator
        );
    }

    private static bool InOrder(Before order, Holding[] counted)
    {
        var firsts = counted.Where(holding => holding.Id == order.First || holding.Spec == order.First).ToArray();
        if (firsts.Length == 0)
            return true;
        var earliest = firsts.Min(holding => holding.AwardedOn);
        var names = order.Then.ToHashSet(StringComparer.Ordinal);
        return counted.All(holding => !Is(holding, names) || holding.AwardedOn >= earliest);
    }

    private static bool Is(Holding holding, HashSet<string> names) => names.Contains(holding.Id) || names.Contains(holding.Spec);

    private static bool Overlaps(Holding[] counted, Fraction threshold)
    {
        var sets = counted.Select(holding => holding.Outcomes.ToHashSet(StringComparer.Ordinal)).ToArray();
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sets.Length; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var outcome in sets[i])
            {
                if (!holders.TryGetValue(outcome, out var list))
                    holders[outcome] = list = [];
                foreach (var other in list)
                    shared[other] = shared.GetValueOrDefault(other) + 1;
                list.Add(i);
            }
            foreach (var (other, number) in shared)
            {
                var fewer = Math.Min(sets[i].Count, sets[other].Count);
                if ((long)number * threshold.Denominator > (long)threshold.Numerator * fewer)
                    return true;
            }
        }
        return false;
    }
}
