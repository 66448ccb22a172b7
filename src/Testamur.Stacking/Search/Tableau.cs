using System.Numerics;
using System.Runtime.InteropServices;

namespace Testamur.Stacking.Search;

/// <summary>
/// The table of the simplex method: each basic variable, and the cost, as a sum of the nonbasic ones. Variables 0 to n − 1 are the model's,
/// n + r is the value of row r divided by the row's largest factor. Sums run in a fixed order without fused steps, so that every machine
/// does the same.
/// </summary>
internal abstract class Tableau
{
    private readonly int n;
    private int m;
    private readonly int stride;
    private double[] table;
    private int[] basic;
    private readonly int[] nonbasic;
    private readonly double[] reduced;
    private readonly double[] cost;
    private double[] weight;
    private readonly int[] filled;
    private readonly LinearModel model;
    private int sinceRebuilt;

    protected Tableau(LinearModel model)
    {
        this.model = model;
        n = model.Variables;
        m = model.Rows.Count;
        OriginalRows = m;
        stride = (n + 3) / 4 * 4;
        table = new double[m * stride];
        basic = new int[m];
        nonbasic = new int[n];
        reduced = new double[stride];
        cost = new double[n];
        weight = new double[m];
        filled = new int[n];
        Scale = new double[m];
        for (var r = 0; r < m; r++)
            Scale[r] = ScaleOf(r);
        Rebuild([.. Enumerable.Range(n, m)]);
    }

    /// <summary>The rows the model had at first; what came later are cuts.</summary>
    public int OriginalRows { get; }

    /// <summary>What each row was divided by.</summary>
    public double[] Scale { get; private set; }

    /// <summary>What the costs were divided by.</summary>
    public double CostScale { get; private set; } = 1;

    /// <summary>Cells of the table touched so far: the same for the same question on every machine, unlike time.</summary>
    public long Work { get; protected set; }

    protected LinearModel Model => model;

    protected int Columns => n;

    protected int Rows => m;

    protected int[] Basic => basic;

    protected int[] Nonbasic => nonbasic;

    protected double[] Reduced => reduced;

    /// <summary>How much a step in a row moves the others (Devex).</summary>
    protected double[] Weight => weight;

    /// <summary>Rounding errors have piled up.</summary>
    protected bool IsWorn => sinceRebuilt > 400;

    protected ReadOnlySpan<double> Line(int row) => table.AsSpan(row * stride, n);

    protected double At(int row, int column) => table[row * stride + column];

    protected void Renew() => Rebuild([.. basic]);

    private double ScaleOf(int row)
    {
        var terms = model.Rows[row].Terms;
        return terms.Length == 0 ? 1 : terms.Max(term => Math.Abs((double)term.Factor));
    }

    /// <summary>Takes in the rows that were added to the model.</summary>
    protected void AddRows()
    {
        var first = m;
        m = model.Rows.Count;
        Array.Resize(ref table, m * stride);
        Array.Resize(ref basic, m);
        Array.Resize(ref weight, m);
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

    protected double[] Factors(ReadOnlySpan<double> line, int owner)
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

    protected void Pivot(int row, int column)
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
}
