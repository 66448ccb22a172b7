using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// Hides what could tell of people before an indicator is shown by any cut. Cuts by country, institution and field, and by the last two at once, are
/// protected together, since each is a sum of another. Cuts by alliance and time share with them nothing but the totals; whatever fits the counts of
/// each of two such tables fits both at once, so each is safe by itself as long as a total that one hides is hidden everywhere.
/// </summary>
internal static class KeepBack
{
    /// <summary>The exact calculation takes milliseconds for so many groups of people, and seconds for ten times as many; a page waits for it.</summary>
    public const int MostTogether = 60;

    /// <param name="total">Everything.</param>
    /// <param name="others">Cuts that share nothing but the total with each other and with the crossing.</param>
    public static void Apply(
        IReadOnlyList<string> measures,
        CutRow total,
        Crossing crossing,
        IReadOnlyList<IReadOnlyList<CutRow>> others
    )
    {
        foreach (var measure in measures.Where(measure => !Measures.OfSpecifications.Contains(measure)))
        {
            var people = new PeopleGroups(measure, total);
            if (people.Names.Count == 0)
                continue;
            HideCrossing(people, total, crossing);
            foreach (var rows in others)
                HideRows(people, total, rows);
        }
    }

    private static void HideCrossing(PeopleGroups people, CutRow total, Crossing crossing)
    {
        if (crossing.Cells is { } cells && cells.Sum(row => row.Count) * people.Names.Count is > 0 and <= MostTogether)
        {
            HideExactly(people, [.. cells.SelectMany(row => row)], Scopes(crossing, total));
            return;
        }

        if (crossing.Institutions.Count * people.Names.Count <= MostTogether)
        {
            // Few institutions: their answers one by one are worth more to readers than whole rows by field.
            HideExactly(people, crossing.Institutions, OfRows(crossing, total));
            HideRows(people, total, crossing.Fields);
            foreach (var cell in crossing.Cells?.SelectMany(row => row) ?? [])
                people.HideAll(cell);
            return;
        }

        var rows = HideByRule(people, total, crossing.Institutions, crossing.Countries, crossing.CountryOf);
        var columns = HideByRule(people, total, crossing.Fields, [], _ => "");
        if (crossing.Cells is not { } table)
            return;
        var hidden = PairRule.Hide([.. people.Names.Select(group => SizesOf(people, group, table))], rows, columns);
        foreach (var (row, line) in table.Index())
        foreach (var (_, cell) in line.Index().Where(cell => hidden[row, cell.Index]))
            people.HideAll(cell);
    }

    private static void HideRows(PeopleGroups people, CutRow total, IReadOnlyList<CutRow> rows)
    {
        if (rows.Count == 0)
            return;
        if (rows.Count * people.Names.Count <= MostTogether)
            HideExactly(people, rows, [.. Alone(rows), (total, [.. Enumerable.Range(0, rows.Count)])]);
        else
            HideByRule(people, total, rows, [], _ => "");
    }

    /// <param name="atoms">Rows that do not overlap.</param>
    /// <param name="scopes">What is told, as sums of them.</param>
    private static void HideExactly(
        PeopleGroups people,
        IReadOnlyList<CutRow> atoms,
        IReadOnlyList<(CutRow Row, IReadOnlyList<int> Members)> scopes
    )
    {
        var groups = people.Names;
        var counts = atoms.SelectMany(atom => groups.Select(group => people.Size(atom, group))).ToList();
        var told = new List<(CutRow Row, string Part, IReadOnlyList<int> Groups)>();
        foreach (var (row, members) in scopes)
        {
            foreach (var (place, group) in groups.Index())
                told.Add((row, group, [.. members.Select(member => (member * groups.Count) + place)]));
            told.Add((row, Mark.Of, [.. members.SelectMany(member => Enumerable.Range(member * groups.Count, people.Answered))]));
        }

        var hidden = DisclosureControl.Hide(counts, [.. told.Select(one => one.Groups)]);
        foreach (var (_, one) in told.Index().Where(one => hidden[one.Index]))
            people.Hide(one.Row, one.Part);
    }

    /// <summary>
    /// A row is told whole or not at all, so answers need no look at each other, and a row is safe among the hidden ones that share a told sum with it.
    /// </summary>
    /// <returns>For each row the rest it belongs to, as <see cref="PairRule"/> takes it.</returns>
    private static int[] HideByRule(
        PeopleGroups people,
        CutRow total,
        IReadOnlyList<CutRow> rows,
        IReadOnlyList<CutRow> sums,
        Func<string, string> sumOf
    )
    {
        var names = sums.Select(sum => sum.Value).ToList();
        int[] parents = [.. rows.Select(row => names.IndexOf(sumOf(row.Value)))];
        var (hiddenRows, hiddenSums) = (new bool[rows.Count], new bool[sums.Count]);
        foreach (var group in people.Names)
        {
            var hidden = RowRule.Hide([.. rows.Select(row => people.Size(row, group))], parents);
            foreach (var (index, hide) in hidden.Rows.Index())
                hiddenRows[index] |= hide;
            foreach (var (index, hide) in hidden.Sums.Index())
                hiddenSums[index] |= hide;
            if (hidden.Total)
                people.HideAll(total);
        }

        foreach (var (_, row) in rows.Index().Where(row => hiddenRows[row.Index]))
            people.HideAll(row);
        foreach (var (_, sum) in sums.Index().Where(sum => hiddenSums[sum.Index]))
            people.HideAll(sum);
        return
        [
            .. rows.Select(
                (_, row) =>
                    !hiddenRows[row] ? PairRule.Told
                    : parents[row] >= 0 && !hiddenSums[parents[row]] ? parents[row]
                    : sums.Count
            ),
        ];
    }

    private static IReadOnlyList<(CutRow, IReadOnlyList<int>)> OfRows(Crossing crossing, CutRow total) =>
        [
            .. Alone(crossing.Institutions),
            .. crossing.Countries.Select(country => (country, In(crossing, country))),
            (total, [.. Enumerable.Range(0, crossing.Institutions.Count)]),
        ];

    private static List<(CutRow, IReadOnlyList<int>)> Scopes(Crossing crossing, CutRow total)
    {
        var width = crossing.Fields.Count;
        List<(CutRow, IReadOnlyList<int>)> scopes = [.. Alone([.. crossing.Cells!.SelectMany(row => row)])]; // asked for by the caller
        foreach (var (row, members) in OfRows(crossing, total))
            scopes.Add((row, [.. members.SelectMany(member => Enumerable.Range(member * width, width))]));
        foreach (var (column, field) in crossing.Fields.Index())
            scopes.Add((field, [.. Enumerable.Range(0, crossing.Institutions.Count).Select(row => (row * width) + column)]));
        return scopes;
    }

    private static IReadOnlyList<int> In(Crossing crossing, CutRow country) =>
        [
            .. crossing
                .Institutions.Index()
                .Where(row => crossing.CountryOf(row.Item.Value) == country.Value)
                .Select(row => row.Index),
        ];

    private static IEnumerable<(CutRow, IReadOnlyList<int>)> Alone(IReadOnlyList<CutRow> rows) =>
        rows.Select((row, index) => (row, (IReadOnlyList<int>)[index]));

    private static long[,] SizesOf(PeopleGroups people, string group, IReadOnlyList<IReadOnlyList<CutRow>> table)
    {
        var sizes = new long[table.Count, table.Count == 0 ? 0 : table[0].Count];
        foreach (var (row, line) in table.Index())
        foreach (var (column, cell) in line.Index())
            sizes[row, column] = people.Size(cell, group);
        return sizes;
    }
}
