using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>How an outcome is worded: its verb, and words of texts that are compared.</summary>
internal static class Wording
{
    private const int Looked = 1000; // of a longer text only the beginning is looked at: another rule says that it is too long
    private static readonly char[] ClauseEnds = [',', ';', '.', ':'];

    /// <summary>The lead-in with which a text begins, such as "learners will be able to"; 0 when none.</summary>
    public static int LeadIn(string text, VerbList list)
    {
        foreach (var words in list.LeadIns)
            if (text.StartsWith(words + " ", StringComparison.OrdinalIgnoreCase))
                return words.Length + 1;
        return 0;
    }

    /// <summary>The verb an outcome opens with: the first word, or in a language with final infinitives the last of a clause.</summary>
    public static VerbMatch? Verb(string text, VerbList list)
    {
        text = Beginning(text);
        var start = LeadIn(text, list);
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        if (list.At(text, start) is { } opening)
            return opening;
        return list.VerbLast ? Final(text, list) : null;
    }

    /// <summary>The step of the ladder an outcome stands on: what its designers say, else what its verb says.</summary>
    public static VerbLevel? Level(LearningOutcome outcome, string defaultLanguage)
    {
        if (outcome.VerbLevel is { } stated)
            return stated;
        var tags = outcome.Text.Keys.OrderBy(tag => !tag.Equals(defaultLanguage, StringComparison.OrdinalIgnoreCase));
        foreach (var tag in tags)
            if (VerbList.For(tag) is { } list && Verb(outcome.Text[tag], list) is { Level: { } level })
                return level;
        return null;
    }

    /// <summary>A second verb joined to the first, as in "explain and apply"; null when there is one only.</summary>
    public static string? SecondVerb(string text, VerbList list)
    {
        text = Beginning(text);
        if (Verb(text, list) is not { } first)
            return null;
        foreach (var join in list.Joins)
        {
            var at = text.IndexOf($" {join} ", StringComparison.OrdinalIgnoreCase);
            while (at >= 0)
            {
                // "explain and apply …"; in German "… erklären und … anwenden" has one of them before the join.
                var second = list.VerbLast ? list.Before(text, at) : list.At(text, at + join.Length + 2);
                if (list.VerbLast && second?.Start == first.Start)
                    second = Final(text, list);
                if (second is not null && second.Start != first.Start)
                    return second.Verb;
                at = text.IndexOf($" {join} ", at + 1, StringComparison.OrdinalIgnoreCase);
            }
        }
        return null;
    }

    /// <summary>Words of a text: runs of letters.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetter(text[at]))
                start = start < 0 ? at : start;
            else if (start >= 0)
            {
                yield return text[start..at];
                start = -1;
            }
        }
    }

    /// <summary>Share of common words, 0 to 100, of all words in either.</summary>
    public static int Likeness(HashSet<string> left, HashSet<string> right)
    {
        var common = left.Count(right.Contains);
        var all = left.Count + right.Count - common;
        return all == 0 ? 0 : common * 100 / all;
    }

    /// <summary>Readability index of Björnsson: words per sentence plus percent of words over six letters; 0 for no word.</summary>
    public static int Lix(string text)
    {
        string[] words = [.. Words(text)];
        if (words.Length == 0)
            return 0;
        var sentences = Math.Max(1, text.Split('.', '!', '?').Count(part => part.Any(char.IsLetter)));
        return (words.Length / sentences) + (words.Count(word => word.Length > 6) * 100 / words.Length);
    }

    /// <summary>Words of more than three letters, in capitals.</summary>
    public static HashSet<string> Bag(string text) =>
        [.. Words(text).Where(word => word.Length > 3).Select(word => word.ToUpperInvariant())];

    private static string Beginning(string text) => text.Length > Looked ? text[..Looked] : text;

    private static VerbMatch? Final(string text, VerbList list)
    {
        var end = 0;
        while (end < text.Length)
        {
            end = text.IndexOfAny(ClauseEnds, end);
            if (end < 0)
                end = text.Length;
            var last = end;
            while (last > 0 && !char.IsLetter(text[last - 1]))
                last--;
            if (list.Before(text, last) is { } verb)
                return verb;
            end++;
        }
        return null;
    }
}
