namespace Testamur.Stacking.Search;

/// <summary>
/// Whole-numbered variables between bounds, and rows of whole-numbered coefficients between bounds: the form that every question about
/// pathways takes. All arithmetic is in whole numbers; what could overflow is refused when a row is added.
/// </summary>
internal sealed class LinearModel
{
    /// <summary>Sums beyond this are refused, so that sums of sums still fit.</summary>
    private const long Largest = 1L << 56;

    private readonly List<long> low = [];
    private readonly List<long> high = [];
    private readonly List<byte> priority = [];
    private readonly List<Line> rows = [];

    /// <param name="Divisor">What all factors and both sides were divided by.</param>
    internal sealed record Line((int Variable, long Factor)[] Terms, long Low, long High, long Divisor);

    public int Variables => low.Count;

    public IReadOnlyList<Line> Rows => rows;

    /// <summary>Bounds; they may be narrowed before a search.</summary>
    public List<long> Low => low;

    /// <inheritdoc cref="Low"/>
    public List<long> High => high;

    /// <summary>What a search decides first has the higher number.</summary>
    public IReadOnlyList<byte> Priority => priority;

    public int Add(long least, long most, byte decideFirst = 1)
    {
        low.Add(least);
        high.Add(most);
        priority.Add(decideFirst);
        return low.Count - 1;
    }

    /// <summary>Adds low ≤ sum ≤ high. Terms of one variable are joined.</summary>
    /// <returns>The number of the row.</returns>
    /// <exception cref="OverflowException">The numbers are too large to be exact.</exception>
    public int Row(Terms terms, long least = long.MinValue, long most = long.MaxValue)
    {
        var joined = terms.Joined();
        var (smallest, largest) = Range(joined);
        var divisor = Math.Max(1, joined.Aggregate(0L, (common, term) => Numbers.Gcd(common, term.Factor)));
        for (var t = 0; t < joined.Length; t++)
            joined[t].Factor /= divisor;
        rows.Add(new(joined, smallest / divisor, largest / divisor, divisor));
        Narrow(rows.Count - 1, least, most);
        return rows.Count - 1;
    }

    /// <summary>Rows sum ≤ most that follow from the others for whole numbers: a search takes those that help it.</summary>
    public List<((int Variable, long Factor)[] Terms, long Most)> Spare { get; } = [];

    /// <summary>Narrows a row that is there.</summary>
    public void Narrow(int row, long least, long most)
    {
        var line = rows[row];
        // Whole factors sum to whole numbers: what lies between is rounded to the inside.
        var low = least == long.MinValue ? line.Low : -Floor(-least, line.Divisor);
        var high = most == long.MaxValue ? line.High : Floor(most, line.Divisor);
        rows[row] = line with { Low = Math.Max(line.Low, low), High = Math.Min(line.High, high) };
    }

    private static long Floor(long value, long divisor)
    {
        var whole = Math.DivRem(value, divisor, out var left);
        return left < 0 ? whole - 1 : whole;
    }

    /// <summary>A factor for each variable.</summary>
    public long[] Cost(Terms terms)
    {
        var cost = new long[Variables];
        foreach (var (variable, factor) in terms.Joined())
            cost[variable] = factor;
        return cost;
    }

    /// <summary>True when the values keep all bounds and rows.</summary>
    public bool Holds(long[] values)
    {
        for (var j = 0; j < values.Length; j++)
        {
            if (values[j] < low[j] || values[j] > high[j])
                return false;
        }
        foreach (var row in rows)
        {
            var sum = 0L;
            foreach (var (variable, factor) in row.Terms)
                sum += factor * values[variable];
            if (sum < row.Low || sum > row.High)
                return false;
        }
        return true;
    }

    private (long Smallest, long Largest) Range((int Variable, long Factor)[] terms)
    {
        long smallest = 0;
        long largest = 0;
        foreach (var (variable, factor) in terms)
        {
            var one = checked(factor * low[variable]);
            var other = checked(factor * high[variable]);
            smallest = checked(smallest + Math.Min(one, other));
            largest = checked(largest + Math.Max(one, other));
        }
        return smallest < -Largest || largest > Largest
            ? throw new OverflowException("The numbers of the pathway are too large for exact arithmetic.")
            : (smallest, largest);
    }
}

/// <summary>A sum of variables with factors, while it is put together.</summary>
internal sealed class Terms
{
    private readonly List<(int Variable, long Factor)> all = [];

    public int Count => all.Count;

    public Terms Add(int variable, long factor = 1)
    {
        if (factor != 0)
            all.Add((variable, factor));
        return this;
    }

    public Terms Add(Terms others, long factor = 1)
    {
        foreach (var (variable, own) in others.all)
            Add(variable, checked(own * factor));
        return this;
    }

    /// <summary>The same with factors no larger than what is asked, for variables that are 0 or 1: more than enough is enough.</summary>
    public Terms AtMost(long asked, LinearModel model)
    {
        var capped = new Terms();
        foreach (var (variable, factor) in Joined())
            capped.Add(variable, model.High[variable] == 1 ? Math.Min(factor, asked) : factor);
        return capped;
    }

    /// <summary>What the sum comes to.</summary>
    public long Of(long[] values)
    {
        var sum = 0L;
        foreach (var (variable, factor) in all)
            sum += factor * values[variable];
        return sum;
    }

    public (int Variable, long Factor)[] Joined()
    {
        all.Sort((a, b) => a.Variable.CompareTo(b.Variable));
        var joined = new List<(int Variable, long Factor)>(all.Count);
        foreach (var (variable, factor) in all)
        {
            if (joined.Count > 0 && joined[^1].Variable == variable)
                joined[^1] = (variable, joined[^1].Factor + factor);
            else
                joined.Add((variable, factor));
        }
        joined.RemoveAll(term => term.Factor == 0);
        return [.. joined];
    }
}
