namespace Testamur.Rdf.Shacl.Values;

/// <summary>
/// Dates, times and durations (<see href="https://www.w3.org/TR/xmlschema11-2/#dateTime">XML Schema 1.1 Datatypes §3.3.7</see> and its
/// neighbours).
/// </summary>
internal static class XsdTimes
{
    public static bool IsValid(XsdType type, ReadOnlySpan<byte> text)
    {
        var rest = text;
        var fits = type switch
        {
            XsdType.DateTime or XsdType.DateTimeStamp => Date(ref rest) && Take(ref rest, 'T') && Time(ref rest),
            XsdType.Date => Date(ref rest),
            XsdType.Time => Time(ref rest),
            XsdType.GYear => Year(ref rest, out _),
            XsdType.GYearMonth => Year(ref rest, out _) && Take(ref rest, '-') && Number(ref rest, 1, 12, out _),
            XsdType.GMonthDay => Take(ref rest, '-')
                && Take(ref rest, '-')
                && Number(ref rest, 1, 12, out var month)
                && Take(ref rest, '-')
                && Number(ref rest, 1, DateTime.DaysInMonth(2000, month), out _),
            XsdType.GDay => Take(ref rest, '-') && Take(ref rest, '-') && Take(ref rest, '-') && Number(ref rest, 1, 31, out _),
            _ => Take(ref rest, '-') && Take(ref rest, '-') && Number(ref rest, 1, 12, out _),
        };
        return fits && (rest.IsEmpty ? type != XsdType.DateTimeStamp : Zone(rest));
    }

    /// <summary>A duration; those of days and time have no years and months, those of years and months nothing else.</summary>
    public static bool IsDuration(XsdType type, ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'-', .. var positive])
            text = positive;
        if (!Take(ref text, 'P') || text.IsEmpty)
            return false;
        var date = type switch
        {
            XsdType.DayTimeDuration => "D"u8,
            XsdType.YearMonthDuration => "YM"u8,
            _ => "YMD"u8,
        };
        var time = type == XsdType.YearMonthDuration ? ""u8 : "HMS"u8;
        return Parts(ref text, date)
            && (text.IsEmpty || (Take(ref text, 'T') && !text.IsEmpty && Parts(ref text, time) && text.IsEmpty));
    }

    /// <summary>Numbers with designators, each at most once and in order; seconds may have a fraction.</summary>
    private static bool Parts(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> designators)
    {
        while (!rest.IsEmpty && rest[0] != 'T')
        {
            var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end <= 0)
                return false;
            var fraction = rest[end] == '.';
            if (fraction)
            {
                var digits = rest[(end + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                if (digits <= 0)
                    return false;
                end += 1 + digits;
            }
            var at = designators.IndexOf(rest[end]);
            if (at < 0 || (fraction && rest[end] != 'S'))
                return false;
            designators = designators[(at + 1)..];
            rest = rest[(end + 1)..];
        }
        return true;
    }

    private static bool Date(ref ReadOnlySpan<byte> rest) =>
        Year(ref rest, out var leap)
        && Take(ref rest, '-')
        && Number(ref rest, 1, 12, out var month)
        && Take(ref rest, '-')
        && Number(ref rest, 1, DateTime.DaysInMonth(leap ? 2000 : 2001, month), out _);

    /// <summary>At least four digits, without needless zeros.</summary>
    private static bool Year(ref ReadOnlySpan<byte> rest, out bool leap)
    {
        leap = false;
        Take(ref rest, '-');
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? rest : rest[..end];
        if (digits.Length < 4 || (digits.Length > 4 && digits[0] == '0'))
            return false;
        // The calendar repeats after 400 years.
        var year = (digits[^4] - '0') * 1000 + (digits[^3] - '0') * 100 + (digits[^2] - '0') * 10 + digits[^1] - '0';
        if (digits.Length > 4 && (digits[^5] - '0') % 2 == 1)
            year += 10_000;
        leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        rest = rest[digits.Length..];
        return true;
    }

    private static bool Time(ref ReadOnlySpan<byte> rest)
    {
        if (
            !Number(ref rest, 0, 24, out var hour)
            || !Take(ref rest, ':')
            || !Number(ref rest, 0, 59, out var minute)
            || !Take(ref rest, ':')
            || !Number(ref rest, 0, 59, out var second)
        )
            return false;
        var zero = true;
        if (Take(ref rest, '.'))
        {
            var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            var digits = end < 0 ? rest : rest[..end];
            if (digits.IsEmpty)
                return false;
            zero = !digits.ContainsAnyExcept((byte)'0');
            rest = rest[digits.Length..];
        }
        return hour < 24 || (minute == 0 && second == 0 && zero);
    }

    private static bool Zone(ReadOnlySpan<byte> rest)
    {
        if (rest is [(byte)'Z'])
            return true;
        return rest is [(byte)'+' or (byte)'-', ..]
            && Take(ref rest, (char)rest[0])
            && Number(ref rest, 0, 14, out var hours)
            && Take(ref rest, ':')
            && Number(ref rest, 0, hours == 14 ? 0 : 59, out _)
            && rest.IsEmpty;
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, char character)
    {
        if (rest.IsEmpty || rest[0] != character)
            return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>Two digits.</summary>
    private static bool Number(ref ReadOnlySpan<byte> rest, int least, int most, out int number)
    {
        number = 0;
        if (rest.Length < 2 || !XsdLexical.IsDigits(rest[..2]))
            return false;
        number = (rest[0] - '0') * 10 + rest[1] - '0';
        rest = rest[2..];
        return number >= least && number <= most;
    }
}
