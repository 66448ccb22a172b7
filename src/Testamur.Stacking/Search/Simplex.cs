using System.Numerics;
using System.Runtime.InteropServices;

namespace Testamur.Stacking.Search;

/// <summary>How a relaxation ended. None of these is a proof: <see cref="Certificate"/> makes one of it, or does not.</summary>
internal enum Relaxed
{
    Optimal,
    Infeasible,
    Cut,
    Stalled,
    GaveUp,
}

/// <summary>
/// The dual simplex method over the relaxation of a <see cref="LinearModel"/>, in floating point: it proposes values, bounds and reasons,
/// and decides nothing. Every variable and row has two finite bounds, so any basis can be made dual feasible by choosing the bound at
/// which each of the other variables rests; a search may therefore change bounds and costs and go on from where it stands.
/// </summary>
/// <remarks>
/// The table is a dictionary: each basic variable as a sum of the nonbasic ones. Variables 0..n−1 are the model's, n+r is the value of
/// row r divided by the row's largest factor. Sums run in a fixed order without fused steps, so that every machine does the same.
/// </remarks>
internal sealed class Simplex : Tableau
{
    private const double Tolerance = 1e-7;
    private const double Tiny = 1e-9;

    private double[] value;
    private readonly double[] rest;
    private double[] low;
    private double[] high;
    private readonly (double Ratio, int Column)[] candidates;

    public Simplex(LinearModel model)
        : base(model)
    {
        value = new double[Rows];
        rest = new double[Columns];
        low = new double[Columns + Rows];
        high = new double[Columns + Rows];
        candidates = new (double, int)[Columns];
        for (var r = 0; r < Rows; r++)
            ReadBounds(r);
    }

    /// <summary>Value of each variable of the model after <see cref="Relaxed.Optimal"/>.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>The cost of these values, a little off as the costs are.</summary>
    public double Value => Cost() * CostScale;

    /// <summary>A factor for each row: multiplied and added, they bound the cost or contradict the bounds.</summary>
    public double[] Multipliers { get; private set; } = [];

    /// <summary>Takes in the rows that were added to the model, as basic variables: nothing else moves.</summary>
    public void ReadNewRows()
    {
        var first = Rows;
        AddRows();
        Array.Resize(ref value, Rows);
        Array.Resize(ref low, Columns + Rows);
        Array.Resize(ref high, Columns + Rows);
        for (var r = first; r < Rows; r++)
            ReadBounds(r);
    }

    /// <summary>For each variable that has no whole value the factors with which the rows add up to it.</summary>
    public IEnumerable<(double[] Multipliers, int Variable)> FractionalRows()
    {
        for (var i = 0; i < Rows; i++)
        {
            if (Basic[i] < Columns && Math.Abs(value[i] - Math.Round(value[i])) > 0.01)
                yield return (Factors(Line(i), Basic[i]), Basic[i]);
        }
    }

    /// <summary>Takes over the bounds of a row that was narrowed.</summary>
    public void ReadBounds(int row)
    {
        low[Columns + row] = Model.Rows[row].Low / Scale[row];
        high[Columns + row] = Model.Rows[row].High / Scale[row];
    }

    /// <summary>Solves for the bounds given.</summary>
    /// <param name="cutoff">Ends early when the cost cannot stay below this.</param>
    public Relaxed Solve(long[] least, long[] most, double cutoff, long workLimit)
    {
        for (var j = 0; j < Columns; j++)
            (low[j], high[j]) = (least[j], most[j]);
        if (IsWorn)
            Renew();
        Rest();
        cutoff /= CostScale;
        for (var rounds = 0; ; rounds++)
        {
            if (Work > workLimit)
                return Relaxed.GaveUp;
            if (rounds > 10 * (Columns + Rows))
                return Relaxed.Stalled;
            var row = Leaving();
            if (row < 0)
            {
                Report();
                return Relaxed.Optimal;
            }
            var up = value[row] < low[Basic[row]];
            var (column, infeasible) = Entering(row, up);
            if (infeasible)
            {
                Multipliers = Factors(Line(row), Basic[row]);
                return Relaxed.Infeasible;
            }
            Move(row, column, up ? low[Basic[row]] : high[Basic[row]]);
            Pivot(row, column);
            if (Cost() > cutoff)
            {
                Report();
                return Relaxed.Cut;
            }
        }
    }

    private double Cost()
    {
        double sum = 0;
        for (var j = 0; j < Columns; j++)
            sum += Reduced[j] * rest[j];
        return sum;
    }

    private void Report()
    {
        Values = new double[Columns];
        for (var j = 0; j < Columns; j++)
        {
            if (Nonbasic[j] < Columns)
                Values[Nonbasic[j]] = rest[j];
        }
        for (var i = 0; i < Rows; i++)
        {
            if (Basic[i] < Columns)
                Values[Basic[i]] = value[i];
        }
        Multipliers = Factors(Reduced.AsSpan(0, Columns), -1);
        for (var r = 0; r < Rows; r++)
            Multipliers[r] = -Multipliers[r];
    }

    // Each nonbasic variable rests where its reduced cost wants it.
    private void Rest()
    {
        for (var j = 0; j < Columns; j++)
            rest[j] = Reduced[j] < 0 ? high[Nonbasic[j]] : low[Nonbasic[j]];
        for (var i = 0; i < Rows; i++)
        {
            double sum = 0;
            var row = Line(i);
            for (var j = 0; j < row.Length; j++)
                sum += row[j] * rest[j];
            value[i] = sum;
        }
        Work += (long)Rows * Columns;
    }

    // The row that is farthest off, measured by how much a step in it moves the others (Devex weights).
    private int Leaving()
    {
        var worst = -1;
        double most = 0;
        for (var i = 0; i < Rows; i++)
        {
            var off = Math.Max(low[Basic[i]] - value[i], value[i] - high[Basic[i]]);
            if (off > Tolerance && off * off / Weight[i] > most)
                (worst, most) = (i, off * off / Weight[i]);
        }
        return worst;
    }

    // The ratio test with long steps: variables that reach their other bound on the way change sides.
    private (int Column, bool Infeasible) Entering(int row, bool up)
    {
        var line = Line(row);
        var gap = up ? low[Basic[row]] - value[row] : value[row] - high[Basic[row]];
        var count = 0;
        for (var j = 0; j < line.Length; j++)
        {
            var slope = up ? line[j] : -line[j];
            if (Math.Abs(slope) < Tiny)
                continue;
            var variable = Nonbasic[j];
            var room = high[variable] - low[variable];
            if (room <= 0)
                continue;
            var atLow = rest[j] == low[variable];
            if (atLow ? slope > 0 : slope < 0)
                candidates[count++] = (Math.Abs(Reduced[j]) / Math.Abs(slope), j);
        }
        if (count == 0)
            return (-1, true);
        Array.Sort(candidates, 0, count, ByRatio.Instance);
        for (var c = 0; c < count; c++)
        {
            var column = candidates[c].Column;
            var room = high[Nonbasic[column]] - low[Nonbasic[column]];
            gap -= room * Math.Abs(line[column]);
            if (gap <= Tolerance || c == count - 1)
                return gap > Tolerance ? (-1, true) : (Steadiest(line, c, count), false);
        }
        return (-1, true);
    }

    // Among equal ratios the largest pivot keeps the numbers sound.
    private int Steadiest(ReadOnlySpan<double> line, int from, int count)
    {
        var best = candidates[from].Column;
        for (var c = from + 1; c < count && candidates[c].Ratio <= candidates[from].Ratio + 1e-10; c++)
        {
            if (Math.Abs(line[candidates[c].Column]) > Math.Abs(line[best]))
                best = candidates[c].Column;
        }
        for (var c = 0; c < from; c++)
            Flip(candidates[c].Column);
        return best;
    }

    private void Flip(int column)
    {
        var variable = Nonbasic[column];
        var step = rest[column] == low[variable] ? high[variable] - low[variable] : low[variable] - high[variable];
        rest[column] = step > 0 ? high[variable] : low[variable];
        for (var i = 0; i < Rows; i++)
            value[i] += At(i, column) * step;
    }

    private void Move(int row, int column, double bound)
    {
        var step = (bound - value[row]) / At(row, column);
        for (var i = 0; i < Rows; i++)
            value[i] += At(i, column) * step;
        value[row] = rest[column] + step;
        rest[column] = bound;
    }

    private sealed class ByRatio : IComparer<(double Ratio, int Column)>
    {
        public static readonly ByRatio Instance = new();

        public int Compare((double Ratio, int Column) a, (double Ratio, int Column) b)
        {
            var order = a.Ratio.CompareTo(b.Ratio);
            return order != 0 ? order : a.Column.CompareTo(b.Column);
        }
    }
}
