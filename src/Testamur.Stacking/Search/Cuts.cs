namespace Testamur.Stacking.Search;

/// <summary>
/// Rows that every whole-numbered solution keeps and the present solution of the relaxation breaks. Each is made by mixed-integer rounding
/// of a sum of rows, in whole numbers throughout: floating point only suggests which rows to sum.
/// </summary>
internal sealed class Cuts(LinearModel model, long[] low, long[] high)
{
    private const int MostPerRound = 24;
    private const long LargestFactor = 1L << 44;
    private const double SmallestGain = 1e-3;

    // Sums of rows are taken with factors that are multiples of this one part.
    private const long Unit = 1L << 22;

    private readonly List<(double Gain, (int Variable, long Factor)[] Terms, long Most)> found = [];

    /// <summary>Adds rows to the model.</summary>
    /// <returns>The numbers of the rows, the most useful first.</returns>
    public IReadOnlyList<int> Add(Simplex simplex)
    {
        found.Clear();
        var values = simplex.Values;
        foreach (var (terms, most) in model.Spare)
            Consider(values, terms, most);
        for (var r = 0; r < simplex.OriginalRows; r++)
        {
            var row = model.Rows[r];
            Round(values, row.Terms, row.High, null);
            Round(values, [.. row.Terms.Select(term => (term.Variable, -term.Factor))], -row.Low, null);
        }
        foreach (var (multipliers, _) in simplex.FractionalRows())
            Combine(values, multipliers, simplex.Scale);
        found.Sort((a, b) => b.Gain.CompareTo(a.Gain));
        var added = new List<int>();
        foreach (var (_, terms, most) in found.DistinctBy(cut => string.Join(' ', cut.Terms) + cut.Most).Take(MostPerRound))
        {
            var sum = new Terms();
            foreach (var (variable, factor) in terms)
                sum.Add(variable, factor);
            added.Add(model.Row(sum, most: most));
        }
        return added;
    }

    private void Consider(double[] values, (int Variable, long Factor)[] terms, long most)
    {
        double over = -most;
        double length = 0;
        foreach (var (variable, factor) in terms)
        {
            over += factor * values[variable];
            length += (double)factor * factor;
        }
        if (length > 0 && over / Math.Sqrt(length) > SmallestGain)
            found.Add((over / Math.Sqrt(length), terms, most));
    }

    // Multiplies rows with whole-numbered factors and adds them; the value of each row is a whole-numbered variable of its own.
    private void Combine(double[] values, double[] multipliers, double[] scale)
    {
        var sum = new Dictionary<int, Int128>();
        var rows = new List<(int Row, long Factor)>();
        for (var r = 0; r < multipliers.Length; r++)
        {
            var factor = Math.Round(multipliers[r] / scale[r] * Unit);
            if (factor == 0)
                continue;
            if (Math.Abs(factor) > LargestFactor)
                return;
            rows.Add((r, (long)factor));
            foreach (var (variable, own) in model.Rows[r].Terms)
                sum[variable] = sum.GetValueOrDefault(variable) + (Int128)(long)factor * own;
        }
        if (sum.Values.Any(factor => Int128.Abs(factor) > LargestFactor))
            return;
        (int Variable, long Factor)[] terms =
        [
            .. sum.Where(pair => pair.Value != 0).Select(pair => (pair.Key, (long)pair.Value)),
        ];
        Round(values, terms, 0, rows);
        Round(
            values,
            [.. terms.Select(term => (term.Variable, -term.Factor))],
            0,
            [.. rows.Select(row => (row.Row, -row.Factor))]
        );
    }

    // From Σ ax ≤ b with x at least 0: with a = qd + r and b = q₀d + r₀, Σ (q(d − r₀) + max(0, r − r₀))x ≤ q₀(d − r₀).
    private void Round(double[] values, (int Variable, long Factor)[] terms, long most, List<(int Row, long Factor)>? rows)
    {
        var parts = new List<(long Factor, double Value, long Edge, int Sign, int Variable, int Row)>(
            terms.Length + (rows?.Count ?? 0)
        );
        Int128 side = most;
        foreach (var (variable, factor) in terms)
            Shift(parts, ref side, factor, values[variable], low[variable], high[variable], variable, -1);
        foreach (var (row, factor) in rows ?? [])
            Shift(parts, ref side, -factor, ValueOf(values, row), model.Rows[row].Low, model.Rows[row].High, -1, row);
        if (Int128.Abs(side) > 1L << 56)
            return;
        foreach (var divisor in Divisors(parts, rows is not null))
            Round(parts, (long)side, divisor, values);
    }

    private static IEnumerable<long> Divisors(
        List<(long Factor, double Value, long Edge, int Sign, int Variable, int Row)> parts,
        bool isSum
    ) =>
        isSum
            ? [Unit]
            : parts
                .Where(part => part.Value > 1e-6 && Math.Abs(part.Factor) > 1)
                .Select(part => Math.Abs(part.Factor))
                .Distinct()
                .Order()
                .Take(8);

    private double ValueOf(double[] values, int row)
    {
        double sum = 0;
        foreach (var (variable, factor) in model.Rows[row].Terms)
            sum += factor * values[variable];
        return sum;
    }

    // Each variable is counted from the bound that is nearer.
    private static void Shift(
        List<(long Factor, double Value, long Edge, int Sign, int Variable, int Row)> parts,
        ref Int128 side,
        long factor,
        double value,
        long low,
        long high,
        int variable,
        int row
    )
    {
        var isUpper = high - value < value - low;
        var edge = isUpper ? high : low;
        side -= (Int128)factor * edge;
        if (low < high)
            parts.Add((isUpper ? -factor : factor, isUpper ? high - value : value - low, edge, isUpper ? -1 : 1, variable, row));
    }

    private void Round(
        List<(long Factor, double Value, long Edge, int Sign, int Variable, int Row)> parts,
        long side,
        long divisor,
        double[] values
    )
    {
        var (whole, rest) = Divide(side, divisor);
        if (rest == 0)
            return;
        var most = (Int128)whole * (divisor - rest);
        var sum = new Dictionary<int, Int128>();
        foreach (var part in parts)
        {
            var (q, r) = Divide(part.Factor, divisor);
            var factor = (Int128)q * (divisor - rest) + Math.Max(0, r - rest);
            if (factor == 0)
                continue;
            // Back from the distance to a bound to the variable, and from the value of a row to its variables.
            factor *= part.Sign;
            most += factor * part.Edge;
            if (part.Variable >= 0)
                sum[part.Variable] = sum.GetValueOrDefault(part.Variable) + factor;
            else
                foreach (var (variable, own) in model.Rows[part.Row].Terms)
                    sum[variable] = sum.GetValueOrDefault(variable) + factor * own;
        }
        Shorten(values, sum, most);
    }

    private static (long Whole, long Left) Divide(long value, long divisor)
    {
        var whole = Math.DivRem(value, divisor, out var rest);
        return rest < 0 ? (whole - 1, rest + divisor) : (whole, rest);
    }

    // Common factors go; what is still too long is rounded the safe way: down for what is counted from 0, and so the side as well.
    private void Shorten(double[] values, Dictionary<int, Int128> sum, Int128 most)
    {
        var largest = Int128.Zero;
        foreach (var factor in sum.Values)
            largest = Int128.Max(largest, Int128.Abs(factor));
        if (largest == 0 || largest > (Int128)1 << 90)
            return;
        Int128 common = 0;
        foreach (var factor in sum.Values)
            common = Gcd(common, Int128.Abs(factor));
        var divisor = Int128.Max(
            Int128.One,
            largest / (1 << 22) > 0 && largest / common > 1 << 22 ? largest / (1 << 22) + 1 : common
        );
        var terms = new List<(int Variable, long Factor)>(sum.Count);
        foreach (var (variable, factor) in sum)
        {
            // x = low + x′ with x′ at least 0.
            var rounded = Floor(factor, divisor);
            most -= (factor - rounded * divisor) * low[variable];
            if (rounded != 0)
                terms.Add((variable, (long)rounded));
        }
        var side = Floor(most, divisor);
        if (Int128.Abs(side) < 1L << 55)
            Consider(values, [.. terms.OrderBy(term => term.Variable)], (long)side);
    }

    private static Int128 Floor(Int128 value, Int128 divisor)
    {
        var whole = value / divisor;
        return whole * divisor > value ? whole - 1 : whole;
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
