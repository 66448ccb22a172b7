namespace Testamur.Education.Observatory;

/// <summary>
/// Finds what must be hidden. The published cells are linear equations over groups of people; a small cell is safe when there is one assignment of
/// whole people that fits all of them with 0 in it, and one with the largest small number. Floating point proposes such assignments (a linear
/// programme), whole numbers decide whether they fit. Where the programme says that there is none, its dual names the published cells that
/// prevent it; the least costly of these is hidden and the search goes on. With everything hidden every cell is safe, so it ends.
/// </summary>
internal static class SuppressionSearch
{
    private const long Largest = DisclosureControl.Threshold - 1;

    public static bool[] Run(IReadOnlyList<long> counts, IReadOnlyList<IReadOnlyList<int>> cells)
    {
        var sums = cells.Select(cell => cell.Sum(place => counts[place])).ToArray();
        var hidden = sums.Select(sum => sum < DisclosureControl.Threshold).ToArray();
        var small = Enumerable.Range(0, cells.Count).Where(cell => hidden[cell]).ToList();
        var problem = new CellSystem(counts, cells);
        for (var settled = false; !settled; )
        {
            settled = true;
            var witnesses = new List<long[]>();
            foreach (var cell in small)
            {
                while (Obstacle(problem, hidden, cell, witnesses) is { } obstacle)
                {
                    // Hiding more only leaves more possible: what was seen to be safe stays so.
                    hidden[obstacle] = true;
                    settled = false;
                }
            }
        }

        return hidden;
    }

    /// <summary>A published cell that keeps a small one from being 0 or the largest small number; null when both are possible.</summary>
    private static int? Obstacle(CellSystem problem, bool[] hidden, int cell, List<long[]> witnesses)
    {
        foreach (var goal in (long[])[0, Largest])
        {
            if (problem.Places(cell).Count == 0 && goal > 0)
                continue;
            if (witnesses.Exists(witness => problem.Sum(witness, cell) == goal))
                continue;
            var answer = problem.Assign(hidden, cell, goal);
            if (answer.Witness is not { } found)
                return Cheapest(problem, answer.Obstacles);
            witnesses.Add(found);
        }

        return null;
    }

    // Inner cells before margins, small counts before large ones: readers lose least.
    private static int Cheapest(CellSystem problem, IReadOnlyList<int> cells) =>
        cells.OrderBy(cell => problem.Places(cell).Count).ThenBy(problem.Count).ThenBy(cell => cell).First();
}
