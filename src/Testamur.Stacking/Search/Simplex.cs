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
internal sealed class Simplex
{
    private const double Tolerance = 1e-7;
    private const double Tiny = 1e-9;

    private readonly LinearModel model;
    private readonly int n;
    private int m;
    private readonly int stride;
    private double[] table;
    private int[] basic;
    private readonly int[] nonbasic;
    private double[] value;
    private readonly double[] rest;
    private double[] low;
    private double[] high;
    private readonly double[] reduced;
    private readonly double[] cost;
    private double[] weight;
    private readonly (double Ratio, int Column)[] candidates;
    private readonly int[] filled;
    private int sinceRebuilt;

    public Simplex(LinearModel model)
    {
        this.model = model;
        n = model.Variables;
        m = model.Rows.Count;
        OriginalRows = m;
        stride = (n + 3) / 4 * 4;
        table = new double[m * stride];
        basic = new int[m];
        nonbasic = new int[n];
        value = new double[m];
        rest = new double[stride];
        reduced = new double[stride];
        cost = new double[n];
        weight = new double[m];
        low = new double[n + m];
        high = new double[n + m];
        candidates = new (double, int)[n];
        filled = new int[n];
        Scale = new double[m];
        for (var r = 0; r < m; r++)
        {
            Scale[r] = ScaleOf(r);
            ReadBounds(r);
        }
        Rebuild([.. Enumerable.Range(n, m)]);
    }

    /// <summary>The rows the model had at first; what came later are cuts.</summary>
    public int OriginalRows { get; }

    /// <summary>What each row was divided by.</summary>
    public double[] Scale { get; private set; }

    /// <summary>What the costs were divided by.</summary>
    public double CostScale { get; private set; } = 1;

    /// <summary>Cells of the table touched so far: the same for the same question on every machine, unlike time.</summary>
    public long Work { get; private set; }

    /// <summary>Value of each variable of the model after <see cref="Relaxed.Optimal"/>.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>The cost of these values, a little off as the costs are.</summary>
    public double Value => Cost() * CostScale;

    /// <summary>A factor for each row: multiplied and added, they bound the cost or contradict the bounds.</summary>
    public double[] Multipliers { get; private set; } = [];

    private double ScaleOf(int row)
    {
        var terms = model.Rows[row].Terms;
        return terms.Length == 0 ? 1 : terms.Max(term => Math.Abs((double)term.Factor));
    }

    /// <summary>Takes in the rows that were added to the model, as basic variables: nothing else moves.</summary>
    public void ReadNewRows()
    {
        var first = m;
        m = model.Rows.Count;
        Array.Resize(ref table, m * stride);
        Array.Resize(ref basic, m);
        Array.Resize(ref value, m);
        Array.Resize(ref weight, m);
        Array.Resize(ref low, n + m);
        Array.Resize(ref high, n + m);
        var scale = Scale;
        Array.Resize(ref scale, m);
        Scale = scale;
        var places = new int[n];
        for (var j = 0; j < n; j++)
        {
            if (nonbasic[j] < n)
                places[nonbasic[j]] = j;
        }
        for (var i = 0; i < first; i++)
        {
            if (basic[i] < n)
                places[basic[i]] = -1 - i;
        }
        for (var r = first; r < m; r++)
        {
            Scale[r] = ScaleOf(r);
            ReadBounds(r);
            basic[r] = n + r;
            weight[r] = 1;
            foreach (var (variable, factor) in model.Rows[r].Terms)
            {
                var place = places[variable];
                if (place >= 0)
                    table[r * stride + place] += factor / Scale[r];
                else
                    Add(table.AsSpan(r * stride, stride), table.AsSpan((-1 - place) * stride, stride), factor / Scale[r]);
            }
        }
    }

    private static void Add(Span<double> line, ReadOnlySpan<double> other, double factor)
    {
        for (var j = 0; j < line.Length; j++)
            line[j] += other[j] * factor;
    }

    /// <summary>For each variable that has no whole value the factors with which the rows add up to it.</summary>
    public IEnumerable<(double[] Multipliers, int Variable)> FractionalRows()
    {
        for (var i = 0; i < m; i++)
        {
            if (basic[i] < n && Math.Abs(value[i] - Math.Round(value[i])) > 0.01)
                yield return (Factors(table.AsSpan(i * stride, n), basic[i]), basic[i]);
        }
    }

    /// <summary>Takes over the bounds of a row that was narrowed.</summary>
    public void ReadBounds(int row)
    {
        low[n + row] = model.Rows[row].Low / Scale[row];
        high[n + row] = model.Rows[row].High / Scale[row];
    }

    /// <summary>Sets the cost of each variable, a little off so that hardly two ways cost the same: ties make the method walk in circles.
    /// All that is off together is less than half a step of the cost.</summary>
    /// <param name="step">The cost is always a multiple of this.</param>
    public void SetCost(long[] costs, long step)
    {
        CostScale = Math.Max(1, costs.Max(Math.Abs));
        for (var j = 0; j < n; j++)
        {
            // The fractional parts of multiples of the golden ratio are spread evenly.
            var off = 0.5 + j * 0.6180339887498949 % 1 / 2;
            cost[j] = (costs[j] + off * 0.2 * step / n / Math.Max(1, model.High[j] - model.Low[j])) / CostScale;
        }
        Array.Fill(weight, 1);
        Reduce();
    }

    /// <summary>Solves for the bounds given.</summary>
    /// <param name="cutoff">Ends early when the cost cannot stay below this.</param>
    public Relaxed Solve(long[] least, long[] most, double cutoff, long workLimit)
    {
        for (var j = 0; j < n; j++)
            (low[j], high[j]) = (least[j], most[j]);
        if (sinceRebuilt > 400)
            Rebuild([.. basic]);
        Rest();
        cutoff /= CostScale;
        for (var rounds = 0; ; rounds++)
        {
            if (Work > workLimit)
                return Relaxed.GaveUp;
            if (rounds > 10 * (n + m))
                return Relaxed.Stalled;
            var row = Leaving();
            if (row < 0)
            {
                Report();
                return Relaxed.Optimal;
            }
            var up = value[row] < low[basic[row]];
            var (column, infeasible) = Entering(row, up);
            if (infeasible)
            {
                Multipliers = Factors(table.AsSpan(row * stride, n), basic[row]);
                return Relaxed.Infeasible;
            }
            Move(row, column, up ? low[basic[row]] : high[basic[row]]);
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
        for (var j = 0; j < n; j++)
            sum += reduced[j] * rest[j];
        return sum;
    }

    private void Report()
    {
        Values = new double[n];
        for (var j = 0; j < n; j++)
        {
            if (nonbasic[j] < n)
                Values[nonbasic[j]] = rest[j];
        }
        for (var i = 0; i < m; i++)
        {
            if (basic[i] < n)
                Values[basic[i]] = value[i];
        }
        Multipliers = Factors(reduced.AsSpan(0, n), -1);
        for (var r = 0; r < m; r++)
            Multipliers[r] = -Multipliers[r];
    }

    private double[] Factors(ReadOnlySpan<double> line, int owner)
    {
        var factors = new double[m];
        for (var j = 0; j < n; j++)
        {
            if (nonbasic[j] >= n)
                factors[nonbasic[j] - n] = line[j];
        }
        if (owner >= n)
            factors[owner - n] = -1;
        return factors;
    }

    // Each nonbasic variable rests where its reduced cost wants it.
    private void Rest()
    {
        for (var j = 0; j < n; j++)
            rest[j] = reduced[j] < 0 ? high[nonbasic[j]] : low[nonbasic[j]];
        for (var i = 0; i < m; i++)
        {
            double sum = 0;
            var row = table.AsSpan(i * stride, n);
            for (var j = 0; j < row.Length; j++)
                sum += row[j] * rest[j];
            value[i] = sum;
        }
        Work += (long)m * n;
    }

    // The row that is farthest off, measured by how much a step in it moves the others (Devex weights).
    private int Leaving()
    {
        var worst = -1;
        double most = 0;
        for (var i = 0; i < m; i++)
        {
            var off = Math.Max(low[basic[i]] - value[i], value[i] - high[basic[i]]);
            if (off > Tolerance && off * off / weight[i] > most)
                (worst, most) = (i, off * off / weight[i]);
        }
        return worst;
    }

    // The ratio test with long steps: variables that reach their other bound on the way change sides.
    private (int Column, bool Infeasible) Entering(int row, bool up)
    {
        var line = table.AsSpan(row * stride, n);
        var gap = up ? low[basic[row]] - value[row] : value[row] - high[basic[row]];
        var count = 0;
        for (var j = 0; j < line.Length; j++)
        {
            var slope = up ? line[j] : -line[j];
            if (Math.Abs(slope) < Tiny)
                continue;
            var variable = nonbasic[j];
            var room = high[variable] - low[variable];
            if (room <= 0)
                continue;
            var atLow = rest[j] == low[variable];
            if (atLow ? slope > 0 : slope < 0)
                candidates[count++] = (Math.Abs(reduced[j]) / Math.Abs(slope), j);
        }
        if (count == 0)
            return (-1, true);
        Array.Sort(candidates, 0, count, ByRatio.Instance);
        for (var c = 0; c < count; c++)
        {
            var column = candidates[c].Column;
            var room = high[nonbasic[column]] - low[nonbasic[column]];
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
        var variable = nonbasic[column];
        var step = rest[column] == low[variable] ? high[variable] - low[variable] : low[variable] - high[variable];
        rest[column] = step > 0 ? high[variable] : low[variable];
        for (var i = 0; i < m; i++)
            value[i] += table[i * stride + column] * step;
    }

    private void Move(int row, int column, double bound)
    {
        var step = (bound - value[row]) / table[row * stride + column];
        for (var i = 0; i < m; i++)
            value[i] += table[i * stride + column] * step;
        value[row] = rest[column] + step;
        rest[column] = bound;
    }

    private void Pivot(int row, int column)
    {
        sinceRebuilt++;
        var pivotRow = table.AsSpan(row * stride, stride);
        var inverse = 1 / pivotRow[column];
        Weigh(row, column, inverse);
        var count = 0;
        for (var j = 0; j < n; j++)
        {
            var factor = pivotRow[j] * -inverse;
            // What is left of a sum that should be zero would make every later row fuller.
            pivotRow[j] = Math.Abs(factor) < 1e-12 ? 0 : factor;
            if (pivotRow[j] != 0 && j != column)
                filled[count++] = j;
        }
        pivotRow[column] = inverse;
        var places = count * 4 < n ? filled.AsSpan(0, count) : default;
        for (var i = 0; i < m; i++)
        {
            if (i != row)
                Subtract(table.AsSpan(i * stride, stride), pivotRow, column, places);
        }
        Subtract(reduced, pivotRow, column, places);
        (basic[row], nonbasic[column]) = (nonbasic[column], basic[row]);
        Work += 200;
    }

    private void Weigh(int row, int column, double inverse)
    {
        for (var i = 0; i < m; i++)
        {
            var share = table[i * stride + column] * inverse;
            weight[i] = Math.Max(weight[i], share * share * weight[row]);
        }
        weight[row] = Math.Max(weight[row] * inverse * inverse, 1);
    }

    // Adds the pivot row to a line, at the places where it is filled when these are few.
    private void Subtract(Span<double> line, ReadOnlySpan<double> pivotRow, int column, ReadOnlySpan<int> places)
    {
        var factor = line[column];
        if (Math.Abs(factor) < 1e-12)
        {
            line[column] = 0;
            return;
        }
        if (!places.IsEmpty)
        {
            foreach (var j in places)
                line[j] += pivotRow[j] * factor;
            Work += places.Length * 2;
        }
        else
        {
            var target = MemoryMarshal.Cast<double, Vector<double>>(line);
            var source = MemoryMarshal.Cast<double, Vector<double>>(pivotRow);
            for (var v = 0; v < target.Length; v++)
                target[v] += source[v] * factor;
            for (var j = target.Length * Vector<double>.Count; j < line.Length; j++)
                line[j] += pivotRow[j] * factor;
            Work += n;
        }
        line[column] = factor * pivotRow[column];
    }

    private void Reduce()
    {
        Array.Clear(reduced);
        for (var j = 0; j < n; j++)
            reduced[j] = nonbasic[j] < n ? cost[nonbasic[j]] : 0;
        for (var i = 0; i < m; i++)
        {
            if (basic[i] >= n || cost[basic[i]] == 0)
                continue;
            var row = table.AsSpan(i * stride, n);
            for (var j = 0; j < row.Length; j++)
                reduced[j] += cost[basic[i]] * row[j];
        }
    }

    // Rounding errors pile up over many pivots: start from the exact rows and go straight to the same basis.
    private void Rebuild(int[] wanted)
    {
        sinceRebuilt = 0;
        Array.Clear(table);
        for (var r = 0; r < m; r++)
        {
            basic[r] = n + r;
            foreach (var (variable, factor) in model.Rows[r].Terms)
                table[r * stride + variable] = factor / Scale[r];
        }
        for (var j = 0; j < n; j++)
            nonbasic[j] = j;
        var entering = wanted.Where(variable => variable < n).ToHashSet();
        var leaving = Enumerable.Range(n, m).Except(wanted).ToHashSet();
        for (var j = 0; j < n && entering.Count > 0; j++)
        {
            if (!entering.Contains(nonbasic[j]))
                continue;
            var best = -1;
            for (var i = 0; i < m; i++)
            {
                if (
                    leaving.Contains(basic[i])
                    && (best < 0 || Math.Abs(table[i * stride + j]) > Math.Abs(table[best * stride + j]))
                )
                    best = i;
            }
            if (best < 0 || Math.Abs(table[best * stride + j]) < 1e-7)
                continue;
            leaving.Remove(basic[best]);
            Pivot(best, j);
        }
        sinceRebuilt = 0;
        Reduce();
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
