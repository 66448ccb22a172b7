using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Testamur.Rdf.Shacl.Values;

/// <summary>
/// Whether a text is in the lexical space of a datatype of
/// <see href="https://www.w3.org/TR/xmlschema11-2/">XML Schema 1.1 Datatypes</see>. The text is what stands between the quotes of a
/// canonical N-Quads token: where that has escapes, only texts that any character may stand in are still well-formed.
/// </summary>
internal static class XsdLexical
{
    public static bool IsValid(XsdType type, ReadOnlySpan<byte> text) =>
        type switch
        {
            XsdType.Any => true,
            XsdType.Boolean => text.SequenceEqual("true"u8)
                || text.SequenceEqual("false"u8)
                || text.SequenceEqual("1"u8)
                || text.SequenceEqual("0"u8),
            XsdType.Decimal => IsDecimal(text),
            XsdType.Double => IsDouble(text),
            >= XsdType.Integer and <= XsdType.UnsignedByte => IsInteger(type, text),
            >= XsdType.DateTime and <= XsdType.GMonth => XsdTimes.IsValid(type, text),
            >= XsdType.Duration and <= XsdType.YearMonthDuration => XsdTimes.IsDuration(type, text),
            XsdType.HexBinary => text.Length % 2 == 0 && !text.ContainsAnyExcept(Hex),
            XsdType.Base64Binary => Base64.IsValid(text),
            XsdType.Language => IsLanguage(text),
            XsdType.NormalizedString => IsNormalized(text),
            XsdType.Token => IsToken(text),
            XsdType.NmToken => System.Xml.XmlReader.IsNameToken(Encoding.UTF8.GetString(text)),
            XsdType.Name => System.Xml.XmlReader.IsName(Encoding.UTF8.GetString(text)),
            _ => !text.Contains((byte)':') && System.Xml.XmlReader.IsName(Encoding.UTF8.GetString(text)),
        };

    private static readonly System.Buffers.SearchValues<byte> Hex = System.Buffers.SearchValues.Create(
        "0123456789abcdefABCDEF"u8
    );

    internal static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        text = Unsigned(text);
        var point = text.IndexOf((byte)'.');
        if (point < 0)
            return IsDigits(text);
        var whole = text[..point];
        var part = text[(point + 1)..];
        return (IsDigits(whole) && (part.IsEmpty || IsDigits(part))) || (whole.IsEmpty && IsDigits(part));
    }

    internal static bool IsDigits(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    internal static ReadOnlySpan<byte> Unsigned(ReadOnlySpan<byte> text) =>
        text is [(byte)'+' or (byte)'-', .. var rest] ? rest : text;

    private static bool IsDouble(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("NaN"u8) || Unsigned(text).SequenceEqual("INF"u8))
            return true;
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        return exponent < 0 ? IsDecimal(text) : IsDecimal(text[..exponent]) && IsDigits(Unsigned(text[(exponent + 1)..]));
    }

    private static bool IsInteger(XsdType type, ReadOnlySpan<byte> text)
    {
        var digits = Unsigned(text);
        if (!IsDigits(digits))
            return false;
        digits = digits.TrimStart((byte)'0');
        var sign =
            digits.IsEmpty ? 0
            : text[0] == '-' ? -1
            : 1;
        switch (type)
        {
            case XsdType.Integer:
                return true;
            case XsdType.NonNegativeInteger:
                return sign >= 0;
            case XsdType.PositiveInteger:
                return sign > 0;
            case XsdType.NonPositiveInteger:
                return sign <= 0;
            case XsdType.NegativeInteger:
                return sign < 0;
            default:
                if (digits.Length > 20)
                    return false;
                var value = digits.IsEmpty ? 0 : sign * Int128.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
                return IsWithin(type, value);
        }
    }

    private static bool IsWithin(XsdType type, Int128 value) =>
        type switch
        {
            XsdType.Long => value >= long.MinValue && value <= long.MaxValue,
            XsdType.Int => value >= int.MinValue && value <= int.MaxValue,
            XsdType.Short => value >= short.MinValue && value <= short.MaxValue,
            XsdType.Byte => value >= sbyte.MinValue && value <= sbyte.MaxValue,
            XsdType.UnsignedLong => value >= 0 && value <= ulong.MaxValue,
            XsdType.UnsignedInt => value >= 0 && value <= uint.MaxValue,
            XsdType.UnsignedShort => value >= 0 && value <= ushort.MaxValue,
            _ => value >= 0 && value <= byte.MaxValue,
        };

    private static bool IsLanguage(ReadOnlySpan<byte> text)
    {
        var first = true;
        foreach (var range in text.Split((byte)'-'))
        {
            var part = text[range];
            if (part.Length is 0 or > 8)
                return false;
            foreach (var c in part)
            {
                if (!(char.IsAsciiLetter((char)c) || (!first && char.IsAsciiDigit((char)c))))
                    return false;
            }
            first = false;
        }
        return true;
    }

    // Canonical N-Quads writes tab and line breaks as escapes.
    private static bool IsNormalized(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            if (text[++i] is (byte)'t' or (byte)'n' or (byte)'r')
                return false;
        }
        return true;
    }

    private static bool IsToken(ReadOnlySpan<byte> text) =>
        IsNormalized(text) && text is not ([(byte)' ', ..] or [.., (byte)' ']) && text.IndexOf("  "u8) < 0;
}
