namespace Testamur.Education.Tests.Observatory;

/// <summary>
/// What somebody can find out who has every published count: which other sums follow from them, and between which bounds sums lie. Its methods are
/// other than those of the protection: elimination over a prime field and propagation of bounds.
/// </summary>
internal sealed class DifferencingAttack
{
    private const long Prime = 2_147_483_647;
    private readonly List<long[]> echelon = [];
    private readonly List<(int[] Places, long Sum)> published;
    private readonly long[] low;
    private readonly long[] high;

    public DifferencingAttack(int groups, IEnumerable<(int[] Places, long Sum)> equations)
    {
        published = [.. equations];
        low = new long[groups];
        high = [.. Enumerable.Repeat(1_000_000L, groups)];
        foreach (var (places, _) in published)
        {
            var rest = Reduced(places);
            if (Array.FindIndex(rest, value => value != 0) is >= 0 and var pivot)
            {
                var inverse = Power(rest[pivot], Prime - 2);
                echelon.Add([.. rest.Select(value => value * inverse % Prime)]);
            }
        }

        while (Tighten()) { }
    }

    /// <summary>The sum follows from published ones by adding and subtracting.</summary>
    public bool Determines(int[] places) => Array.TrueForAll(Reduced(places), value => value == 0);

    /// <summary>Bounds of a sum as published counts and the fact that no group is below zero leave them.</summary>
    public (long Low, long High) Bounds(int[] places) => (places.Sum(place => low[place]), places.Sum(place => high[place]));

    private long[] Reduced(int[] places)
    {
        var rest = new long[low.Length];
        foreach (var place in places)
            rest[place] = 1;
        foreach (var row in echelon)
        {
            var pivot = Array.FindIndex(row, value => value != 0);
            var factor = rest[pivot];
            if (factor == 0)
                continue;
            for (var column = 0; column < rest.Length; column++)
                rest[column] = (rest[column] + ((Prime - factor) * row[column])) % Prime;
        }

        return rest;
    }

    private bool Tighten()
    {
        var tightened = false;
        foreach (var (places, sum) in published)
        {
            var (least, most) = Bounds(places);
            foreach (var place in places)
            {
                var top = sum - (least - low[place]);
                var bottom = sum - (most - high[place]);
                tightened |= top < high[place] || bottom > low[place];
                high[place] = Math.Min(high[place], top);
                low[place] = Math.Max(low[place], bottom);
            }
        }

        return tightened;
    }

    private static long Power(long value, long exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1, value = value * value % Prime)
        {
            if ((exponent & 1) == 1)
                result = result * value % Prime;
        }

        return result;
    }
}
