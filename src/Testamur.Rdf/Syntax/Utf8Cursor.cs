using System.Buffers;
using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// A place in a document of well-formed UTF-8, and the terminals that N-Quads and Turtle share. A method that reads leaves the place
/// behind what it read; text it returns is valid until the next call with the same scratch.
/// </summary>
internal ref struct Utf8Cursor(ReadOnlySpan<byte> document)
{
    private static readonly SearchValues<byte> endOfLine = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> endOfQuote = SearchValues.Create("\"\\\r\n"u8);
    private static readonly SearchValues<byte> endOfApostrophe = SearchValues.Create("'\\\r\n"u8);

    private readonly ReadOnlySpan<byte> document = document;

    public int Offset { get; set; }

    public readonly bool AtEnd => Offset >= document.Length;

    /// <summary>The byte here, or 0 at the end (a NUL in the document fits nowhere either).</summary>
    public readonly byte Peek => Offset < document.Length ? document[Offset] : (byte)0;

    public readonly byte PeekAt(int distance) => Offset + distance < document.Length ? document[Offset + distance] : (byte)0;

    public readonly ReadOnlySpan<byte> Rest => document[Offset..];

    public readonly ReadOnlySpan<byte> From(int start) => document[start..Offset];

    public readonly RdfSyntaxException Error(string reason) => RdfSyntaxException.At(document, Offset, reason);

    public readonly RdfSyntaxException ErrorAt(int offset, string reason) => RdfSyntaxException.At(document, offset, reason);

    public bool TryTake(byte value)
    {
        if (Peek != value || AtEnd)
            return false;
        Offset++;
        return true;
    }

    public void Take(byte value)
    {
        if (!TryTake(value))
            throw Error($"'{(char)value}' is missing.");
    }

    public void SkipLine()
    {
        var length = Rest.IndexOfAny(endOfLine);
        Offset = length < 0 ? document.Length : Offset + length;
    }

    /// <summary>The code point here, or -1 at the end.</summary>
    public readonly int PeekRune(out int bytes)
    {
        bytes = 1;
        if (AtEnd)
            return -1;
        var b = document[Offset];
        if (b < 0x80)
            return b;
        Rune.DecodeFromUtf8(Rest, out var rune, out bytes);
        return rune.Value;
    }

    // IRIREF: https://www.w3.org/TR/n-quads/#grammar-production-IRIREF
    /// <summary>Reads <c>&lt;…&gt;</c> and returns what stands between, escapes resolved.</summary>
    public ReadOnlySpan<byte> ReadIriReference(Utf8Scratch scratch)
    {
        var start = Offset++;
        var length = TermRules.IndexOfForbiddenInIri(Rest);
        if (length >= 0 && Rest[length] == '>')
        {
            Offset += length + 1;
            return document[(start + 1)..(Offset - 1)];
        }

        scratch.Clear();
        while (true)
        {
            length = TermRules.IndexOfForbiddenInIri(Rest);
            if (length < 0)
                throw ErrorAt(start, "The IRI is not closed.");
            scratch.Append(Rest[..length]);
            Offset += length;
            if (TryTake((byte)'>'))
                return scratch.Written;
            if (Peek != '\\' || PeekAt(1) is not ((byte)'u' or (byte)'U'))
                throw Error("The character may not stand in an IRI.");
            var escape = Offset++;
            scratch.Append(ReadCodePoint());
            if (TermRules.IndexOfForbiddenInIri(scratch.Written[^1..]) >= 0)
                throw ErrorAt(escape, "The character may not stand in an IRI, not even escaped.");
        }
    }

    /// <summary>Reads a string in single quotes or apostrophes on one line and returns its value.</summary>
    public ReadOnlySpan<byte> ReadString(Utf8Scratch scratch)
    {
        var start = Offset;
        var quote = document[Offset++];
        var ends = quote == '"' ? endOfQuote : endOfApostrophe;
        var length = Rest.IndexOfAny(ends);
        if (length >= 0 && Rest[length] == quote)
        {
            Offset += length + 1;
            return document[(start + 1)..(Offset - 1)];
        }

        scratch.Clear();
        while (true)
        {
            length = Rest.IndexOfAny(ends);
            if (length < 0)
                throw ErrorAt(start, "The string is not closed.");
            scratch.Append(Rest[..length]);
            Offset += length;
            if (TryTake(quote))
                return scratch.Written;
            if (Peek != '\\')
                throw Error("The line ends inside the string.");
            ReadEscape(scratch);
        }
    }

    // ECHAR and UCHAR: https://www.w3.org/TR/n-quads/#grammar-production-ECHAR
    public void ReadEscape(Utf8Scratch scratch)
    {
        var start = Offset++;
        var value = Peek switch
        {
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'f' => '\f',
            (byte)'"' => '"',
            (byte)'\'' => '\'',
            (byte)'\\' => '\\',
            (byte)'u' or (byte)'U' => 'u',
            _ => throw ErrorAt(start, "There is no such escape."),
        };
        if (value == 'u')
        {
            scratch.Append(ReadCodePoint());
            return;
        }
        Offset++;
        scratch.Append((byte)value);
    }

    // LANGTAG: https://www.w3.org/TR/n-quads/#grammar-production-LANGTAG
    /// <summary>Reads <c>@</c> and a language tag, and returns the tag.</summary>
    public ReadOnlySpan<byte> ReadLanguage()
    {
        var start = ++Offset;
        while (char.IsAsciiLetterOrDigit((char)Peek) || Peek == '-')
            Offset++;
        var tag = From(start);
        return TermRules.IsLanguage(tag) ? tag : throw ErrorAt(start, "A language tag is expected.");
    }

    /// <summary>Reads <c>_:</c> and a label, and returns the label.</summary>
    /// <param name="colons">Whether the label may have colons, as in N-Quads.</param>
    public ReadOnlySpan<byte> ReadLabel(bool colons)
    {
        if (PeekAt(1) != ':')
            throw Error("A blank node begins with '_:'.");
        Offset += 2;
        var start = Offset;
        var end = start;
        while (true)
        {
            var c = PeekRune(out var bytes);
            var fits =
                Offset == start
                    ? TermRules.IsNameStartOrUnderscore(c) || TermRules.IsDigit(c) || (colons && c == ':')
                    : TermRules.IsNamePart(c) || c == '.' || (colons && c == ':');
            if (!fits)
                break;
            Offset += bytes;
            if (c != '.')
                end = Offset;
        }
        // A label does not end with dots: they end the statement.
        Offset = end;
        return end > start ? From(start) : throw Error("The label of the blank node is missing.");
    }

    /// <summary>Reads the digits of UCHAR; the place is on its <c>u</c> or <c>U</c>.</summary>
    private Rune ReadCodePoint()
    {
        var start = Offset - 1;
        var digits = document[Offset++] == 'u' ? 4 : 8;
        var value = 0u;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit((char)Peek))
                throw ErrorAt(start, "The escape has too few hexadecimal digits.");
            value = (value << 4) | (uint)HexValue(Peek);
            Offset++;
        }
        return Rune.TryCreate(value, out var rune) ? rune : throw ErrorAt(start, "The escape is no Unicode character.");
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
