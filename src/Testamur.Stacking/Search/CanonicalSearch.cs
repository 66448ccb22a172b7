namespace Testamur.Stacking.Search;

/// <summary>
/// The one answer among all: smallest counted credits, then fewest holdings, then the smallest ids in ordinal order, and for these the
/// first leaves in the order of the document. Each step keeps what the steps before found.
/// </summary>
internal sealed class CanonicalSearch(PathwayModel of, BranchAndBound search)
{
    // 2^19 is exact in the relaxation and still leaves room for the sums.
    private const int Chunk = 20;

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

    private void SmallestIds()
    {
        var counted = of.Allocation.Counted;
        for (var from = 0; from < counted.Length && proved; from += Chunk)
        {
            var to = Math.Min(from + Chunk, counted.Length);
            var wish = new Terms();
            for (var h = from; h < to; h++)
                wish.Add(counted[h], -(1L << (Chunk - 1 - (h - from))));
            Least(wish);
            for (var h = from; h < to; h++)
                Fix(h, counted[h].Of(values!));
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
        var open = Enumerable
            .Range(0, of.Candidates.Length)
            .Where(h => of.Allocation.Uses[h].Length > 1 && of.Allocation.Counted[h].Of(values!) > 0)
            .ToArray();
        var places = of.Taking.Length + 1L;
        var chunk = Math.Max(1, (int)(Chunk / Math.Log2(places)));
        for (var from = 0; from < open.Length && proved; from += chunk)
        {
            var wish = new Terms();
            var weight = 1L;
            for (var i = Math.Min(from + chunk, open.Length) - 1; i >= from; i--, weight *= places)
            {
                foreach (var use in of.Allocation.Uses[open[i]])
                    wish.Add(use.Given, weight * (use.Leaf + 1));
            }
            Least(wish);
            for (var i = from; i < Math.Min(from + chunk, open.Length); i++)
            {
                foreach (var use in of.Allocation.Uses[open[i]])
                    search.Fix(use.Given, values![use.Given], values[use.Given]);
            }
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
