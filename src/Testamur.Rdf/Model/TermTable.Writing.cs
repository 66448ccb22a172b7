using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Testamur.Rdf;

internal sealed partial class TermTable
{
    private static readonly SearchValues<byte> escaped = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(i => (byte)i),
        (byte)'"',
        (byte)'\\',
        0x7F,
    ]);

    public int Add(RdfTerm term) =>
        term switch
        {
            Iri iri => AddIri(iri.Value),
            BlankNode node => AddBlankNode(node.Label),
            Literal { Language: { } language } literal => AddLanguage(literal.Value, language),
            Literal literal => AddTyped(literal.Value, literal.Datatype),
            _ => throw new ArgumentException("There are no other terms.", nameof(term)),
        };

    public int AddIri(ReadOnlySpan<byte> iri)
    {
        if (!TermRules.IsIri(iri))
            throw NoIri(nameof(iri));
        var room = Reserve(iri.Length + 2L);
        room[0] = (byte)'<';
        iri.CopyTo(room[1..]);
        room[iri.Length + 1] = (byte)'>';
        return Commit(iri.Length + 2, TermKind.Iri, 0);
    }

    public int AddIri(ReadOnlySpan<char> iri)
    {
        if (!TermRules.IsIri(iri))
            throw NoIri(nameof(iri));
        var room = Reserve(3L * iri.Length + 2);
        room[0] = (byte)'<';
        var end = 1 + Transcode(iri, room[1..], nameof(iri));
        room[end++] = (byte)'>';
        return Commit(end, TermKind.Iri, 0);
    }

    public int AddBlankNode(ReadOnlySpan<byte> label)
    {
        if (!TermRules.IsLabel(label))
            throw NoLabel(nameof(label));
        var room = Reserve(label.Length + 2L);
        "_:"u8.CopyTo(room);
        label.CopyTo(room[2..]);
        return Commit(label.Length + 2, TermKind.BlankNode, 0);
    }

    public int AddBlankNode(ReadOnlySpan<char> label)
    {
        if (!TermRules.IsLabel(label))
            throw NoLabel(nameof(label));
        var room = Reserve(3L * label.Length + 2);
        "_:"u8.CopyTo(room);
        return Commit(2 + Transcode(label, room[2..], nameof(label)), TermKind.BlankNode, 0);
    }

    public int AddTyped(ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype)
    {
        if (!TermRules.IsIri(datatype))
            throw NoIri(nameof(datatype));
        var quoted = WriteQuoted(value, datatype.Length + 4L);
        return Commit(WriteDatatype(quoted, datatype), TermKind.Literal, quoted);
    }

    public int AddTyped(ReadOnlySpan<char> value, ReadOnlySpan<char> datatype)
    {
        if (!TermRules.IsIri(datatype))
            throw NoIri(nameof(datatype));
        var quoted = WriteQuoted(value, 3L * datatype.Length + 4);
        var end = quoted;
        if (!datatype.SequenceEqual(Literal.XsdString))
        {
            var room = store.AsSpan(used);
            "^^<"u8.CopyTo(room[end..]);
            end += 3;
            end += Transcode(datatype, room[end..], nameof(datatype));
            room[end++] = (byte)'>';
        }
        return Commit(end, TermKind.Literal, quoted);
    }

    public int AddLanguage(ReadOnlySpan<byte> value, ReadOnlySpan<byte> language)
    {
        if (!TermRules.IsLanguage(language))
            throw NoLanguage(nameof(language));
        var quoted = WriteQuoted(value, language.Length + 1L);
        var suffix = store.AsSpan(used + quoted);
        suffix[0] = (byte)'@';
        language.CopyTo(suffix[1..]);
        return Commit(quoted + 1 + language.Length, TermKind.Literal, quoted);
    }

    public int AddLanguage(ReadOnlySpan<char> value, ReadOnlySpan<char> language)
    {
        if (!TermRules.IsLanguage(language))
            throw NoLanguage(nameof(language));
        var quoted = WriteQuoted(value, language.Length + 1L);
        var suffix = store.AsSpan(used + quoted);
        suffix[0] = (byte)'@';
        Encoding.ASCII.GetBytes(language, suffix[1..]);
        return Commit(quoted + 1 + language.Length, TermKind.Literal, quoted);
    }

    private int WriteDatatype(int end, ReadOnlySpan<byte> datatype)
    {
        if (datatype.SequenceEqual(XsdStringUtf8))
            return end;
        var room = store.AsSpan(used);
        "^^<"u8.CopyTo(room[end..]);
        datatype.CopyTo(room[(end + 3)..]);
        end += 3 + datatype.Length;
        room[end++] = (byte)'>';
        return end;
    }

    /// <summary>Writes the quoted part behind the last token, with room for a suffix after it, and returns its length.</summary>
    private int WriteQuoted(ReadOnlySpan<char> value, long suffix)
    {
        // Three bytes for a UTF-16 unit suffice before escaping; most texts escape nothing.
        var room = Reserve(3L * value.Length + 2 + suffix);
        room[0] = (byte)'"';
        var length = Transcode(value, room[1..], nameof(value));
        if (room.Slice(1, length).IndexOfAny(escaped) >= 0)
            return WriteQuotedCopy(room.Slice(1, length), suffix);
        room[length + 1] = (byte)'"';
        return length + 2;
    }

    private int WriteQuotedCopy(ReadOnlySpan<byte> value, long suffix)
    {
        var copy = ArrayPool<byte>.Shared.Rent(value.Length);
        value.CopyTo(copy);
        var quoted = WriteQuoted(copy.AsSpan(0, value.Length), suffix);
        ArrayPool<byte>.Shared.Return(copy);
        return quoted;
    }

    private int WriteQuoted(ReadOnlySpan<byte> value, long suffix)
    {
        if (!Utf8.IsValid(value))
            throw NoText(nameof(value));
        var plain = value.IndexOfAny(escaped);
        var room = Reserve((plain < 0 ? value.Length : plain + 6L * (value.Length - plain)) + 2 + suffix);
        var end = 0;
        room[end++] = (byte)'"';
        while (plain >= 0)
        {
            value[..plain].CopyTo(room[end..]);
            end = WriteEscape(room, end + plain, value[plain]);
            value = value[(plain + 1)..];
            plain = value.IndexOfAny(escaped);
        }
        value.CopyTo(room[end..]);
        end += value.Length;
        room[end++] = (byte)'"';
        return end;
    }

    // RDFC-1.0, canonical form: https://www.w3.org/TR/rdf-canon/#canonical-quads
    private static int WriteEscape(Span<byte> room, int end, byte value)
    {
        room[end++] = (byte)'\\';
        var letter = value switch
        {
            (byte)'\b' => 'b',
            (byte)'\t' => 't',
            (byte)'\n' => 'n',
            (byte)'\f' => 'f',
            (byte)'\r' => 'r',
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            _ => 'u',
        };
        room[end++] = (byte)letter;
        if (letter != 'u')
            return end;
        room[end++] = (byte)'0';
        room[end++] = (byte)'0';
        room[end++] = "0123456789ABCDEF"u8[value >> 4];
        room[end++] = "0123456789ABCDEF"u8[value & 15];
        return end;
    }

    private static ReadOnlySpan<byte> XsdStringUtf8 => "http://www.w3.org/2001/XMLSchema#string"u8;

    private static int Transcode(ReadOnlySpan<char> text, Span<byte> room, string name) =>
        Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? written
            : throw NoText(name);

    private static ArgumentException NoIri(string name) => new("The text is no absolute IRI that a dataset can hold.", name);

    private static ArgumentException NoLabel(string name) => new("The text is no blank node label.", name);

    private static ArgumentException NoLanguage(string name) => new("The text is no language tag.", name);

    private static ArgumentException NoText(string name) => new("The text is not well-formed Unicode.", name);
}
