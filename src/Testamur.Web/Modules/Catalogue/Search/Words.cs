using System.Globalization;
using System.Text;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>Splits text into words: runs of letters, digits and the marks on them. Everything else parts words, so that no sign has a power.</summary>
internal static class Words
{
    private const int LongestWord = 64;

    /// <returns>Words in lower case with their accents, in order; what is beyond 64 characters of one is cut.</returns>
    public static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                if (word.Length < LongestWord)
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
