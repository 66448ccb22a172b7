using System.Globalization;

namespace Testamur.Credentials.Json;

/// <summary>Times as <see href="https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp">xsd:dateTimeStamp</see>: always with a zone, no 24:00:00, no leap second, years 0001 to 9999.</summary>
public static class DateTimeStamp
{
    /// <summary>UTC in whole seconds, <c>2026-06-30T10:00:00Z</c>.</summary>
    public static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time; null for anything else, also for dates that do not exist.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length is < 20 or > 40 || text[10] != 'T')
            return null;
        var zoneAt = text.AsSpan(19).IndexOfAny("Z+-");
        if (zoneAt < 0)
            return null;
        var fraction = text.AsSpan(19, zoneAt);
        if (
            fraction.Length == 1
            || (fraction.Length > 1 && (fraction[0] != '.' || fraction[1..].ContainsAnyExceptInRange('0', '9')))
        )
            return null;
        // More digits than the clock's 100 ns say nothing that could be compared.
        var digits = fraction.Length > 8 ? fraction[..8] : fraction;
        var zone = text.AsSpan(19 + zoneAt);
        if (zone is not "Z" && (zone.Length != 6 || zone[3] != ':'))
            return null;
        var plain = string.Concat(text.AsSpan(0, 19), digits, zone);
        return DateTimeOffset.TryParseExact(
            plain,
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var value
        )
            ? value
            : null;
    }
}
