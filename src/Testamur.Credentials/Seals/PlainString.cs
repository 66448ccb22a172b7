using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Testamur.Credentials.Seals;

/// <summary>A long JSON string (<see href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259 §7</see>) in one pass: found, checked and unescaped at once.</summary>
internal static class PlainString
{
    /// <summary>Reads the string that a text begins with.</summary>
    /// <param name="utf8">Well-formed UTF-8 from the opening quotation mark on.</param>
    /// <param name="value">What the string says, in UTF-8.</param>
    /// <param name="length">How many bytes it takes, with both quotation marks.</param>
    /// <returns>False for what is no string, has no end, or says half a surrogate pair.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out ReadOnlyMemory<byte> value, out int length)
    {
        (value, length) = (default, 0);
        if (utf8 is not [(byte)'"', ..])
            return false;
        // No escape is shorter than what it says; only what was written is shown.
        var buffer = GC.AllocateUninitializedArray<byte>(utf8.Length);
        var (at, written) = (1, 0);
        while (true)
        {
            var run = CopyRun(utf8[at..], buffer.AsSpan(written));
            at += run;
            written += run;
            if (at == utf8.Length)
                return false;
            if (utf8[at] == '"')
                break;
            if (utf8[at] != '\\' || !TryUnescape(utf8[at..], buffer.AsSpan(written), out var taken, out var said))
                return false;
            at += taken;
            written += said;
        }

        length = at + 1;
        value = buffer.AsMemory(0, written);
        return true;
    }

    /// <summary>
    /// Copies up to the end, an escape, or what must not stand in a string as it is; says how far. Credentials in a string are full of escaped
    /// quotation marks, so a run is some ten bytes long: blocks are copied whole, and what was too much is written over.
    /// </summary>
    private static int CopyRun(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var done = 0;
        for (; from.Length - done >= Vector128<byte>.Count; done += Vector128<byte>.Count)
        {
            var block = Vector128.Create(from[done..]);
            block.CopyTo(to[done..]);
            var stops =
                Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (stops != Vector128<byte>.Zero)
                return done + BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
        }

        for (; done < from.Length && from[done] is not ((byte)'"' or (byte)'\\' or < (byte)' '); done++)
            to[done] = from[done];
        return done;
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
