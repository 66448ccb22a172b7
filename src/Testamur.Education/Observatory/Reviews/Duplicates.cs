namespace Testamur.Education.Observatory.Reviews;

/// <summary>How sure it is that two records are the same.</summary>
public enum DuplicateKind
{
    /// <summary>The same identifier, or the same title in the same year and no identifiers that differ.</summary>
    Exact,

    /// <summary>Titles alike; a person decides.</summary>
    Likely,
}

/// <summary>Two records, by their places in the list, that are or may be the same; the first came first.</summary>
/// <param name="Likeness">The share of words that both titles have, of all their words: 0–1.</param>
public sealed record DuplicatePair(int First, int Second, DuplicateKind Kind, double Likeness);

/// <summary>
/// Finds records that are or may be the same. Titles are alike when at least four fifths of their words are common (Jaccard) and their years are at
/// most one apart. Such titles share one of their rarest words, so only records with a rare word in common are compared: the work grows with
/// the list and not with its square.
/// </summary>
public static class Duplicates
{
    /// <summary>From which share of common words on titles are alike.</summary>
    public const double AlikeFrom = 0.8;

    // Of a list in which everything has the same words, each record is compared with the first few only.
    private const int MostCandidates = 50;

    // Whoever decides needs the likeliest, not all.
    private const int MostSuggestions = 5;

    /// <summary>The pairs in the order of their second record; each record is the second of at most one exact pair, or else of its five likeliest.</summary>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyList<FoundRecord> records)
    {
        var keys = records.Select(record => new Key(record)).ToList();
        var order = keys.SelectMany(key => key.Words)
            .CountBy(word => word)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var (byIdentifier, byTitle) = (
            new Dictionary<string, int>(StringComparer.Ordinal),
            new Dictionary<string, int>(StringComparer.Ordinal)
        );
        var byRareWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var pairs = new List<DuplicatePair>();
        for (var at = 0; at < keys.Count; at++)
        {
            var key = keys[at];
            if (ExactOf(key, keys, byIdentifier, byTitle) is { } same)
            {
                pairs.Add(new(same, at, DuplicateKind.Exact, Likeness(keys[same], key)));
                continue;
            }

            var rare = RarestOf(key, order);
            pairs.AddRange(
                rare.SelectMany(word => byRareWord.GetValueOrDefault(word) ?? [])
                    .Distinct()
                    .Where(other => YearsFit(keys[other], key))
                    .Select(other => new DuplicatePair(other, at, DuplicateKind.Likely, Likeness(keys[other], key)))
                    .Where(pair => pair.Likeness >= AlikeFrom)
                    .OrderByDescending(pair => pair.Likeness)
                    .ThenBy(pair => pair.First)
                    .Take(MostSuggestions)
            );

            Remember(at, key, rare, byIdentifier, byTitle, byRareWord);
        }

        return pairs;
    }

    private static int? ExactOf(Key key, List<Key> keys, Dictionary<string, int> byIdentifier, Dictionary<string, int> byTitle)
    {
        if (key.Identifier is { } identifier && byIdentifier.TryGetValue(identifier, out var named))
            return named;
        return
            key.TitleAndYear is { } title
            && byTitle.TryGetValue(title, out var called)
            && (key.Identifier is null || keys[called].Identifier is null)
            ? called
            : null;
    }

    private static void Remember(
        int at,
        Key key,
        IReadOnlyList<string> rare,
        Dictionary<string, int> byIdentifier,
        Dictionary<string, int> byTitle,
        Dictionary<string, List<int>> byRareWord
    )
    {
        if (key.Identifier is { } identifier)
            byIdentifier.TryAdd(identifier, at);
        if (key.TitleAndYear is { } title)
            byTitle.TryAdd(title, at);
        foreach (var word in rare)
        {
            if (!byRareWord.TryGetValue(word, out var listed))
                byRareWord[word] = listed = [];
            if (listed.Count < MostCandidates)
                listed.Add(at);
        }
    }

    // Two sets that share four fifths share one of the first fifth (and one more) of their words in any fixed order.
    private static List<string> RarestOf(Key key, Dictionary<string, int> order)
    {
        var needed = key.Words.Count - (int)Math.Ceiling(AlikeFrom * key.Words.Count) + 1;
        return [.. key.Words.OrderBy(word => order[word]).ThenBy(word => word, StringComparer.Ordinal).Take(needed)];
    }

    private static bool YearsFit(Key one, Key other) => one.Year is not { } a || other.Year is not { } b || Math.Abs(a - b) <= 1;

    private static double Likeness(Key one, Key other)
    {
        if (one.Words.Count == 0 || other.Words.Count == 0)
            return 0;
        var common = one.Words.Count(other.Words.Contains);
        return (double)common / (one.Words.Count + other.Words.Count - common);
    }

    private sealed class Key
    {
        public Key(FoundRecord record)
        {
            var title = RecordIdentity.OfTitle(record.Title);
            (Identifier, Year) = (RecordIdentity.OfIdentifier(record.Identifier), record.Year);
            TitleAndYear = title.Length > 0 && Year is { } year ? $"{year} {title}" : null;
            Words = [.. title.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        }

        public string? Identifier { get; }

        public int? Year { get; }

        public string? TitleAndYear { get; }

        public HashSet<string> Words { get; }
    }
}
