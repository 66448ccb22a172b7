using System.Text;

namespace Testamur.Education.Changes;

/// <summary>A run of words of a text.</summary>
/// <param name="Kind">Added or removed; null when both texts have it.</param>
/// <param name="Text">The words with the white space after them.</param>
public sealed record WordRun(ChangeKind? Kind, string Text);

/// <summary>Says which words of a text came and went. Pure.</summary>
public static class WordDiff
{
    private const int MostCompared = 4_000_000; // pairs of words; longer texts are shown whole

    /// <summary>
    /// The runs in the order of reading, what is gone before what is new. All but the added runs together are the earlier text,
    /// all but the removed ones the later.
    /// </summary>
    public static IReadOnlyList<WordRun> Compare(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Words(before), Words(after));
        if ((long)old.Count * now.Count > MostCompared)
            return [new(ChangeKind.Removed, before), new(ChangeKind.Added, after)];
        var lengths = Lengths(old, now);
        var (runs, i, j) = (new List<(ChangeKind? Kind, string Word)>(), 0, 0);
        while (i < old.Count || j < now.Count)
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                runs.Add((null, old[i++]));
                j++;
            }
            else if (j == now.Count || (i < old.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
                runs.Add((ChangeKind.Removed, old[i++]));
            else
                runs.Add((ChangeKind.Added, now[j++]));
        return Join(runs);
    }

    private static int[,] Lengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        for (var j = now.Count - 1; j >= 0; j--)
            lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        return lengths;
    }

    // Between two words that stayed, what went is read before what came.
    private static List<WordRun> Join(List<(ChangeKind? Kind, string Word)> words)
    {
        var runs = new List<WordRun>();
        var (gone, came, same) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var (kind, word) in words)
        {
            if (kind is null)
            {
                Flush(runs, gone, ChangeKind.Removed);
                Flush(runs, came, ChangeKind.Added);
                same.Append(word);
                continue;
            }

            Flush(runs, same, null);
            (kind == ChangeKind.Removed ? gone : came).Append(word);
        }

        Flush(runs, same, null);
        Flush(runs, gone, ChangeKind.Removed);
        Flush(runs, came, ChangeKind.Added);
        return runs;
    }

    private static void Flush(List<WordRun> runs, StringBuilder words, ChangeKind? kind)
    {
        if (words.Length == 0)
            return;
        runs.Add(new(kind, words.ToString()));
        words.Clear();
    }

    /// <summary>Each word with the white space after it; white space at the start stands alone.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i;
            }

        return words;
    }
}
