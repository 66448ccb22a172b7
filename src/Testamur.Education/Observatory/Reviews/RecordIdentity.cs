using System.Globalization;
using System.Text;

namespace Testamur.Education.Observatory.Reviews;

/// <summary>By what two records are the same: forms in which spelling, case, accents and punctuation play no part.</summary>
public static class RecordIdentity
{
    private static readonly string[] Prefixes =
    [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ];

    /// <summary>Lower-case words of letters and digits with single blanks between; empty for a title without any. "Micro-credentials" and "microcredentials" stay two spellings.</summary>
    public static string OfTitle(string title)
    {
        var made = new StringBuilder(title.Length);
        foreach (var sign in title.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(sign))
                made.Append(char.ToLowerInvariant(sign));
            else if (
                CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark
                && made.Length > 0
                && made[^1] != ' '
            )
                made.Append(' ');
        }

        return made.ToString().TrimEnd();
    }

    /// <summary>Without blanks, in lower case, a DOI without its resolver; null for nothing.</summary>
    public static string? OfIdentifier(string? identifier)
    {
        var text = string.Concat((identifier ?? "").Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant();
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                text = text[prefix.Length..];
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The year at the beginning of a date such as <c>2021</c>, <c>2021/05/03</c> or <c>2021-05-03</c>; null for anything else or outside 1900–2100.</summary>
    public static int? YearOf(string written)
    {
        var text = written.Trim();
        return
            text.Length >= 4
            && (text.Length == 4 || text[4] is '/' or '-' or '.')
            && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1900 and <= 2100
            ? year
            : null;
    }
}
