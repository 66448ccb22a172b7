namespace Testamur.Stacking.Search;

/// <summary>
/// Turns what floating point proposes into proofs in whole numbers. For any factors π, cost = Σ(cost + πA)x − Σπs with s the rows' values;
/// the least each side can be between its bounds is a bound that holds whatever the factors are worth.
/// </summary>
internal sealed class Certificate(LinearModel model)
{
    // Rows sum to less than 2^56, so factors below 2^58 leave room for a thousand rows in 128 bits.
    private const int FactorBits = 58;
    private const int MostBits = 44;

    private readonly Int128[] factors = new Int128[model.Variables];
    private Int128 room;

    /// <summary>True when the cost is above <paramref name="most"/> wherever bounds and rows hold.</summary>
    public bool Exceeds(long most, long[] costs, double[] multipliers, Simplex simplex, long[] low, long[] high)
    {
        var largest = Math.Max(1, Largest(multipliers, simplex) * simplex.CostScale);
        var bits = Math.Min(MostBits, FactorBits - 1 - (int)Math.Ceiling(Math.Log2(largest)));
        room = -1;
        if (bits < 0)
            return false;
        room =
            ((Int128)most << bits) - Bound(costs, multipliers, simplex.Scale, simplex.CostScale * (1L << bits), low, high, bits);
        return room < 0;
    }

    /// <summary>After <see cref="Exceeds"/> said no: how far a variable may lie from where it is cheapest without the cost exceeding the same.</summary>
    /// <returns>The bounds that remain.</returns>
    public (long Low, long High) Remaining(int variable, long low, long high)
    {
        var factor = factors[variable];
        if (room < 0 || factor == 0 || low == high)
            return (low, high);
        var most = room / Int128.Abs(factor);
        return most >= high - low ? (low, high)
            : factor > 0 ? (low, low + (long)most)
            : (high - (long)most, high);
    }

    /// <summary>True when bounds and rows contradict each other.</summary>
    public bool Contradicts(double[] multipliers, Simplex simplex, long[] low, long[] high)
    {
        var largest = Largest(multipliers, simplex);
        if (largest == 0)
            return false;
        var unit = (1L << (FactorBits - 1)) / largest;
        return Bound(null, multipliers, simplex.Scale, unit, low, high, 0) > 0
            || Bound(null, multipliers, simplex.Scale, -unit, low, high, 0) > 0;
    }

    private static double Largest(double[] multipliers, Simplex simplex)
    {
        double largest = 0;
        for (var r = 0; r < multipliers.Length; r++)
            largest = Math.Max(largest, Math.Abs(multipliers[r] / simplex.Scale[r]));
        return largest;
    }

    private Int128 Bound(long[]? costs, double[] multipliers, double[] scale, double unit, long[] low, long[] high, int bits)
    {
        for (var j = 0; j < factors.Length; j++)
            factors[j] = costs is null ? 0 : (Int128)costs[j] << bits;
        Int128 bound = 0;
        for (var r = 0; r < multipliers.Length; r++)
        {
            var exact = Math.Round(multipliers[r] / scale[r] * unit);
            // Without a factor that is no number the bound is weaker and still holds.
            if (exact == 0 || !(Math.Abs(exact) <= 1L << FactorBits))
                continue;
            var factor = (long)exact;
            var row = model.Rows[r];
            foreach (var (variable, own) in row.Terms)
                factors[variable] += (Int128)factor * own;
            bound -= (Int128)factor * (factor > 0 ? row.High : row.Low);
        }
        for (var j = 0; j < factors.Length; j++)
            bound += factors[j] * (factors[j] > 0 ? low[j] : high[j]);
        return bound;
    }
}
