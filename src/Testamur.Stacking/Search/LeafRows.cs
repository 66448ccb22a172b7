namespace Testamur.Stacking.Search;

/// <summary>What each leaf asks for, when its branch is used, and that it takes nothing when it is not.</summary>
internal static class LeafRows
{
    public static void Add(PathwayModel of, IReadOnlyList<Leaf> leaves)
    {
        var place = 0;
        foreach (var leaf in leaves)
        {
            if (leaf.Kind == LeafKind.Outcomes)
                Outcomes(of, leaf);
            else
                Takes(of, leaf, place++);
        }
    }

    private static void Takes(PathwayModel of, Leaf leaf, int place)
    {
        var model = of.Model;
        var number = new Terms();
        var credits = new Terms();
        var most = 0L;
        var mostCredits = 0L;
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            foreach (var use in of.Allocation.Uses[h])
            {
                if (use.Leaf != place)
                    continue;
                number.Add(use.Given);
                credits.Add(use.Credits);
                most++;
                mostCredits += of.Candidates[h].Hundredths * of.Allocation.Unit;
            }
        }
        if (of.Further is { } further)
        {
            number.Add(further.Number(place));
            credits.Add(further.Credits(place));
            most += FurtherHoldings.Most;
            mostCredits = checked(mostCredits + further.MostCredits);
        }
        var kept = of.Keeps(new(leaf.Path));
        if (!kept)
        {
            model.Row(number.Add(leaf.Used, -Math.Max(most, 1)), most: 0);
            return;
        }
        if (leaf.TakesOne)
        {
            model.Row(number.Add(leaf.Used, -1), 0, 0);
            return;
        }
        var (sum, unit, limit) = leaf.Kind == LeafKind.Credits ? (credits, of.Allocation.Unit, mostCredits) : (number, 1, most);
        var isAlwaysUsed = model.Low[leaf.Used] == 1;
        if (leaf.Min > 0)
            model.Row(sum.AtMost(leaf.Min * unit, model).Add(leaf.Used, -leaf.Min * unit), 0);
        if (leaf.Max is { } max)
            limit = max * unit;
        if (leaf.Max is not null || leaf.Kind == LeafKind.Count && !isAlwaysUsed)
            model.Row(new Terms().Add(sum).Add(leaf.Used, -limit), most: 0);
        // A holding that pays nothing, its outcomes being paid, is still not taken by a leaf that is not used.
        if (leaf.Kind == LeafKind.Credits && !isAlwaysUsed)
            model.Row(new Terms().Add(number).Add(leaf.Used, -most), most: 0);
        if (isAlwaysUsed)
            return;
        foreach (var (given, _) in number.Joined())
        {
            if (model.High[given] == 1)
                model.Spare.Add(([(leaf.Used, -1), (given, 1)], 0));
        }
    }

    private static void Outcomes(PathwayModel of, Leaf leaf)
    {
        foreach (var outcome in leaf.Node.Outcomes!.Distinct(StringComparer.Ordinal))
        {
            if (!of.Keeps(new(leaf.Path, outcome)))
                continue;
            var has = new Terms().Add(leaf.Used, -1);
            for (var h = 0; h < of.Candidates.Length; h++)
            {
                if (of.Candidates[h].Facts.Outcomes.Contains(outcome, StringComparer.Ordinal))
                    has.Add(of.Allocation.Counted[h]);
            }
            if (of.Further is { } further)
                has.Add(further.AllNumber);
            of.Model.Row(has, 0);
        }
    }
}
