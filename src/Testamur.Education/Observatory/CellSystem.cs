namespace Testamur.Education.Observatory;

/// <summary>Sums of counts as a system of equations, some of which are published.</summary>
internal sealed class CellSystem
{
    private readonly IReadOnlyList<long> counts;
    private readonly IReadOnlyList<IReadOnlyList<int>> cells;
    private readonly long[] sums;
    private readonly List<int>[] cellsOf;

    public CellSystem(IReadOnlyList<long> counts, IReadOnlyList<IReadOnlyList<int>> cells)
    {
        (this.counts, this.cells) = (counts, cells);
        sums = [.. cells.Select(cell => cell.Sum(place => counts[place]))];
        cellsOf = [.. counts.Select(_ => new List<int>())];
        foreach (var (index, places) in cells.Index())
        {
            foreach (var place in places)
                cellsOf[place].Add(index);
        }
    }

    public IReadOnlyList<int> Places(int cell) => cells[cell];

    public long Count(int cell) => sums[cell];

    public long Sum(long[] assignment, int cell) => cells[cell].Sum(place => assignment[place]);

    /// <summary>
    /// Counts of whole people that give every published cell its sum and one hidden cell a wished one; or the published cells of which one must be
    /// hidden before there can be such counts.
    /// </summary>
    public (long[]? Witness, IReadOnlyList<int> Obstacles) Assign(bool[] hidden, int cell, long goal)
    {
        var groups = Groups(hidden, cell);
        var reduced = new ReducedSystem(
            [.. groups.Select(group => group.Sum(place => counts[place]))],
            Equations(groups, hidden, cell, goal)
        );
        if (reduced.Solve(out var obstacles) is not { } solved)
            return (null, obstacles);

        // Groups that no published cell tells apart may be shared out freely: whole to one of them unless nothing changed.
        var witness = counts.ToArray();
        foreach (var (group, value) in groups.Zip(solved))
        {
            if (group.Sum(place => counts[place]) == value)
                continue;
            foreach (var place in group)
                witness[place] = 0;
            witness[group[0]] = value;
        }

        var fits =
            witness.All(count => count >= 0)
            && Sum(witness, cell) == goal
            && Enumerable.Range(0, cells.Count).All(one => hidden[one] || Sum(witness, one) == sums[one]);
        return fits ? (witness, []) : (null, obstacles);
    }

    /// <summary>Places that the same published cells count, and the wished one.</summary>
    private List<List<int>> Groups(bool[] hidden, int cell)
    {
        var groups = new Dictionary<ulong, List<int>>();
        for (var place = 0; place < counts.Count; place++)
        {
            var signature = 0UL;
            foreach (var one in cellsOf[place])
            {
                if (one == cell || !hidden[one])
                    signature += Mixed((ulong)one + 1);
            }

            if (!groups.TryGetValue(signature, out var group))
                groups.Add(signature, group = []);
            group.Add(place);
        }

        return [.. groups.Values];
    }

    private List<CellEquation> Equations(List<List<int>> groups, bool[] hidden, int cell, long goal)
    {
        var variables = new Dictionary<int, List<int>>();
        foreach (var (variable, group) in groups.Index())
        {
            foreach (var one in cellsOf[group[0]])
            {
                if (one != cell && hidden[one])
                    continue;
                if (!variables.TryGetValue(one, out var of))
                    variables.Add(one, of = []);
                of.Add(variable);
            }
        }

        // The wished sum comes first; it is no published cell.
        return
        [
            .. variables
                .OrderByDescending(one => one.Key == cell)
                .Select(one => new CellEquation(one.Key == cell ? null : one.Key, [.. one.Value], one.Key == cell ? goal : sums[one.Key])),
        ];
    }

    // SplitMix64's finaliser: a sum of mixed numbers tells sets of cells apart. A collision would only make a witness that does not fit.
    private static ulong Mixed(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>A sum of variables.</summary>
/// <param name="Cell">The published cell that says so; null for the wish.</param>
internal sealed record CellEquation(int? Cell, int[] Variables, long Sum);
