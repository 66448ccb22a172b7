namespace Testamur.Education.Observatory;

/// <summary>
/// Looks for numbers of at least 0 that satisfy linear equations with coefficients 0 and 1 and right sides of at least 0: the first phase of the
/// simplex method (Dantzig), with Bland's rule after a while so that it ends. When there are none, it names equations that contradict each other.
/// </summary>
internal static class FeasibleAssignment
{
    private const double Tiny = 1e-7;

    /// <returns>The numbers, or the places of contradicting equations.</returns>
    public static (double[]? Values, List<int> Contradiction) Find(IReadOnlyList<int[]> equations, double[] sides, int variables)
    {
        var rows = equations.Count;
        var width = variables + rows + 1;
        var table = new double[rows + 1][];
        for (var row = 0; row <= rows; row++)
            table[row] = new double[width];
        var cost = table[rows];
        for (var row = 0; row < rows; row++)
        {
            foreach (var variable in equations[row])
            {
                table[row][variable] = 1;
                cost[variable]--;
            }

            table[row][variables + row] = 1;
            table[row][width - 1] = sides[row];
            cost[width - 1] -= sides[row];
        }

        var basis = Enumerable.Range(variables, rows).ToArray();
        var patience = 20 * (rows + variables);
        while (Entering(cost, variables, patience-- < 0) is { } entering && Leaving(table, basis, entering) is { } leaving)
        {
            Pivot(table, leaving, entering);
            basis[leaving] = entering;
        }

        if (-cost[width - 1] > Tiny * (1 + sides.Sum()))
        {
            // The dual of an equation is 1 less its artificial variable's reduced cost.
            var contradiction = Enumerable.Range(0, rows).Where(row => Math.Abs(1 - cost[variables + row]) > Tiny).ToList();
            return (null, contradiction.Count > 0 ? contradiction : [.. Enumerable.Range(0, rows)]);
        }

        var values = new double[variables];
        for (var row = 0; row < rows; row++)
        {
            if (basis[row] < variables)
                values[basis[row]] = table[row][width - 1];
        }

        return (values, []);
    }

    private static int? Entering(double[] cost, int variables, bool first)
    {
        int? best = null;
        for (var variable = 0; variable < variables; variable++)
        {
            if (cost[variable] < -Tiny && (best is null || cost[variable] < cost[best.Value]))
            {
                best = variable;
                if (first)
                    break;
            }
        }

        return best;
    }

    private static int? Leaving(double[][] table, int[] basis, int entering)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        for (var row = 0; row < basis.Length; row++)
        {
            if (table[row][entering] <= Tiny)
                continue;
            var ratio = table[row][^1] / table[row][entering];
            if (ratio < least - Tiny || (best is { } other && ratio <= least + Tiny && basis[row] < basis[other]))
            {
                least = Math.Min(least, ratio);
                best = row;
            }
        }

        return best;
    }

    private static void Pivot(double[][] table, int leaving, int entering)
    {
        var pivot = table[leaving];
        var by = pivot[entering];
        for (var column = 0; column < pivot.Length; column++)
            pivot[column] /= by;
        foreach (var row in table)
        {
            if (row == pivot || row[entering] is var factor && Math.Abs(factor) < 1e-12)
                continue;
            for (var column = 0; column < pivot.Length; column++)
                row[column] -= factor * pivot[column];
        }
    }
}
