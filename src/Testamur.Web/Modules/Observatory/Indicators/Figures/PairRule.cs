using Testamur.Education.Observatory;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// The plain rule for long tables by two things at once, after the hypercube method of official statistics: each small cell is one corner of a
/// rectangle of hidden cells. People moved around its corners change no sum of a row, a column or of everything, so the small cell may be 0 and
/// may be the largest small count. A cell is told whole, with every answer, or not at all.
/// </summary>
/// <remarks>
/// Rows and columns that are hidden by themselves are one line here, their rest: only the sum of such lines can be worked out, and within it people may be
/// anywhere. So a rest needs no more than room for the largest small count.
/// </remarks>
internal static class PairRule
{
    private const long Largest = DisclosureControl.Threshold - 1;

    /// <summary>A row or column that is told by itself.</summary>
    public const int Told = -1;

    /// <param name="groups">People by row and column, for each answer.</param>
    /// <param name="rows">For each row <see cref="Told"/>, or the number of the rest it belongs to.</param>
    /// <param name="columns">The same for each column.</param>
    /// <returns>For each row and column whether the cell is hidden.</returns>
    public static bool[,] Hide(IReadOnlyList<long[,]> groups, IReadOnlyList<int> rows, IReadOnlyList<int> columns)
    {
        var (down, across) = (new Lines(rows), new Lines(columns));
        var tables = groups.Select(group => Sums(group, down, across)).ToList();
        var hidden = new bool[down.Count, across.Count];
        var small = new List<(long[,] Table, int Row, int Column)>();
        for (var row = 0; row < down.Count; row++)
        for (var column = 0; column < across.Count; column++)
        {
            var rest = down.IsRest(row) || across.IsRest(column);
            hidden[row, column] = rest || tables.Exists(table => table[row, column] < DisclosureControl.Threshold);
            small.AddRange(
                tables
                    .Where(table => table[row, column] < (rest ? Largest : DisclosureControl.Threshold))
                    .Select(table => (table, row, column))
            );
        }

        var people = new long[down.Count, across.Count];
        foreach (var table in tables)
            Each(people, (row, column) => people[row, column] += table[row, column]);
        foreach (var (table, row, column) in small)
        {
            var leaves = down.IsRest(row) || across.IsRest(column) ? 0 : table[row, column];
            if (Cheapest(table, people, hidden, row, column, leaves) is not var (other, beside))
                return Everything(rows.Count, columns.Count);
            hidden[row, beside] = hidden[other, column] = hidden[other, beside] = true;
        }

        var told = Everything(rows.Count, columns.Count);
        Each(told, (row, column) => told[row, column] = hidden[down.Of(row), across.Of(column)]);
        return told;
    }

    /// <summary>The opposite corner of the rectangle that takes the fewest people with it; null when there is none.</summary>
    private static (int Row, int Column)? Cheapest(
        long[,] table,
        long[,] people,
        bool[,] hidden,
        int row,
        int column,
        long leaves
    )
    {
        // Up to the largest small count the two corners beside it give; down to nothing it and the opposite one give.
        var comes = Largest - table[row, column];
        ((int, int)? best, var least) = (null, long.MaxValue);
        for (var other = 0; other < table.GetLength(0); other++)
        {
            if (other == row || table[other, column] < comes)
                continue;
            for (var beside = 0; beside < table.GetLength(1); beside++)
            {
                if (beside == column || table[row, beside] < comes || table[other, beside] < leaves)
                    continue;
                var cost = Cost(row, beside) + Cost(other, column) + Cost(other, beside);
                if (cost == 0)
                    return (other, beside);
                if (cost < least)
                    (best, least) = ((other, beside), cost);
            }
        }

        return best;

        long Cost(int at, int and) => hidden[at, and] ? 0 : people[at, and];
    }

    private static long[,] Sums(long[,] group, Lines down, Lines across)
    {
        var sums = new long[down.Count, across.Count];
        Each(group, (row, column) => sums[down.Of(row), across.Of(column)] += group[row, column]);
        return sums;
    }

    private static bool[,] Everything(int rows, int columns)
    {
        var all = new bool[rows, columns];
        Each(all, (row, column) => all[row, column] = true);
        return all;
    }

    private static void Each<T>(T[,] table, Action<int, int> visit)
    {
        for (var row = 0; row < table.GetLength(0); row++)
        for (var column = 0; column < table.GetLength(1); column++)
            visit(row, column);
    }

    /// <summary>Rows, or columns, as they can be told apart: each told one by itself, hidden ones by their rest.</summary>
    private sealed class Lines
    {
        private readonly int[] _lines;
        private readonly List<bool> _rest = [];

        public Lines(IReadOnlyList<int> rests)
        {
            var known = new Dictionary<int, int>();
            _lines = [.. rests.Select(Line)];

            int Line(int rest)
            {
                if (rest != Told && known.TryGetValue(rest, out var line))
                    return line;
                if (rest != Told)
                    known.Add(rest, _rest.Count);
                _rest.Add(rest != Told);
                return _rest.Count - 1;
            }
        }

        public int Count => _rest.Count;

        public int Of(int place) => _lines[place];

        public bool IsRest(int line) => _rest[line];
    }
}
