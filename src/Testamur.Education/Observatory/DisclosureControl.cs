namespace Testamur.Education.Observatory;

/// <summary>
/// Hides small counts of people in published tables, and as many others as it takes that nobody can work them out. A count below the threshold is
/// hidden; then counts beside it and, where needed, totals, until for every small count both 0 and the largest small number remain possible, even
/// for somebody who knows every other published count of all the tables together. What stays is exact. How it is found and why it holds is in
/// <see cref="SuppressionSearch"/>.
/// </summary>
/// <remarks>
/// Tables that are published apart from each other, or of the same people at another time, must be protected together to be safe together. Somebody
/// who knows of the hidden people themselves, for example that one of them is in the table, knows more than is assumed here.
/// </remarks>
public static class DisclosureControl
{
    /// <summary>Counts below this are hidden.</summary>
    public const int Threshold = 10;

    /// <summary>The most combinations of categories that are protected together.</summary>
    public const int MostGroups = 4000;

    /// <summary>The most counts that are protected together.</summary>
    public const int MostCells = 4000;

    /// <summary>Protects the tables that are published of the same facts.</summary>
    /// <param name="facts">How many people there are of each combination of categories; each has as many categories as the first. Combinations that are left out are empty.</param>
    /// <param name="cuts">The tables, each by the places of the categories that it crosses; no place gives the total alone. All margins are published with a table.</param>
    /// <returns>For each table its cells and margins, in the order of first appearance, with their counts or hidden.</returns>
    /// <exception cref="ArgumentException">Facts differ in shape or are below zero, a place does not exist, or the tables are larger than is protected.</exception>
    public static IReadOnlyList<ProtectedTable> Protect(IReadOnlyList<CountedFact> facts, IReadOnlyList<IReadOnlyList<int>> cuts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(cuts);
        var width = facts.Count == 0 ? 0 : facts[0].Categories.Count;
        if (facts.Any(fact => fact.Categories.Count != width || fact.Count < 0))
            throw new ArgumentException("Every fact has as many categories as the first, and a count of 0 or more.", nameof(facts));
        if (facts.Count > 0 && cuts.Any(cut => cut.Any(place => place < 0 || place >= width)))
            throw new ArgumentException("A table names a category that the facts do not have.", nameof(cuts));

        facts = WithEmpty(facts, [.. cuts.SelectMany(cut => cut).Distinct().Order()]);
        // A margin that two tables share is one cell; so is hidden in both or in none.
        var cells = new Dictionary<CellKey, List<int>>();
        var tables = cuts.Select(cut => CellKey.OfTable(facts, cut, MostCells)).ToList();
        foreach (var key in tables.SelectMany(table => table))
            cells.TryAdd(key, []);
        if (cells.Count > MostCells)
            throw new ArgumentException($"More than {MostCells} counts are not protected together.", nameof(cuts));
        foreach (var (key, atoms) in cells)
            atoms.AddRange(facts.Index().Where(fact => key.Holds(fact.Item.Categories)).Select(fact => fact.Index));
        var keys = cells.Keys.ToList();
        var hidden = Hide([.. facts.Select(fact => fact.Count)], [.. cells.Values]);
        var counts = keys.Index()
            .ToDictionary(
                key => key.Item,
                key => hidden[key.Index] ? (long?)null : cells[key.Item].Sum(atom => facts[atom].Count)
            );
        return
        [
            .. tables.Select(table => new ProtectedTable([.. table.Select(key => new ProtectedCell(key.Categories, counts[key]))])),
        ];
    }

    // A combination that nobody has is a count of 0 like any other: who sees that it is hidden must not know that.
    private static List<CountedFact> WithEmpty(IReadOnlyList<CountedFact> facts, List<int> places)
    {
        if (facts.Count == 0)
            return [];
        List<string[]> combinations = [[.. facts[0].Categories.Select(_ => "")]];
        foreach (var place in places)
        {
            var values = facts.Select(fact => fact.Categories[place]).Distinct(StringComparer.Ordinal).ToList();
            if ((long)combinations.Count * values.Count > MostGroups)
                throw new ArgumentException($"More than {MostGroups} combinations are not protected together.", nameof(facts));
            combinations =
            [
                .. combinations.SelectMany(combination =>
                    values.Select(value =>
                    {
                        string[] with = [.. combination];
                        with[place] = value;
                        return with;
                    })
                ),
            ];
        }

        string Key(IReadOnlyList<string> categories) => string.Join('\u001f', places.Select(place => categories[place]));
        var sums = facts
            .GroupBy(fact => Key(fact.Categories), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Sum(fact => fact.Count), StringComparer.Ordinal);
        return [.. combinations.Select(combination => new CountedFact(combination, sums.GetValueOrDefault(Key(combination))))];
    }

    /// <summary>Which of some sums of counts must be hidden so that no small one can be worked out from the others.</summary>
    /// <param name="counts">Counts of groups of people that do not overlap.</param>
    /// <param name="cells">What is to be published: sums of such groups, by their places in <paramref name="counts"/>, each named once.</param>
    /// <returns>For each cell whether it is hidden.</returns>
    /// <exception cref="ArgumentException">A count is below zero, a place does not exist, or there is more than is protected.</exception>
    public static IReadOnlyList<bool> Hide(IReadOnlyList<long> counts, IReadOnlyList<IReadOnlyList<int>> cells)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(cells);
        if (counts.Any(count => count is < 0 or > 1_000_000_000))
            throw new ArgumentException("A count is from 0 to a billion.", nameof(counts));
        if (cells.Any(cell => cell.Any(place => place < 0 || place >= counts.Count)))
            throw new ArgumentException("A cell names a group that is not there.", nameof(cells));
        return cells.Count <= MostCells
            ? SuppressionSearch.Run(counts, cells)
            : throw new ArgumentException($"More than {MostCells} counts are not protected together.", nameof(cells));
    }
}

/// <summary>How many people there are of one combination of categories.</summary>
/// <param name="Categories">One per place, for example field, then country.</param>
/// <param name="Count">People, 0 or more.</param>
public sealed record CountedFact(IReadOnlyList<string> Categories, long Count);

/// <summary>A table that may be published.</summary>
/// <param name="Cells">Its cells and margins.</param>
public sealed record ProtectedTable(IReadOnlyList<ProtectedCell> Cells)
{
    /// <summary>The cell of these categories, null for a place that it sums over; null when the table has none such.</summary>
    public ProtectedCell? Find(params IReadOnlyList<string?> categories) =>
        Cells.FirstOrDefault(cell => cell.Categories.SequenceEqual(categories, StringComparer.Ordinal));
}

/// <summary>A count that may be published, or its place where none may.</summary>
/// <param name="Categories">One per place of the facts; null for a place that is summed over.</param>
/// <param name="Count">The exact count; null where it is hidden: below the threshold, or needed to hide such a one.</param>
public sealed record ProtectedCell(IReadOnlyList<string?> Categories, long? Count)
{
    /// <summary>The count is not told.</summary>
    public bool IsHidden => Count is null;
}
