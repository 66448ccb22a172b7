using System.Globalization;
using System.Text;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Text as it is searched and sorted: lower case, without diacritics, so that both databases find and order alike.</summary>
internal static class Fold
{
    /// <summary>Lower case, marks removed, letters without a decomposition spelled out, white space joined.</summary>
    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(Spelled(c) is { } letters ? letters : c.ToString());
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>A key that sorts the same under every collation, since it is made of hexadecimal digits; the id makes it unique.</summary>
    /// <param name="title">What is sorted by.</param>
    /// <param name="external">Of two with one title, the one that can be had here comes first.</param>
    /// <param name="id">Makes it unique.</param>
    public static string OrderKey(string title, bool external, Guid id)
    {
        var key = new StringBuilder(200);
        foreach (var c in Text(title).Take(40))
            key.Append(CultureInfo.InvariantCulture, $"{(int)c:x4}");
        // "ab" comes before "abc", whatever the id.
        return key.Append(external ? "0001" : "0000").Append(id.ToString("n")).ToString();
    }

    /// <summary>A word as a pattern of LIKE with <c>\</c> as the escape.</summary>
    public static string Pattern(string word) =>
        "%"
        + word.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
        + "%";

    private static string? Spelled(char c) =>
        c switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
}
