namespace Testamur.Stacking.Search;

/// <summary>Which rules are still open when only what is held counts, and by how much.</summary>
internal static class OpenRules
{
    public static Unmet[] Of(PathwayModel of, long[] values, IReadOnlyList<FurtherHoldings.Kind> chosen)
    {
        var open = new List<Unmet>();
        foreach (var leaf in of.Leaves)
        {
            if (values[leaf.Used] == 0)
                continue;
            if (leaf.Kind == LeafKind.Outcomes)
                Outcomes(of, values, leaf, open);
            else
                Takes(of, values, leaf, chosen, open);
        }
        for (var i = 0; i < of.Pathway.Constraints.Count; i++)
            Condition(of, values, of.Pathway.Constraints[i], $"constraints[{i}]", open);
        return [.. open];
    }

    private static void Takes(
        PathwayModel of,
        long[] values,
        Leaf leaf,
        IReadOnlyList<FurtherHoldings.Kind> chosen,
        List<Unmet> open
    )
    {
        var here = chosen.Where(kind => of.Taking[kind.Leaf] == leaf).ToArray();
        if (here.Length == 0)
            return;
        var ects = new ExactEcts(here.Sum(kind => values[kind.Hundredths]), 100);
        open.Add(
            leaf.Kind == LeafKind.Credits
                ? new(leaf.Path, Ects: ects, Selector: leaf.Selector)
                : new(leaf.Path, Ects: ects, Count: here.Sum(kind => values[kind.Number]), Selector: leaf.Selector)
        );
    }

    private static void Outcomes(PathwayModel of, long[] values, Leaf leaf, List<Unmet> open)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (of.Allocation.Counted[h].Of(values) > 0)
                covered.UnionWith(of.Candidates[h].Facts.Outcomes);
        }
        string[] lacking = [.. leaf.Node.Outcomes!.Distinct(StringComparer.Ordinal).Where(outcome => !covered.Contains(outcome))];
        if (lacking.Length > 0)
            open.Add(new(leaf.Path, Outcomes: lacking));
    }

    private static void Condition(PathwayModel of, long[] values, Constraint constraint, string path, List<Unmet> open)
    {
        var unit = of.Allocation.Unit * 100;
        var total = of.Allocation.AllCredits.Of(values);
        if (constraint.TotalMin is { } least && (long)(least * 100) * of.Allocation.Unit - total is var lack and > 0)
            open.Add(new(path, Ects: new ExactEcts(lack, unit)));
        if (constraint.MinShare is not { } share)
            return;
        var fitting = 0L;
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (share.Selector.Fits(of.Candidates[h].Facts))
                fitting += of.Allocation.Credits[h].Of(values);
        }
        var whole =
            share.Base == ShareBase.CountedTotal ? total : Numbers.Hundredths(of.Pathway.Target.Ects!.Value) * of.Allocation.Unit;
        var lacking = (Int128)whole * share.Fraction.Numerator - (Int128)fitting * share.Fraction.Denominator;
        if (lacking > 0)
            open.Add(new(path, Ects: new ExactEcts((long)lacking, unit * share.Fraction.Denominator), Selector: share.Selector));
    }
}
