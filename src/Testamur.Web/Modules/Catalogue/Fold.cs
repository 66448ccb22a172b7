using System.Globalization;
using System.Text;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Text as it is searched and sorted: lower case, without diacritics.</summary>
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
