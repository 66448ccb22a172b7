using System.Buffers;
using System.Globalization;
using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>Writes terms as Turtle does: with prefixes, bare numbers and booleans, and labels it can read.</summary>
internal sealed class TurtleTerms
{
    private readonly Dataset dataset;
    private readonly IBufferWriter<byte> output;
    private readonly List<(byte[] Prefix, byte[] Iri)> prefixes = [];
    private readonly Dictionary<int, byte[]> labels = [];
    private int fresh;

    public TurtleTerms(Dataset dataset, IBufferWriter<byte> output, IReadOnlyDictionary<string, string> prefixes)
    {
        this.dataset = dataset;
        this.output = output;
        foreach (var (prefix, iri) in prefixes)
        {
            var utf8 = Encoding.UTF8.GetBytes(prefix);
            if (!IsPrefix(utf8) || !Iri.IsWellFormed(iri))
                throw new ArgumentException("A prefix or its IRI is not well-formed.", nameof(prefixes));
            this.prefixes.Add((utf8, Encoding.UTF8.GetBytes(iri)));
        }
    }

    public void WritePrefixes()
    {
        foreach (var (prefix, iri) in prefixes)
        {
            output.Write("@prefix "u8);
            output.Write(prefix);
            output.Write(": <"u8);
            output.Write(iri);
            output.Write("> .\n"u8);
        }
        if (prefixes.Count > 0)
            output.Write("\n"u8);
    }

    public void WriteVerb(int term)
    {
        if (dataset.Terms.Token(term).SequenceEqual("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"u8))
            output.Write("a"u8);
        else
            Write(term);
    }

    public void Write(int term)
    {
        switch (dataset.Terms.KindOf(term))
        {
            case TermKind.Iri:
                WriteIri(dataset.Terms.Token(term));
                break;
            case TermKind.BlankNode:
                WriteLabel(term);
                break;
            default:
                WriteLiteral(term);
                break;
        }
    }

    private void WriteLiteral(int term)
    {
        var quoted = dataset.Terms.Quoted(term, out var suffix);
        if (suffix.IsEmpty || suffix[0] == '@')
        {
            output.Write(dataset.Terms.Token(term));
            return;
        }
        if (IsBare(quoted[1..^1], suffix[3..^1]))
        {
            output.Write(quoted[1..^1]);
            return;
        }
        output.Write(quoted);
        output.Write("^^"u8);
        WriteIri(suffix[2..]);
    }

    private void WriteIri(ReadOnlySpan<byte> token)
    {
        foreach (var (prefix, iri) in prefixes)
        {
            if (!token[1..].StartsWith(iri) || !IsPlainLocalName(token[(1 + iri.Length)..^1]))
                continue;
            output.Write(prefix);
            output.Write(":"u8);
            output.Write(token[(1 + iri.Length)..^1]);
            return;
        }
        output.Write(token);
    }

    // Labels of N-Quads may have colons, those of Turtle may not.
    private void WriteLabel(int term)
    {
        var token = dataset.Terms.Token(term);
        if (!token[2..].Contains((byte)':'))
        {
            output.Write(token);
            return;
        }
        if (!labels.TryGetValue(term, out var label))
        {
            do label = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_:n{fresh++}"));
            while (dataset.Terms.Find(label) != 0);
            labels.Add(term, label);
        }
        output.Write(label);
    }

    /// <summary>Whether a literal of the datatype may stand without quotes and be read back as it is.</summary>
    private static bool IsBare(ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype)
    {
        var xsd = "http://www.w3.org/2001/XMLSchema#"u8;
        if (!datatype.StartsWith(xsd))
            return false;
        var name = datatype[xsd.Length..];
        if (name.SequenceEqual("boolean"u8))
            return value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8);

        var rest = value is [(byte)'+' or (byte)'-', ..] ? value[1..] : value;
        var whole = Digits(ref rest);
        if (name.SequenceEqual("integer"u8))
            return whole > 0 && rest.IsEmpty;
        var fraction = 0;
        var point = !rest.IsEmpty && rest[0] == '.';
        if (point)
        {
            rest = rest[1..];
            fraction = Digits(ref rest);
        }
        if (name.SequenceEqual("decimal"u8))
            return fraction > 0 && rest.IsEmpty;
        if (!name.SequenceEqual("double"u8) || whole + fraction == 0 || rest.IsEmpty || rest[0] is not ((byte)'e' or (byte)'E'))
            return false;
        rest = rest is [_, (byte)'+' or (byte)'-', ..] ? rest[2..] : rest[1..];
        return Digits(ref rest) > 0 && rest.IsEmpty;
    }

    private static int Digits(ref ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? text.Length : count;
        text = text[count..];
        return count;
    }

    private static bool IsPlainLocalName(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit((char)name[i]) && name[i] != '_' && (name[i] != '-' || i == 0))
                return false;
        }
        return true;
    }

    // PN_PREFIX
    private static bool IsPrefix(ReadOnlySpan<byte> prefix)
    {
        if (prefix.IsEmpty)
            return true;
        var offset = 0;
        while (offset < prefix.Length)
        {
            if (Rune.DecodeFromUtf8(prefix[offset..], out var rune, out var used) != OperationStatus.Done)
                return false;
            var fits = offset == 0 ? TermRules.IsNameStart(rune.Value) : TermRules.IsNamePart(rune.Value) || rune.Value == '.';
            if (!fits)
                return false;
            offset += used;
        }
        return prefix[^1] != '.';
    }
}
