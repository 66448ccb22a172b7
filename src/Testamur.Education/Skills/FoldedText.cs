using System.Globalization;
using System.Text;

namespace Testamur.Education.Skills;

/// <summary>Words as they are searched: small letters without marks.</summary>
internal static class FoldedText
{
    public static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        var whole = string.Concat(text.Where(c => !char.IsSurrogate(c))); // half a character cannot be normalized
        foreach (var c in whole.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (char.IsLetterOrDigit(c) || c is '+' or '#') // C++, C#
                folded.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                folded.Append(' ');
        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
