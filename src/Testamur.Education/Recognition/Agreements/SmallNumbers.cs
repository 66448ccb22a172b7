namespace Testamur.Education.Recognition.Agreements;

/// <summary>Keeps counts of people from telling about one of them.</summary>
public static class SmallNumbers
{
    /// <summary>The smallest count that is told, apart from 0.</summary>
    public const int Least = 5;

    /// <summary>
    /// The parts of a whole whose sum is told elsewhere: those from 1 to 4 are hidden (null), and further ones, the smallest first, while what
    /// is hidden could be worked out from the sum or still comes to fewer than <see cref="Least"/>.
    /// </summary>
    /// <param name="parts">Counts of 0 or more.</param>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var hidden = parts.Select(part => part is > 0 and < Least).ToArray();
        while (hidden.Contains(true) && IsTelling(parts, hidden))
        {
            var next = Smallest(parts, hidden);
            if (next < 0)
                return [.. parts.Select(_ => (int?)null)];
            hidden[next] = true;
        }

        return [.. parts.Select((part, at) => hidden[at] ? (int?)null : part)];
    }

    /// <summary>A whole by itself.</summary>
    public static int? Hide(int count) => count is > 0 and < Least ? null : count;

    private static bool IsTelling(IReadOnlyList<int> parts, bool[] hidden) =>
        hidden.Count(one => one) == 1 || parts.Where((_, at) => hidden[at]).Sum() < Least;

    private static int Smallest(IReadOnlyList<int> parts, bool[] hidden)
    {
        var found = -1;
        for (var at = 0; at < parts.Count; at++)
            if (!hidden[at] && parts[at] > 0 && (found < 0 || parts[at] < parts[found]))
                found = at;
        return found;
    }
}
