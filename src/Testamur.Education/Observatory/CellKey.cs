namespace Testamur.Education.Observatory;

/// <summary>A cell of a table as the categories it takes; null sums over a place.</summary>
internal sealed class CellKey(string?[] categories) : IEquatable<CellKey>
{
    public IReadOnlyList<string?> Categories => categories;

    public bool Holds(IReadOnlyList<string> fact)
    {
        for (var place = 0; place < categories.Length; place++)
        {
            if (categories[place] is { } category && category != fact[place])
                return false;
        }

        return true;
    }

    /// <summary>All cells and margins of a table.</summary>
    public static List<CellKey> OfTable(IReadOnlyList<CountedFact> facts, IReadOnlyList<int> places, int most)
    {
        List<string?[]> rows = [new string?[facts.Count == 0 ? 0 : facts[0].Categories.Count]];
        if (facts.Count == 0)
            return [];
        foreach (var place in places.Distinct())
        {
            string?[] values = [.. facts.Select(fact => fact.Categories[place]).Distinct(StringComparer.Ordinal), null];
            if ((long)rows.Count * values.Length > most)
                throw new ArgumentException($"A table has more than {most} cells.", nameof(places));
            rows = [.. rows.SelectMany(row => values.Select(value => With(row, place, value)))];
        }

        return [.. rows.Select(row => new CellKey(row))];
    }

    private static string?[] With(string?[] row, int place, string? value)
    {
        var changed = (string?[])row.Clone();
        changed[place] = value;
        return changed;
    }

    public bool Equals(CellKey? other) => other is not null && categories.AsSpan().SequenceEqual(other.Categories.ToArray());

    public override bool Equals(object? obj) => Equals(obj as CellKey);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var category in categories)
            hash.Add(category, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
