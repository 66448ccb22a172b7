namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// The words the catalogue holds, by the groups of three letters in them. A word that nothing has is first looked for inside longer ones
/// (<c>kologi</c> in <c>okologie</c>, parts of German compounds), then taken for a slip of the hand.
/// </summary>
internal sealed class KnownWords
{
    private const int ShortestPart = 3;
    private const int MostParts = 50;

    private readonly List<string> _words = [];
    private readonly Dictionary<string, List<int>> _holders = new(StringComparer.Ordinal);

    /// <param name="word">A folded word that was not added before.</param>
    public void Add(string word)
    {
        var number = _words.Count;
        _words.Add(word);
        foreach (var group in Groups(Marked(word)))
        {
            if (!_holders.TryGetValue(group, out var holders))
                _holders[group] = holders = [];
            if (holders.Count == 0 || holders[^1] != number)
                holders.Add(number);
        }
    }

    /// <summary>Words that hold the part, in ordinal order, at most 50; none for a part of fewer than three characters.</summary>
    public IReadOnlyList<string> Holding(string part, Func<string, bool> counts)
    {
        if (part.Length < ShortestPart)
            return [];
        List<int>? fewest = null;
        foreach (var group in Groups(part))
        {
            if (!_holders.TryGetValue(group, out var holders))
                return [];
            if (fewest is null || holders.Count < fewest.Count)
                fewest = holders;
        }

        return
        [
            .. fewest!
                .Select(number => _words[number]) // a part of three letters has a group
                .Where(word => word.Contains(part, StringComparison.Ordinal) && counts(word))
                .Order(StringComparer.Ordinal)
                .Take(MostParts),
        ];
    }

    /// <summary>
    /// The word most likely meant: one slip away, or two from eight letters on. Of those equally near the one in most offers, then the first in ordinal
    /// order. Null when none is near; words of three letters and numbers are never taken for others.
    /// </summary>
    /// <param name="word">Folded.</param>
    /// <param name="offers">In how many offers a word stands; 0 leaves it out.</param>
    public string? Nearest(string word, Func<string, int> offers)
    {
        if (word.Length < 4 || word.Any(char.IsDigit))
            return null;
        var most = word.Length < 8 ? 1 : 2;
        var shared = new Dictionary<int, int>();
        string[] groups = [.. Groups(Marked(word)).Distinct(StringComparer.Ordinal)];
        foreach (var number in groups.SelectMany(group => _holders.GetValueOrDefault(group) ?? []))
            shared[number] = shared.GetValueOrDefault(number) + 1;
        // A slip changes at most four groups (two letters exchanged) of those a word has.
        var least = Math.Max(1, groups.Length - 4 * most);
        return shared
            .Where(found => found.Value >= least && Math.Abs(_words[found.Key].Length - word.Length) <= most)
            .Select(found => _words[found.Key])
            .Select(candidate => (Word: candidate, Slips: Slips(word, candidate, most), Offers: offers(candidate)))
            .Where(candidate => candidate.Slips <= most && candidate.Offers > 0)
            .OrderBy(candidate => candidate.Slips)
            .ThenByDescending(candidate => candidate.Offers)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>How many letters were left out, added, changed or exchanged with their neighbour; <paramref name="most"/> + 1 when more.</summary>
    private static int Slips(string typed, string meant, int most)
    {
        var (before, last, now) = (new int[meant.Length + 1], new int[meant.Length + 1], new int[meant.Length + 1]);
        for (var j = 0; j <= meant.Length; j++)
            last[j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= meant.Length; j++)
            {
                var change = typed[i - 1] == meant[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            (before, last, now) = (last, now, before);
        }

        return Math.Min(last[meant.Length], most + 1);
    }

    // The marks let the first and the last letters weigh, too.
    private static string Marked(string word) => $"  {word} ";

    private static IEnumerable<string> Groups(string text)
    {
        for (var i = 0; i + 3 <= text.Length; i++)
            yield return text.Substring(i, 3);
    }
}
