using System.Text;

namespace Testamur.Rdf.Syntax;

internal ref partial struct TurtleReader
{
    // iri or BLANK_NODE_LABEL
    private TermId ReadResource(string expected) =>
        cursor.Peek switch
        {
            (byte)'<' => builder.Iri(ReadIriReference()),
            (byte)'_' => scope.Node(cursor.ReadLabel(colons: false)),
            _ => ReadPrefixedName(expected),
        };

    /// <summary>Reads an IRIREF and resolves it.</summary>
    private string ReadIriReference()
    {
        var start = cursor.Offset;
        if (cursor.Peek != '<')
            throw cursor.Error("An IRI in angle brackets is expected.");
        return names.Resolve(cursor.ReadIriReference(name))
            ?? throw cursor.ErrorAt(start, "The IRI is relative and there is no base.");
    }

    // PrefixedName ::= PNAME_LN | PNAME_NS
    private TermId ReadPrefixedName(string expected)
    {
        var start = cursor.Offset;
        var prefix = ReadPrefixName(expected);
        var iri = names.Expand(prefix, ReadLocalName());
        return iri.IsNone ? throw cursor.ErrorAt(start, "The prefix is not declared.") : iri;
    }

    // PNAME_NS ::= PN_PREFIX? ':'
    private ReadOnlySpan<byte> ReadPrefixName(string expected = "A prefix is expected.")
    {
        var start = cursor.Offset;
        var prefix = ReadWord();
        if (!cursor.TryTake((byte)':'))
            throw cursor.ErrorAt(start, expected);
        return prefix;
    }

    // PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)?
    /// <summary>Reads what could be a prefix or a keyword; may be nothing.</summary>
    private ReadOnlySpan<byte> ReadWord()
    {
        var start = cursor.Offset;
        var end = start;
        while (true)
        {
            var c = cursor.PeekRune(out var bytes);
            var fits = cursor.Offset == start ? TermRules.IsNameStart(c) : TermRules.IsNamePart(c) || c == '.';
            if (!fits)
                break;
            cursor.Offset += bytes;
            if (c != '.')
                end = cursor.Offset;
        }
        cursor.Offset = end;
        return cursor.From(start);
    }

    // PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?
    private ReadOnlySpan<byte> ReadLocalName()
    {
        var start = cursor.Offset;
        var dots = 0;
        text.Clear();
        while (true)
        {
            var first = cursor.Offset == start;
            var c = cursor.PeekRune(out var bytes);
            if (c == '.' && !first)
            {
                dots++;
                cursor.Offset++;
                continue;
            }
            if (c is not ('%' or '\\' or ':') && !(first ? StartsLocalName(c) : TermRules.IsNamePart(c)))
                break;
            // Dots belong to the name only when more of it follows.
            for (; dots > 0; dots--)
                text.Append((byte)'.');
            if (c == '\\')
                ReadLocalEscape();
            else if (c == '%')
                ReadPercent();
            else
            {
                text.Append(cursor.Rest[..bytes]);
                cursor.Offset += bytes;
            }
        }
        cursor.Offset -= dots;
        return text.Written;
    }

    private static bool StartsLocalName(int c) => TermRules.IsNameStartOrUnderscore(c) || TermRules.IsDigit(c);

    // PN_LOCAL_ESC
    private void ReadLocalEscape()
    {
        if (!"_~.-!$&'()*+,;=/?#@%"u8.Contains(cursor.PeekAt(1)))
            throw cursor.Error("There is no such escape in a name.");
        text.Append(cursor.PeekAt(1));
        cursor.Offset += 2;
    }

    // PERCENT ::= '%' HEX HEX, which stays as it is
    private void ReadPercent()
    {
        if (!char.IsAsciiHexDigit((char)cursor.PeekAt(1)) || !char.IsAsciiHexDigit((char)cursor.PeekAt(2)))
            throw cursor.Error("Two hexadecimal digits follow '%'.");
        text.Append(cursor.Rest[..3]);
        cursor.Offset += 3;
    }

    // NumericLiteral ::= INTEGER | DECIMAL | DOUBLE
    private TermId ReadNumber()
    {
        var start = cursor.Offset;
        if (cursor.Peek is (byte)'+' or (byte)'-')
            cursor.Offset++;
        var whole = SkipDigits();
        var end = cursor.Offset;
        var datatype = "http://www.w3.org/2001/XMLSchema#integer"u8;
        var fraction = 0;
        if (cursor.TryTake((byte)'.'))
        {
            fraction = SkipDigits();
            if (fraction > 0)
            {
                end = cursor.Offset;
                datatype = "http://www.w3.org/2001/XMLSchema#decimal"u8;
            }
        }
        if (whole + fraction == 0)
            throw cursor.ErrorAt(start, "A number has a digit.");
        if (cursor.Peek is (byte)'e' or (byte)'E')
        {
            cursor.Offset++;
            if (cursor.Peek is (byte)'+' or (byte)'-')
                cursor.Offset++;
            if (SkipDigits() > 0)
            {
                end = cursor.Offset;
                datatype = "http://www.w3.org/2001/XMLSchema#double"u8;
            }
        }
        // A full stop without digits after it ends the statement, and an 'e' without digits is an error there.
        cursor.Offset = end;
        return builder.Literal(cursor.From(start), datatype);
    }

    private int SkipDigits()
    {
        var start = cursor.Offset;
        while (TermRules.IsDigit(cursor.Peek))
            cursor.Offset++;
        return cursor.Offset - start;
    }

    // RDFLiteral ::= String (LANGTAG | '^^' iri)?
    private TermId ReadRdfLiteral()
    {
        var quote = cursor.Peek;
        var value = cursor.PeekAt(1) == quote && cursor.PeekAt(2) == quote ? ReadLongString(quote) : cursor.ReadString(text);
        SkipSpace();
        if (cursor.Peek == '@')
            return builder.LanguageLiteral(value, cursor.ReadLanguage());
        if (cursor.Peek != '^')
            return builder.Literal(value);
        cursor.Offset++;
        cursor.Take((byte)'^');
        SkipSpace();
        if (cursor.Peek == '<')
            return builder.Literal(value, Encoding.UTF8.GetBytes(ReadIriReference()));
        // The local name of the datatype needs the buffer in which the value may stand.
        var kept = value.ToArray();
        var start = cursor.Offset;
        var prefix = ReadPrefixName("A datatype is an IRI.");
        var datatype = names.ExpandToIri(prefix, ReadLocalName(), out var known);
        return known ? builder.Literal(kept, datatype) : throw cursor.ErrorAt(start, "The prefix is not declared.");
    }

    // STRING_LITERAL_LONG_QUOTE ::= '"""' (('"' | '""')? ([^"\] | ECHAR | UCHAR))* '"""'
    private ReadOnlySpan<byte> ReadLongString(byte quote)
    {
        var start = cursor.Offset;
        cursor.Offset += 3;
        text.Clear();
        while (true)
        {
            var plain = cursor.Rest.IndexOfAny(quote, (byte)'\\');
            if (plain < 0)
                throw cursor.ErrorAt(start, "The string is not closed.");
            text.Append(cursor.Rest[..plain]);
            cursor.Offset += plain;
            if (cursor.Peek == '\\')
                cursor.ReadEscape(text);
            else if (cursor.PeekAt(1) == quote && cursor.PeekAt(2) == quote)
            {
                cursor.Offset += 3;
                return text.Written;
            }
            else
            {
                text.Append(quote);
                cursor.Offset++;
            }
        }
    }

    private void SkipSpace()
    {
        while (true)
        {
            switch (cursor.Peek)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    cursor.Offset++;
                    break;
                case (byte)'#':
                    cursor.SkipLine();
                    break;
                default:
                    return;
            }
        }
    }
}
