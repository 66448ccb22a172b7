using System.Buffers;
using System.Globalization;
using System.Text;

namespace Testamur.Credentials.Seals;

/// <summary>A long JSON string (<see href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259 §7</see>) in one pass: found, checked and unescaped at once.</summary>
internal static class PlainString
{
    // The end, an escape, and what must not stand in a string as it is.
    private static readonly SearchValues<byte> stops = SearchValues.Create([
        (byte)'"',
        (byte)'\\',
        .. Enumerable.Range(0, 0x20).Select(control => (byte)control),
    ]);

    /// <summary>Reads the string that a text begins with.</summary>
    /// <param name="utf8">Well-formed UTF-8 from the opening quotation mark on.</param>
    /// <param name="value">What the string says, in UTF-8.</param>
    /// <param name="length">How many bytes it takes, with both quotation marks.</param>
    /// <returns>False for what is no string, has no end, or says half a surrogate pair.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out byte[] value, out int length)
    {
        (value, length) = ([], 0);
        if (utf8 is not [(byte)'"', ..])
            return false;
        var buffer = new byte[utf8.Length]; // no escape is shorter than what it says
        var (at, written) = (1, 0);
        while (true)
        {
            var rest = utf8[at..];
            var run = rest.IndexOfAny(stops);
            if (run < 0)
                return false;
            rest[..run].CopyTo(buffer.AsSpan(written));
            at += run;
            written += run;
            if (utf8[at] == '"')
                break;
            if (utf8[at] != '\\' || !TryUnescape(utf8[at..], buffer.AsSpan(written), out var taken, out var said))
                return false;
            at += taken;
            written += said;
        }

        length = at + 1;
        value = buffer[..written];
        return true;
    }

    private static bool TryUnescape(ReadOnlySpan<byte> utf8, Span<byte> target, out int taken, out int said)
    {
        (taken, said) = (2, 1);
        var letter = utf8.Length > 1 ? utf8[1] : (byte)0;
        if (letter == 'u')
            return TryReadCodePoint(utf8, target, out taken, out said);
        var plain = letter switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => letter,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => (byte)0,
        };
        target[0] = plain;
        return plain != 0;
    }

    private static bool TryReadCodePoint(ReadOnlySpan<byte> utf8, Span<byte> target, out int taken, out int said)
    {
        (taken, said) = (6, 0);
        if (!TryReadUnit(utf8, out var first))
            return false;
        if (!char.IsSurrogate(first))
            return new Rune(first).TryEncodeToUtf8(target, out said);
        taken = 12;
        return TryReadUnit(utf8[6..], out var second)
            && Rune.TryCreate(first, second, out var rune)
            && rune.TryEncodeToUtf8(target, out said);
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> utf8, out char unit)
    {
        unit = default;
        if (utf8.Length < 6 || !utf8.StartsWith("\\u"u8))
            return false;
        var known = ushort.TryParse(utf8[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        unit = (char)code;
        return known;
    }
}
