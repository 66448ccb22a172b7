using System.Globalization;

namespace Testamur.Rdf.Json;

/// <summary>Numbers as ECMAScript prints them (<see href="https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.3">RFC 8785 §3.2.2.3</see>).</summary>
internal static class EcmaScriptNumber
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("Only finite numbers have a canonical form.", nameof(value));
        if (value == 0)
            return "0"; // also minus zero
        if (Math.Abs(value) <= StrictJson.MaxSafeInteger && Math.Truncate(value) == value)
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        // .NET gives the same shortest digits; only the choice of notation differs.
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var (digits, point) = Split(shortest);
        var sign = value < 0 ? "-" : "";
        return sign + Arrange(digits, point);
    }

    /// <summary>The significant digits and the position of the decimal point relative to their start (0.digits × 10^point).</summary>
    private static (string Digits, int Point) Split(string shortest)
    {
        var text = shortest.TrimStart('-');
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var digits = whole + (dot < 0 ? "" : mantissa[(dot + 1)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole.Length - leading + exponent);
    }

    private static string Arrange(string digits, int point)
    {
        if (point is > 0 and <= 21)
            return digits.Length <= point ? digits.PadRight(point, '0') : digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0)
            return "0." + new string('0', -point) + digits;
        var power = point - 1;
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return mantissa + "e" + (power < 0 ? "-" : "+") + Math.Abs(power).ToString(CultureInfo.InvariantCulture);
    }
}
