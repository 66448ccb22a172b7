using System.Buffers;
using System.Numerics;
using System.Text;

namespace Testamur.Rdf;

/// <summary>What the characters of a term may be, by the grammar of N-Quads and Turtle, which agree.</summary>
internal static class TermRules
{
    private const string ForbiddenInIri =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F <>\"{}|^`\\";

    private static readonly SearchValues<char> forbiddenChars = SearchValues.Create(ForbiddenInIri);
    private static readonly SearchValues<byte> forbiddenBytes = SearchValues.Create(Encoding.ASCII.GetBytes(ForbiddenInIri));

    /// <summary>Where the first byte stands that IRIREF forbids, or -1.</summary>
    public static int IndexOfForbiddenInIri(ReadOnlySpan<byte> utf8) => utf8.IndexOfAny(forbiddenBytes);

    public static bool IsIri(ReadOnlySpan<byte> utf8) => HasScheme(utf8) && utf8.IndexOfAny(forbiddenBytes) < 0 && IsUtf8(utf8);

    public static bool IsIri(ReadOnlySpan<char> text) => HasScheme(text) && text.IndexOfAny(forbiddenChars) < 0 && IsUtf16(text);

    /// <summary>Whether the text begins as an absolute IRI does: letter, then letters, digits, <c>+ - .</c>, then a colon.</summary>
    public static bool HasScheme<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = (char)ushort.CreateTruncating(text[i]);
            if (char.IsAsciiLetter(c))
                continue;
            if (i == 0)
                return false;
            if (c == ':')
                return true;
            if (!char.IsAsciiDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }
        return false;
    }

    // LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*
    public static bool IsLanguage<T>(ReadOnlySpan<T> tag)
        where T : unmanaged, IBinaryInteger<T>
    {
        var part = 0;
        var first = true;
        foreach (var unit in tag)
        {
            var c = (char)ushort.CreateTruncating(unit);
            if (c == '-')
            {
                if (part == 0)
                    return false;
                (part, first) = (0, false);
            }
            else if (char.IsAsciiLetter(c) || (!first && char.IsAsciiDigit(c)))
                part++;
            else
                return false;
        }
        return part > 0;
    }

    public static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 1 << 24 || !IsUtf16(label))
            return false;
        Span<byte> few = stackalloc byte[256];
        var bytes = label.Length <= 64 ? few[..Encoding.UTF8.GetBytes(label, few)] : Encoding.UTF8.GetBytes(label.ToArray());
        return IsLabel(bytes);
    }

    // BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?, where N-Quads, unlike Turtle, has ':' in PN_CHARS_U.
    public static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty || label[^1] == '.')
            return false;
        var first = true;
        while (!label.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(label, out var rune, out var used) != OperationStatus.Done)
                return false;
            var fits = first
                ? IsNameStartOrUnderscore(rune.Value) || IsDigit(rune.Value) || rune.Value == ':'
                : IsNamePart(rune.Value) || rune.Value is '.' or ':';
            if (!fits)
                return false;
            first = false;
            label = label[used..];
        }
        return true;
    }

    public static bool IsDigit(int c) => c is >= '0' and <= '9';

    /// <summary>PN_CHARS_BASE of <see href="https://www.w3.org/TR/turtle/#grammar-production-PN_CHARS_BASE">Turtle §6.5</see>.</summary>
    public static bool IsNameStart(int c) =>
        c < 0x80
            ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            : c
                is (>= 0xC0 and <= 0xD6)
                    or (>= 0xD8 and <= 0xF6)
                    or (>= 0xF8 and <= 0x2FF)
                    or (>= 0x370 and <= 0x37D)
                    or (>= 0x37F and <= 0x1FFF)
                    or (>= 0x200C and <= 0x200D)
                    or (>= 0x2070 and <= 0x218F)
                    or (>= 0x2C00 and <= 0x2FEF)
                    or (>= 0x3001 and <= 0xD7FF)
                    or (>= 0xF900 and <= 0xFDCF)
                    or (>= 0xFDF0 and <= 0xFFFD)
                    or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>PN_CHARS_U: as <see cref="IsNameStart"/>, and the underscore.</summary>
    public static bool IsNameStartOrUnderscore(int c) => c == '_' || IsNameStart(c);

    /// <summary>PN_CHARS.</summary>
    public static bool IsNamePart(int c) =>
        IsNameStart(c) || c is (>= '0' and <= '9') or '-' or '_' or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;

    public static bool IsUtf8(ReadOnlySpan<byte> utf8) => System.Text.Unicode.Utf8.IsValid(utf8);

    private static bool IsUtf16(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
