namespace Testamur.Stacking.Search;

/// <summary>The best values that were found, and whether there are none better.</summary>
/// <param name="Values">A solution; null when none was found.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="Proved">True when nothing is better, or when there is nothing at all.</param>
internal sealed record Found(long[]? Values, long Cost, bool Proved);

/// <summary>
/// Finds the cheapest whole-numbered solution of a model: solves the relaxation, cuts off what cannot be better, otherwise splits one
/// variable's range. Cutting off needs an exact certificate; without one the search goes on, down to single points if it must.
/// </summary>
internal sealed class BranchAndBound
{
    private readonly LinearModel model;
    private readonly Budget budget;
    private readonly Simplex simplex;
    private readonly Certificate certificate;
    private readonly long[] low;
    private readonly long[] high;
    private long[] costs = [];
    private long step = 1;
    private readonly List<(int Variable, long Low, long High)> trail = [];
    private long[]? best;
    private long bestCost;
    private readonly bool isSmall;
    private bool firstIsEnough;
    private bool complete;
    private int rounds;
    private int attempt;
    private int deepest;
    private long stepsLeft;
    private double lastCost;

    public BranchAndBound(LinearModel model, Budget budget)
    {
        this.model = model;
        this.budget = budget;
        simplex = new(model);
        certificate = new(model);
        // Splitting a small model through costs less than the rows that would save it.
        isSmall = model.Variables * model.Rows.Count < 4_000;
        low = [.. model.Low];
        high = [.. model.High];
    }

    /// <summary>Sets a variable's bounds for all searches to come.</summary>
    public void Fix(int variable, long least, long most) => (low[variable], high[variable]) = (least, most);

    /// <summary>Narrows a row for all searches to come.</summary>
    public void Narrow(int row, long least, long most)
    {
        model.Narrow(row, least, most);
        simplex.ReadBounds(row);
    }

    /// <summary>Finds the cheapest solution.</summary>
    /// <param name="cost">A factor for each variable.</param>
    /// <param name="known">A solution that is known; the answer is at least as good.</param>
    /// <param name="any">True when the first solution is as good as any.</param>
    public Found Minimize(long[] cost, long[]? known = null, bool any = false)
    {
        costs = cost;
        step = Math.Max(1, cost.Aggregate(0L, Numbers.Gcd));
        best = known;
        bestCost = known is null ? 0 : CostOf(known);
        firstIsEnough = any;
        complete = true;
        rounds = 0;
        lastCost = double.NegativeInfinity;
        if (known is null || !any)
        {
            simplex.SetCost(cost, step);
            Restart();
        }
        return new(best, bestCost, complete);
    }

    // A search that began with an unlucky choice may take very long: each attempt has twice the steps of the one before and chooses
    // differently; the last ones are long enough to end.
    private void Restart()
    {
        for (attempt = 0; ; attempt++)
        {
            stepsLeft = FirstSteps << attempt;
            complete = true;
            Visit(0);
            if (complete || budget.IsSpent || IsDeep || firstIsEnough && best is not null)
                return;
        }
    }

    private bool IsDeep => deepest > MostDepth;

    private long CostOf(long[] values)
    {
        var sum = 0L;
        for (var j = 0; j < values.Length; j++)
            sum += costs[j] * values[j];
        return sum;
    }

    // Far deeper than any answer lies: a search that gets there will not end.
    private const int MostDepth = 2_000;

    private const int MostRounds = 12;

    private const long FirstSteps = 100;

    private bool IsDone => !complete || firstIsEnough && best is not null;

    private void Visit(int depth)
    {
        deepest = Math.Max(deepest, depth);
        if (budget.IsSpent || depth > MostDepth || stepsLeft-- <= 0)
        {
            complete = false;
            return;
        }
        var before = simplex.Work;
        var relaxed = simplex.Solve(low, high, Cutoff(), before + budget.WorkLeft);
        budget.Spend(simplex.Work - before);
        switch (relaxed)
        {
            case Relaxed.GaveUp:
                complete = false;
                return;
            case Relaxed.Infeasible when certificate.Contradicts(simplex.Multipliers, simplex, low, high):
                return;
            case Relaxed.Cut or Relaxed.Optimal when IsNoBetter():
                return;
            case Relaxed.Optimal when depth == 0 && Tighten():
                Visit(0);
                return;
            case Relaxed.Optimal:
                var values = Rounded();
                if (values is not null)
                    Take(values);
                if (IsDone || best is not null && IsNoBetter())
                    return;
                var mark = NarrowByCost();
                if (values is null && Fractional() is var fractional and >= 0)
                    Split(fractional, (long)Math.Floor(simplex.Values[fractional]), depth);
                else
                    Halve(depth);
                Restore(mark);
                return;
            default:
                Halve(depth);
                return;
        }
    }

    // Before anything is split, rows that cut off the present solution; again as long as that helps.
    private bool Tighten()
    {
        var cost = simplex.Value;
        if (attempt == 0 && isSmall || rounds++ >= MostRounds || Rounded() is not null)
            return false;
        lastCost = cost;
        var added = new Cuts(model, low, high).Add(simplex);
        if (added.Count == 0)
            return false;
        simplex.ReadNewRows();
        return true;
    }

    // What could only be reached at a cost that is no better is left out below this node.
    private int NarrowByCost()
    {
        var mark = trail.Count;
        for (var j = 0; best is not null && j < low.Length; j++)
        {
            var (least, most) = certificate.Remaining(j, low[j], high[j]);
            if (least == low[j] && most == high[j])
                continue;
            trail.Add((j, low[j], high[j]));
            (low[j], high[j]) = (least, most);
        }
        return mark;
    }

    private void Restore(int mark)
    {
        for (var t = trail.Count - 1; t >= mark; t--)
            (low[trail[t].Variable], high[trail[t].Variable]) = (trail[t].Low, trail[t].High);
        trail.RemoveRange(mark, trail.Count - mark);
    }

    private double Cutoff() => best is null ? double.PositiveInfinity : bestCost - step + step * 0.5;

    private bool IsNoBetter() =>
        best is not null && certificate.Exceeds(bestCost - step, costs, simplex.Multipliers, simplex, low, high);

    private long[]? Rounded()
    {
        var values = new long[model.Variables];
        for (var j = 0; j < values.Length; j++)
        {
            values[j] = (long)Math.Round(simplex.Values[j]);
            if (Math.Abs(values[j] - simplex.Values[j]) > 1e-6)
                return null;
        }
        return model.Holds(values) ? values : null;
    }

    private void Take(long[] values)
    {
        var cost = CostOf(values);
        if (best is null || cost < bestCost)
            (best, bestCost) = (values, cost);
    }

    private int Fractional()
    {
        var chosen = -1;
        double farthest = 0;
        for (var j = 0; j < model.Variables; j++)
        {
            if (low[j] == high[j])
                continue;
            var off = Math.Abs(simplex.Values[j] - Math.Round(simplex.Values[j]));
            if (off <= 1e-6)
                continue;
            // Where the relaxation knows least; each further attempt sees it a little differently.
            if (attempt > 0)
                off *= 1 + (j + 1) * attempt * 0.6180339887498949 % 1;
            if (
                chosen < 0
                || model.Priority[j] > model.Priority[chosen]
                || model.Priority[j] == model.Priority[chosen] && off > farthest
            )
                (chosen, farthest) = (j, off);
        }
        return chosen;
    }

    // Without a certificate the relaxation says nothing: halve a range, or look at the single point that is left.
    private void Halve(int depth)
    {
        for (var j = 0; j < model.Variables; j++)
        {
            if (low[j] == high[j])
                continue;
            Split(j, low[j] + (high[j] - low[j]) / 2, depth);
            return;
        }
        if (model.Holds(low))
            Take([.. low]);
    }

    private void Split(int variable, long below, int depth)
    {
        var (least, most) = (low[variable], high[variable]);
        below = Math.Clamp(below, least, most - 1);
        low[variable] = below + 1;
        Visit(depth + 1);
        low[variable] = least;
        if (IsDone)
            return;
        high[variable] = below;
        Visit(depth + 1);
        high[variable] = most;
    }
}
