using System.Globalization;
using System.Text.RegularExpressions;
using Testamur.Education.Specifications;

namespace Testamur.Education.Awards;

/// <summary>Durations as <see href="https://www.w3.org/TR/xmlschema11-2/#duration">xsd:duration</see>, as far as they are amounts of hours.</summary>
internal static partial class IsoDuration
{
    // ECTS Users' Guide 2015, https://op.europa.eu/s/zUvi: a credit is 25 to 30 hours.
    private const decimal LowHours = 25;
    private const decimal HighHours = 30;

    /// <summary>Hours, rounded to seconds, as "PT62H30M".</summary>
    public static string OfHours(decimal hours)
    {
        var seconds = decimal.ToInt64(decimal.Round(hours * 3600));
        var (whole, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return string.Create(CultureInfo.InvariantCulture, $"PT{whole}H")
            + (minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}M") : "")
            + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rest}S") : "");
    }

    public static string OfWeeks(int weeks) => string.Create(CultureInfo.InvariantCulture, $"P{weeks * 7}D");

    /// <summary>Whole weeks of a duration that is only days; null for any other.</summary>
    public static int? Weeks(string? text) =>
        Parse(text) is { Years: 0, Months: 0, Hours: 0, Days: var days and > 0 } && days % 7 == 0 ? days / 7 : null;

    /// <summary>Hours; null when it is no duration or says months or years, which are no amount of hours.</summary>
    public static decimal? Hours(string? text) =>
        Parse(text) is { Years: 0, Months: 0 } read ? (read.Days * 24m) + read.Hours : null;

    /// <summary>Why a duration can hardly be the work for that many credits; null when it can.</summary>
    /// <param name="part">True for one of several activities, which may be shorter.</param>
    public static string? AgainstCredits(string? text, Ects? credits, bool part = false)
    {
        if (Parse(text) is not { } read || credits is not { Hundredths: > 0 } ects)
            return null;
        var hours = ((read.Years * 12m) + read.Months) * 730 + (read.Days * 24m) + read.Hours;
        var (low, high) = (ects.Value * LowHours, ects.Value * HighHours);
        if (hours <= high && (part || hours >= low))
            return null;
        var months = read.Years == 0 && read.Months > 0 ? " The letter M before T means months." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text} is {hours:0.##} hours, but {ects} ECTS credits are {low:0.##} to {high:0.##} hours.{months}"
        );
    }

    private static (int Years, int Months, int Days, decimal Hours)? Parse(string? text)
    {
        if (text is not { Length: > 2 and < 40 } || text[^1] == 'T' || Pattern().Match(text) is not { Success: true } match)
            return null;
        int Whole(string name) =>
            match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var seconds = match.Groups["s"] is { Success: true } group
            ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        return (Whole("y"), Whole("mo"), Whole("d"), Whole("h") + (Whole("mi") / 60m) + (seconds / 3600m));
    }

    [GeneratedRegex(
        @"\AP(?:(?<y>[0-9]{1,6})Y)?(?:(?<mo>[0-9]{1,6})M)?(?:(?<d>[0-9]{1,6})D)?(?:T(?:(?<h>[0-9]{1,6})H)?(?:(?<mi>[0-9]{1,6})M)?(?:(?<s>[0-9]{1,6}(?:\.[0-9]{1,6})?)S)?)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
