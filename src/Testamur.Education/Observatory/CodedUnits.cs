namespace Testamur.Education.Observatory;

/// <summary>The units that have two values at least, as counts per category: what the coincidence matrix of alpha is made of.</summary>
internal sealed class CodedUnits
{
    private const int Draws = 1000;
    private const ulong Seed = 20110125;
    private readonly int categories;
    private readonly int[][] counts;

    private CodedUnits(int categories, int[][] counts) => (this.categories, this.counts) = (categories, counts);

    public int Count => counts.Length;

    public static CodedUnits Of(IReadOnlyList<IReadOnlyList<string?>> units)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var coded = units.Select(unit => unit.OfType<string>().ToList()).Where(values => values.Count > 1).ToList();
        foreach (var value in coded.SelectMany(values => values))
            names.TryAdd(value, names.Count);
        return new(
            names.Count,
            [
                .. coded.Select(values =>
                {
                    var unit = new int[names.Count];
                    foreach (var value in values)
                        unit[names[value]]++;
                    return unit;
                }),
            ]
        );
    }

    /// <summary>Null when all values are the same.</summary>
    public double? Alpha() => Alpha(counts);

    /// <summary>Alphas of samples of as many units, drawn with replacement.</summary>
    public double[] Bootstrap()
    {
        // SplitMix64: the interval must not change from one look to the next, and needs no secrecy.
        var state = Seed;
        var sample = new int[counts.Length][];
        var drawn = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < sample.Length; i++)
            {
                state += 0x9E3779B97F4A7C15;
                var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                sample[i] = counts[(int)((mixed ^ (mixed >> 31)) % (ulong)counts.Length)];
            }

            if (Alpha(sample) is { } alpha)
                drawn.Add(alpha);
        }

        return [.. drawn];
    }

    // The diagonal of the coincidence matrix: a unit of m values gives each category n·(n-1)/(m-1) agreeing pairs.
    private double? Alpha(int[][] units)
    {
        var totals = new long[categories];
        var agreeing = 0.0;
        foreach (var unit in units)
        {
            var values = 0;
            long pairs = 0;
            for (var category = 0; category < categories; category++)
            {
                var count = unit[category];
                values += count;
                pairs += (long)count * (count - 1);
                totals[category] += count;
            }

            agreeing += (double)pairs / (values - 1);
        }

        var all = totals.Sum();
        var expected = totals.Sum(count => count * (count - 1));
        var different = (all * (all - 1)) - expected;
        return different == 0 ? null : (((all - 1) * agreeing) - expected) / different;
    }
}
