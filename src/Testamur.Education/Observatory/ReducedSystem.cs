namespace Testamur.Education.Observatory;

/// <summary>Equations over groups of people: what is determined is put in first, and only what is left and concerned goes to the linear programme.</summary>
internal sealed class ReducedSystem
{
    private readonly long[] truth;
    private readonly List<CellEquation> equations;
    private readonly long?[] values;
    private readonly int[] via;
    private readonly long[] left;
    private readonly int[] open;
    private readonly List<int>[] equationsOf;

    public ReducedSystem(long[] truth, List<CellEquation> equations)
    {
        (this.truth, this.equations) = (truth, equations);
        values = new long?[truth.Length];
        via = new int[truth.Length];
        left = [.. equations.Select(equation => equation.Sum)];
        open = [.. equations.Select(equation => equation.Variables.Length)];
        equationsOf = [.. truth.Select(_ => new List<int>())];
        foreach (var (index, equation) in equations.Index())
        {
            foreach (var variable in equation.Variables)
                equationsOf[variable].Add(index);
        }
    }

    /// <summary>Values that satisfy all equations, perhaps none that are whole; or null and the cells that stand against them.</summary>
    public long[]? Solve(out IReadOnlyList<int> obstacles)
    {
        if (Determine() is { } contradicted)
        {
            obstacles = Reasons([contradicted]);
            return null;
        }

        var concerned = Concerned();
        var variables = concerned.SelectMany(equation => equations[equation].Variables).Where(IsOpen).Distinct().ToList();
        var numbers = variables.Index().ToDictionary(variable => variable.Item, variable => variable.Index);
        var (found, contradiction) = FeasibleAssignment.Find(
            [.. concerned.Select(equation => equations[equation].Variables.Where(IsOpen).Select(variable => numbers[variable]).ToArray())],
            [.. concerned.Select(equation => (double)left[equation])],
            variables.Count
        );
        // Should whole numbers not fit in the end, any cell concerned may be the reason.
        obstacles = Reasons(found is null ? [.. contradiction.Select(row => concerned[row])] : concerned);
        if (found is null)
            return null;
        foreach (var (variable, number) in variables.Zip(found))
            values[variable] = (long)Math.Round(number);
        return [.. values.Zip(truth, (value, was) => value ?? was)];
    }

    private bool IsOpen(int variable) => values[variable] is null;

    /// <summary>Puts in what equations determine by themselves: a single open variable, or a rest of nothing. An equation that cannot hold, if one is met.</summary>
    private int? Determine()
    {
        var waiting = new Queue<int>(Enumerable.Range(0, equations.Count));
        while (waiting.TryDequeue(out var equation))
        {
            if (left[equation] < 0 || (open[equation] == 0 && left[equation] != 0))
                return equation;
            if (open[equation] == 0 || (open[equation] > 1 && left[equation] > 0))
                continue;
            foreach (var variable in equations[equation].Variables.Where(IsOpen).ToList())
            {
                var value = left[equation];
                values[variable] = value;
                via[variable] = equation;
                foreach (var other in equationsOf[variable])
                {
                    left[other] -= value;
                    open[other]--;
                    waiting.Enqueue(other);
                }
            }
        }

        return null;
    }

    /// <summary>Equations that the wish reaches through open variables; elsewhere the truth fits.</summary>
    private List<int> Concerned()
    {
        var seen = new HashSet<int>();
        var waiting = new Queue<int>();
        void Reach(int equation)
        {
            if (open[equation] > 0 && seen.Add(equation))
                waiting.Enqueue(equation);
        }

        foreach (var (equation, one) in equations.Index())
        {
            if (one.Cell is null || one.Variables.Any(variable => values[variable] is { } value && value != truth[variable]))
                Reach(equation);
        }

        while (waiting.TryDequeue(out var equation))
        {
            foreach (var variable in equations[equation].Variables.Where(IsOpen))
                equationsOf[variable].ForEach(Reach);
        }

        return [.. seen];
    }

    /// <summary>The published cells of some equations and of those that determined their variables.</summary>
    private List<int> Reasons(IEnumerable<int> of)
    {
        var seen = new HashSet<int>();
        var waiting = new Queue<int>(of);
        while (waiting.TryDequeue(out var equation))
        {
            if (!seen.Add(equation))
                continue;
            foreach (var variable in equations[equation].Variables.Where(variable => !IsOpen(variable)))
                waiting.Enqueue(via[variable]);
        }

        return [.. seen.Select(equation => equations[equation].Cell).OfType<int>()];
    }
}
