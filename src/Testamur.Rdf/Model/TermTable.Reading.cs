using System.Buffers;
using System.Globalization;
using System.Text;

namespace Testamur.Rdf;

internal sealed partial class TermTable
{
    /// <summary>The term as an object.</summary>
    public RdfTerm Term(int id)
    {
        var token = Token(id);
        switch (KindOf(id))
        {
            case TermKind.Iri:
                return new Iri(Encoding.UTF8.GetString(token[1..^1]));
            case TermKind.BlankNode:
                return new BlankNode(Encoding.UTF8.GetString(token[2..]));
            default:
                var value = Value(id);
                Quoted(id, out var suffix);
                if (suffix.IsEmpty)
                    return new Literal(value);
                return suffix[0] == '@'
                    ? Literal.InLanguage(value, Encoding.UTF8.GetString(suffix[1..]))
                    : new Literal(value, Encoding.UTF8.GetString(suffix[3..^1]));
        }
    }

    /// <summary>The text of a term: IRI, label or lexical form.</summary>
    public string Value(int id)
    {
        var token = Token(id);
        switch (KindOf(id))
        {
            case TermKind.Iri:
                return Encoding.UTF8.GetString(token[1..^1]);
            case TermKind.BlankNode:
                return Encoding.UTF8.GetString(token[2..]);
            default:
                var quoted = Quoted(id, out _)[1..^1];
                return quoted.Contains((byte)'\\') ? Unescape(quoted) : Encoding.UTF8.GetString(quoted);
        }
    }

    // Undoes WriteEscape, and need know no other escape.
    private static string Unescape(ReadOnlySpan<byte> quoted)
    {
        var plain = ArrayPool<byte>.Shared.Rent(quoted.Length);
        var end = 0;
        while (!quoted.IsEmpty)
        {
            var slash = quoted.IndexOf((byte)'\\');
            if (slash < 0)
                slash = quoted.Length;
            quoted[..slash].CopyTo(plain.AsSpan(end));
            end += slash;
            quoted = quoted[slash..];
            if (quoted.IsEmpty)
                break;
            plain[end++] = quoted[1] switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'t' => (byte)'\t',
                (byte)'n' => (byte)'\n',
                (byte)'f' => (byte)'\f',
                (byte)'r' => (byte)'\r',
                (byte)'u' => byte.Parse(quoted[4..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            };
            quoted = quoted[(quoted[1] == 'u' ? 6 : 2)..];
        }
        var text = Encoding.UTF8.GetString(plain, 0, end);
        ArrayPool<byte>.Shared.Return(plain);
        return text;
    }
}
