using System.Globalization;
using System.Text.RegularExpressions;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Import;

/// <summary>Single values as people write them. Null for what is none, or more than one.</summary>
internal static partial class TextValues
{
    private const int LongestValue = 200;

    /// <summary>A number with a point or a comma: "2.5", "2,5", "1 200", "1.200,50".</summary>
    public static decimal? Number(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace("\u00A0", "", StringComparison.Ordinal)
            .Replace("\u202F", "", StringComparison.Ordinal);
        var (point, comma) = (digits.LastIndexOf('.'), digits.LastIndexOf(','));
        if (point >= 0 && comma >= 0)
            digits = digits.Replace(point > comma ? "," : ".", "", StringComparison.Ordinal);
        else if (Thousands().IsMatch(digits))
            digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(
            digits.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    public static Ects? Credits(string text) =>
        Single(text, Credit(), Plain()) is { } number
        && Ects.TryParse(number.ToString(CultureInfo.InvariantCulture), out var ects)
            ? ects
            : null;

    public static decimal? Hours(string text) => Single(text, Hour(), Plain()) is { } hours and > 0 and <= 10_000 ? hours : null;

    /// <param name="named">True where a bare number can only be weeks.</param>
    public static int? Weeks(string text, bool named = false) =>
        Single(text, Week(), named ? Plain() : null) is { } weeks && weeks == decimal.Truncate(weeks) && weeks is > 0 and <= 520
            ? (int)weeks
            : null;

    public static int? Eqf(string text) =>
        text.Length <= LongestValue && EqfLevel().Match(text) is { Success: true } match
            ? match.Groups[1].ValueSpan[0] - '0'
            : null;

    /// <summary>An amount with its currency, or "free"; without a currency it is in euro only where <paramref name="currency"/> says so.</summary>
    public static Price? Price(string text, string? currency = null)
    {
        if (text.Length > LongestValue)
            return null;
        if (ImportWords.IsFree(text))
            return new(0, currency ?? "EUR", LangText.Empty);
        var match = Money().Match(text);
        if (match is { Success: true } && !match.NextMatch().Success)
        {
            var sign = match.Groups["before"] is { Success: true } before ? before.Value : match.Groups["after"].Value;
            return Number(match.Groups["amount"].Value) is { } amount ? new(amount, Currency(sign), LangText.Empty) : null;
        }

        return currency is not null && !match.Success && Plain().IsMatch(text) && Number(text) is { } bare
            ? new(bare, currency, LangText.Empty)
            : null;
    }

    /// <summary>The ISO 4217 code, upper case; null for what the list of currencies does not have.</summary>
    public static string? CurrencyCode(string text) =>
        text.Trim() is { Length: 3 } code && ControlledList.Get("currency").FindCode(code) is not null
            ? code.ToUpperInvariant()
            : Sign(text.Trim());

    /// <summary>Codes of languages; null unless every name in the list is known.</summary>
    public static IReadOnlyList<string>? Languages(string text)
    {
        if (text.Length > LongestValue)
            return null;
        var codes = Separators().Split(text).Where(name => name.Length > 0).Select(ImportWords.LanguageOf).ToList();
        return codes.Count > 0 && codes.All(code => code is not null)
            ? [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)]
            : null;
    }

    /// <summary>An ISCED-F code of 2 to 4 digits that the list has.</summary>
    public static string? Field(string text)
    {
        var match = FieldCode().Match(text.Length <= LongestValue ? text : "");
        return match.Success && ControlledList.Get("isced-f").FindCode(match.Groups[1].Value) is not null
            ? match.Groups[1].Value
            : null;
    }

    /// <summary>All days that are named, in order of the text.</summary>
    public static IReadOnlyList<DateOnly> Dates(string text)
    {
        if (text.Length > 2000)
            return [];
        var found = new List<(int At, DateOnly Day)>();
        foreach (Match match in Numeric().Matches(text))
        {
            var year = match.Groups["y"].Success ? match.Groups["y"] : match.Groups["y2"];
            var month = match.Groups["m"].Success ? match.Groups["m"] : match.Groups["m2"];
            var day = match.Groups["d"].Success ? match.Groups["d"] : match.Groups["d2"];
            Add(found, match.Index, year.Value, int.Parse(month.ValueSpan, CultureInfo.InvariantCulture), day.Value);
        }

        foreach (Match match in Written().Matches(text))
            if (ImportWords.Month(match.Groups["m"].Value) is { } month)
                Add(found, match.Index, match.Groups["y"].Value, month, match.Groups["d"].Value);
        return [.. found.OrderBy(one => one.At).Select(one => one.Day)];
    }

    private static void Add(List<(int, DateOnly)> found, int at, string year, int month, string day)
    {
        var (y, d) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture));
        if (y is >= 1900 and <= 2200 && month is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, month))
            found.Add((at, new(y, month, d)));
    }

    /// <summary>The one number that has its unit, or that is all there is; two are none.</summary>
    private static decimal? Single(string text, Regex withUnit, Regex? bare)
    {
        if (text.Length > LongestValue)
            return null;
        var match = withUnit.Match(text);
        if (!match.Success)
            return bare?.IsMatch(text.Trim()) == true ? Number(text.Trim()) : null;
        return match.NextMatch().Success ? null : Number(match.Groups["n"].Value);
    }

    private static string Currency(string sign) => Sign(sign) ?? sign.ToUpperInvariant();

    private static string? Sign(string sign) =>
        sign.ToUpperInvariant() switch
        {
            "€" or "EURO" or "EUROS" or "EUR" => "EUR",
            "£" => "GBP",
            "LEI" => "RON",
            _ => null,
        };

    public const string NumberPattern = @"(?<![\p{L}\p{N}.,–-])(?<n>[0-9]{1,4}(?:[.,][0-9]{1,2})?)(?![0-9]|\s?[–-]\s?[0-9])";

    [GeneratedRegex(
        NumberPattern
            + @"\s?(?:ECTS|EC\b|CFU|CP\b|credits?\b|cr[eé]ditos?\b|crédits?\b|crediti\b|credite\b|Leistungspunkte|Kreditpunkte|LP\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Credit();

    // "5 hours a week" says nothing of the whole.
    [GeneratedRegex(
        NumberPattern
            + @"\s?(?:hours?|hrs?|h|Stunden|Std\.?|horas?|heures?|ore|or[aă])\b(?!\s?(?:/|per\b|a week|pro\b|por\b|par\b|alla\b|a la\b|pe\b|w[öo]chentlich|semanales|hebdomadaires|settimanali))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Hour();

    [GeneratedRegex(
        NumberPattern + @"\s?(?:weeks?|Wochen?|semanas?|semaines?|settiman[ae]|s[ăa]pt[ăa]m[âa]n[iă]?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Week();

    [GeneratedRegex(
        @"\b(?:EQF|EQR|MEC|CEC|QEQ)\b[^\p{L}\p{N}]{0,3}(?:level|niveau|nivel|livello|nivelul|stufe)?[^\p{L}\p{N}]{0,3}([1-8])\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        500
    )]
    public static partial Regex EqfLevel();

    [GeneratedRegex(
        @"(?:(?<before>€|£|EUR|CHF|RON|GBP|SEK|DKK|PLN|CZK|HUF|NOK)\s?(?<amount>[0-9]{1,3}(?:[.,\u00A0\u202F ][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,6}(?:[.,][0-9]{1,2})?)|(?<![0-9])(?<amount>[0-9]{1,3}(?:[.,\u00A0\u202F ][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,6}(?:[.,][0-9]{1,2})?)\s?(?<after>€|£|euros?\b|EUR\b|CHF\b|RON\b|lei\b|GBP\b|SEK\b|DKK\b|PLN\b|CZK\b|HUF\b|NOK\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Money();

    [GeneratedRegex(@"^\s*[0-9]{1,6}(?:[.,\s][0-9]{3})?(?:[.,][0-9]{1,2})?\s*$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[0-9]{1,3}(?:[.,][0-9]{3})+$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<![0-9])([0-9]{2,4})(?![0-9])", RegexOptions.CultureInvariant, 500)]
    private static partial Regex FieldCode();

    [GeneratedRegex(
        @"\s*(?:[,;/&+|\n]|\b(?:and|und|y|et|e|și|si|o|or|oder|ou|sau)\b)\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        500
    )]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"(?<![0-9])(?:(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|(?<d2>[0-9]{1,2})[./](?<m2>[0-9]{1,2})[./](?<y2>[0-9]{4}))(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Numeric();

    [GeneratedRegex(
        @"(?<![0-9])(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?(?<m>\p{L}{3,12})\.?,?\s(?:de\s)?(?<y>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    public static partial Regex Written();
}
