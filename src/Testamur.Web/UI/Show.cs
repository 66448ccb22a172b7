using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Testamur.Web.UI;

/// <summary>Units, money and dates as the reader's language writes them: always the same way, everywhere.</summary>
public sealed class Show(IStringLocalizer<UiText> text)
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
    };

    /// <summary>Credits with at most two decimals: "2.5 ECTS".</summary>
    public string Ects(decimal credits) => text["Unit.Ects", Number(credits)];

    /// <summary>"7 of 10 ECTS".</summary>
    public string EctsOf(decimal have, decimal need) => text["Unit.EctsOf", Number(have), Number(need)];

    /// <summary>"75 hours".</summary>
    public string Hours(decimal hours) => text[hours == 1 ? "Unit.Hours.One" : "Unit.Hours.Other", Number(hours)];

    /// <summary>"Free" for nothing, else the amount in its currency (ISO 4217); cents only where there are some.</summary>
    public string Money(decimal amount, string currency) => amount == 0 ? text["Unit.Free"] : Amount(amount, currency);

    /// <summary>An amount in a sum or an account, where nothing is nothing and not "free": "€0".</summary>
    public static string Amount(decimal amount, string currency)
    {
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        format.CurrencySymbol = Symbols.GetValueOrDefault(currency, currency + "\u00a0");
        return amount.ToString(amount == decimal.Truncate(amount) ? "C0" : "C2", format).Trim();
    }

    /// <summary>"22 November 2026", "22. November 2026".</summary>
    public string Date(DateOnly date) => date.ToString(LongDate, CultureInfo.CurrentCulture);

    /// <summary>The day in the given zone.</summary>
    public string Date(DateTimeOffset moment, TimeZoneInfo zone) =>
        Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime));

    /// <summary>Day and time with the zone's offset: "22 November 2026, 09:41 (UTC+01:00)".</summary>
    public string Moment(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture);
        return text[
            "Unit.Moment",
            Date(DateOnly.FromDateTime(local.DateTime)),
            local.ToString("HH:mm", CultureInfo.InvariantCulture),
            offset
        ];
    }

    /// <summary>A whole number with the separators of the language.</summary>
    public string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A share of one as a whole percentage.</summary>
    public string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    // The neutral English of the framework is American; Europe writes the day first.
    private static string LongDate =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName switch
        {
            "en" => "d MMMM yyyy",
            "de" => "d. MMMM yyyy",
            _ => CultureInfo
                .CurrentCulture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal)
                .Trim(' ', ',', '.'),
        };
}
