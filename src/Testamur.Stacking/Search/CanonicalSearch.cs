namespace Testamur.Stacking.Search;

/// <summary>
/// The one answer among all: smallest counted credits, then fewest holdings, then the smallest ids in ordinal order, and for these the
/// first leaves in the order of the document. Each step keeps what the steps before found.
/// </summary>
internal sealed class CanonicalSearch(PathwayModel of, BranchAndBound search)
{
    private long[]? values;
    private bool proved = true;

    /// <returns>Values of the canonical answer; null when there is none or none was found.</returns>
    public (long[]? Values, bool Proved) Run(long[]? known = null)
    {
        values = known;
        if (Least(of.Allocation.AllCredits) is not { } credits)
            return (null, proved);
        search.Narrow(of.EctsRow, credits, credits);
        if (Least(of.Allocation.AllCounted) is { } number)
            search.Narrow(of.CountRow, number, number);
        SmallestIds();
        FirstLeaves();
        LargestParts();
        return (values, proved);
    }

    private long? Least(Terms terms)
    {
        if (!proved && values is null)
            return null;
        var found = search.Minimize(of.Model.Cost(terms), values);
        values = found.Values;
        proved &= found.Proved;
        return values is null ? null : found.Cost;
    }

    // One after another in the order of ids: counted if it can be, given what was fixed before.
    private void SmallestIds()
    {
        var counted = of.Allocation.Counted;
        var left = of.Allocation.AllCounted.Of(values!);
        for (var h = 0; h < counted.Length && proved; h++)
        {
            if (left > 0 && counted[h].Of(values!) == 0)
                Least(new Terms().Add(counted[h], -1));
            var isCounted = counted[h].Of(values!);
            Fix(h, isCounted);
            left -= isCounted;
        }
    }

    private void Fix(int h, long counted)
    {
        var (row, variable) = of.Allocation.Handles[h];
        if (row is { } known)
            search.Narrow(known, counted, counted);
        else if (variable is { } only)
            search.Fix(only, counted, counted);
        if (counted > 0)
            return;
        foreach (var use in of.Allocation.Uses[h])
            search.Fix(use.Given, 0, 0);
    }

    private void FirstLeaves()
    {
        for (var h = 0; h < of.Candidates.Length && proved; h++)
        {
            var uses = of.Allocation.Uses[h];
            if (uses.Length < 2 || of.Allocation.Counted[h].Of(values!) == 0)
                continue;
            var wish = new Terms();
            foreach (var use in uses)
                wish.Add(use.Given, use.Leaf + 1);
            // Where it stands in its first leaf, and there alone, nothing is better.
            if (wish.Of(values!) != uses[0].Leaf + 1)
                Least(wish);
            foreach (var use in uses)
                search.Fix(use.Given, values![use.Given], values[use.Given]);
        }
    }

    private void LargestParts()
    {
        foreach (var use in of.Allocation.Uses.SelectMany(uses => uses))
        {
            if (use.Amount is not { } amount || values![use.Given] == 0 || !proved)
                continue;
            Least(new Terms().Add(amount, -1));
            search.Fix(amount, values[amount], values[amount]);
        }
    }
}
