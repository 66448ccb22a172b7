using Testamur.Education.Observatory;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>
/// Hides what could tell of people before an indicator is shown by any cut. Tables by country and by institution are protected together, since a
/// country is the sum of its institutions. Tables by field, alliance and time share with them nothing but the totals; whatever fits the counts of
/// each of two such tables fits both at once, so each is safe by itself as long as a total that one hides is hidden everywhere.
/// </summary>
internal static class KeepBack
{
    // The exact calculation takes milliseconds for so many groups of people, and seconds for ten times as many; a page waits for it.
    private const int MostTogether = 60;

    /// <param name="total">Everything.</param>
    /// <param name="tables">Tables that share nothing but the total.</param>
    /// <param name="countries">Rows that are sums of the rows of the first table.</param>
    /// <param name="countryOf">The country of a row of the first table.</param>
    public static void Apply(
        IReadOnlyList<string> measures,
        CutRow total,
        IReadOnlyList<IReadOnlyList<CutRow>> tables,
        IReadOnlyList<CutRow> countries,
        Func<string, string> countryOf
    )
    {
        foreach (var measure in measures.Where(measure => !Measures.OfSpecifications.Contains(measure)))
        {
            foreach (var (index, rows) in tables.Index())
                new Table(measure, rows, index == 0 ? countries : [], countryOf, total).Hide();
        }
    }

    /// <summary>One measure by one cut: groups of people that do not overlap, and the counts that are told of them.</summary>
    private sealed class Table(
        string measure,
        IReadOnlyList<CutRow> rows,
        IReadOnlyList<CutRow> sums,
        Func<string, string> sumOf,
        CutRow total
    )
    {
        private readonly string[] _answers = Measures.Numbered.Contains(measure)
            ? []
            : [.. total.Tally.Answers(measure).Select(answer => answer.Part)];

        public void Hide()
        {
            // Who answered, by answer; who answered something that has no name here; who did not say. A group that is empty
            // everywhere is nobody, and needs no hiding.
            string[] groups = [.. ((string[])[.. _answers, "", Mark.Unknown]).Where(group => Size(total, group) > 0)];
            if (groups.Length == 0)
                return;
            if (rows.Count * groups.Length > MostTogether)
            {
                HideRows(groups);
                return;
            }

            var counts = rows.SelectMany(row => groups.Select(group => Size(row, group))).ToList();
            var answered = groups.Count(group => group != Mark.Unknown);
            var told = new List<(CutRow Row, string Part, IReadOnlyList<int> Groups)>();
            foreach (var (row, members) in Scopes())
            {
                foreach (var (place, group) in groups.Index())
                    told.Add((row, group, [.. members.Select(member => (member * groups.Length) + place)]));
                told.Add((row, Mark.Of, [.. members.SelectMany(member => Enumerable.Range(member * groups.Length, answered))]));
            }

            var hidden = DisclosureControl.Hide(counts, [.. told.Select(one => one.Groups)]);
            foreach (var (index, one) in told.Index().Where(one => hidden[one.Index]))
                one.Row.Tally.Hide(measure, one.Part);
        }

        // Too many groups for one calculation: a row is told whole or not at all, so answers need no look at each other, and a row is safe among the
        // hidden ones that share a told sum with it.
        private void HideRows(string[] groups)
        {
            var parents = sums.Select(sum => sum.Value).ToList();
            foreach (var group in groups)
            {
                var hidden = RowRule.Hide(
                    [.. rows.Select(row => Size(row, group))],
                    [.. rows.Select(row => parents.IndexOf(sumOf(row.Value)))]
                );
                HideAll(rows, hidden.Rows, groups);
                HideAll(sums, hidden.Sums, groups);
                if (hidden.Total)
                    HideAll([total], [true], groups);
            }
        }

        private void HideAll(IReadOnlyList<CutRow> told, bool[] hidden, string[] groups)
        {
            foreach (var (_, row) in told.Index().Where(row => hidden[row.Index]))
            {
                foreach (var part in (string[])[.. groups, Mark.Of])
                    row.Tally.Hide(measure, part);
            }
        }

        private IEnumerable<(CutRow Row, IReadOnlyList<int> Members)> Scopes()
        {
            foreach (var (index, row) in rows.Index())
                yield return (row, [index]);
            foreach (var sum in sums)
                yield return (sum, [.. rows.Index().Where(row => sumOf(row.Item.Value) == sum.Value).Select(row => row.Index)]);
            yield return (total, [.. Enumerable.Range(0, rows.Count)]);
        }

        private long Size(CutRow row, string group)
        {
            if (group.Length > 0)
                return row.Tally.Count(measure, group);
            // Answers of one measure about people exclude each other; money and credits are no people.
            var answered = row.Tally.Count(measure, Mark.Of);
            return Math.Max(
                0,
                answered - row.Tally.Answers(measure).Where(one => _answers.Contains(one.Part)).Sum(one => one.Count)
            );
        }
    }
}
