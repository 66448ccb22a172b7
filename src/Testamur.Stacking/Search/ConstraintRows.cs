namespace Testamur.Stacking.Search;

/// <summary>The conditions on all counted holdings, as rows. Those on single holdings are met by leaving the holdings out.</summary>
internal static class ConstraintRows
{
    public static void Add(PathwayModel of)
    {
        Parts(of);
        for (var i = 0; i < of.Pathway.Constraints.Count; i++)
            Add(of, of.Pathway.Constraints[i], $"constraints[{i}]");
    }

    private static void Add(PathwayModel of, Constraint constraint, string path)
    {
        var unit = of.Allocation.Unit;
        if (constraint.TotalMin is { } least && of.Keeps(new(path)))
            of.Model.Row(Total(of).Add(of.Root, -Numbers.Hundredths(least) * unit), 0);
        if (constraint.TotalMax is { } most && of.Keeps(new(path)))
            of.Model.Row(Total(of), most: Numbers.Hundredths(most) * unit);
        if (constraint.MinShare is { } floor && of.Keeps(new(path)))
            of.Model.Row(Excess(of, floor), 0);
        if (constraint.MaxShare is { } ceiling && of.Keeps(new(path)))
            of.Model.Row(Excess(of, ceiling), most: 0);
        if (constraint.Before is { Strict: true } order)
            Order(of, order, path);
        if (constraint.AtMostOneOf is { } names && of.Keeps(new(path)))
            of.Model.Row(Named(of, names), most: 1);
        if (constraint.NoOverlap is { } limit && of.Pathway.Policy.Overlap == OverlapPolicy.Exclude)
            Overlap(of, limit, path);
    }

    /// <summary>Adds the opposite of a condition: the row that holds where it does not.</summary>
    public static void Break(PathwayModel of, Constraint constraint)
    {
        var unit = of.Allocation.Unit;
        if (constraint.TotalMin is { } least)
            of.Model.Row(Total(of), most: Numbers.Hundredths(least) * unit - 1);
        if (constraint.TotalMax is { } most)
            of.Model.Row(Total(of), Numbers.Hundredths(most) * unit + 1);
        if (constraint.MinShare is { } floor)
            of.Model.Row(Excess(of, floor), most: -1);
        if (constraint.MaxShare is { } ceiling)
            of.Model.Row(Excess(of, ceiling), 1);
        if (constraint.AtMostOneOf is { } names)
            of.Model.Row(Named(of, names), 2);
        if (constraint.EachAtLeast is { } each)
            of.Model.Row(Any(of, facts => facts.Ects < each), 1);
        if (constraint.MinAssurance is { } asked)
            of.Model.Row(Any(of, facts => !Assurance.Covers(facts.Assurance, asked)), 1);
    }

    private static Terms Any(PathwayModel of, Predicate<Holding> which)
    {
        var some = new Terms();
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (which(of.Candidates[h].Facts))
                some.Add(of.Allocation.Counted[h]);
        }
        return some;
    }

    private static Terms Total(PathwayModel of)
    {
        var total = new Terms().Add(of.Allocation.AllCredits);
        return of.Further is { } further ? total.Add(further.AllCredits) : total;
    }

    /// <summary>Denominator times the credits that fit, minus numerator times the base.</summary>
    private static Terms Excess(PathwayModel of, Share share)
    {
        var excess = new Terms();
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (share.Selector.Fits(of.Candidates[h].Facts))
                excess.Add(of.Allocation.Credits[h], share.Fraction.Denominator);
        }
        if (of.Further is { } further)
            excess.Add(further.CreditsFitting(share.Selector), share.Fraction.Denominator);
        return share.Base == ShareBase.CountedTotal
            ? excess.Add(Total(of), -share.Fraction.Numerator)
            : excess.Add(
                of.Root,
                -share.Fraction.Numerator * Numbers.Hundredths(of.Pathway.Target.Ects!.Value) * of.Allocation.Unit
            );
    }

    private static Terms Named(PathwayModel of, IReadOnlyList<string> names)
    {
        var named = new Terms();
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (of.Candidates[h].IsNamed(names))
                named.Add(of.Allocation.Counted[h]);
        }
        return of.Further is { } further ? named.Add(further.NumberNamed(names)) : named;
    }

    // A later one needs that no first one is counted, or one that is early enough.
    private static void Order(PathwayModel of, Before order, string path)
    {
        var firsts = Enumerable.Range(0, of.Candidates.Length).Where(h => of.Candidates[h].IsNamed(order.First)).ToArray();
        for (var later = 0; later < of.Candidates.Length; later++)
        {
            if (!of.Candidates[later].IsNamed(order.Then))
                continue;
            var day = of.Candidates[later].Facts.AwardedOn;
            var early = firsts.Where(first => of.Candidates[first].Facts.AwardedOn <= day).ToArray();
            if (early.Contains(later))
                continue;
            foreach (var first in firsts.Where(first => of.Candidates[first].Facts.AwardedOn > day))
            {
                if (!of.Keeps(new(path, Pair(of, first, later))))
                    continue;
                var both = new Terms().Add(of.Allocation.Counted[first]).Add(of.Allocation.Counted[later]);
                foreach (var other in early)
                    both.Add(of.Allocation.Counted[other], -1);
                if (of.Further is { } further)
                    both.Add(further.NumberNamed([order.First]), -1);
                of.Model.Row(both, most: 1);
            }
        }
    }

    private static void Overlap(PathwayModel of, OverlapLimit limit, string path)
    {
        var outcomes = of.Candidates.Select(candidate => candidate.Facts.Outcomes.ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var a = 0; a < outcomes.Length; a++)
        {
            for (var b = a + 1; b < outcomes.Length; b++)
            {
                var fewer = Math.Min(outcomes[a].Count, outcomes[b].Count);
                if (fewer == 0)
                    continue;
                var shared = outcomes[a].Count(outcomes[b].Contains);
                if (
                    (long)shared * limit.Threshold.Denominator > (long)limit.Threshold.Numerator * fewer
                    && of.Keeps(new(path, Pair(of, a, b)))
                )
                    of.Model.Row(new Terms().Add(of.Allocation.Counted[a]).Add(of.Allocation.Counted[b]), most: 1);
            }
        }
    }

    private static void Parts(PathwayModel of)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (of.Candidates[h].Offer is null)
                places[of.Candidates[h].Facts.Id] = h;
        }
        for (var whole = 0; whole < of.Candidates.Length; whole++)
        {
            foreach (var id in of.Candidates[whole].Facts.PartsOf.Distinct(StringComparer.Ordinal))
            {
                if (places.TryGetValue(id, out var part))
                    of.Model.Row(new Terms().Add(of.Allocation.Counted[whole]).Add(of.Allocation.Counted[part]), most: 1);
            }
        }
    }

    private static string Pair(PathwayModel of, int a, int b) => $"{of.Candidates[a].Facts.Id},{of.Candidates[b].Facts.Id}";
}
