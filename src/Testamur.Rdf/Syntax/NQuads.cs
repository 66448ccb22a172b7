using System.Buffers;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// N-Quads (<see href="https://www.w3.org/TR/n-quads/">RDF 1.1 N-Quads</see>): reads the whole grammar and nothing else, writes the
/// canonical form of <see href="https://www.w3.org/TR/rdf-canon/#canonical-quads">RDFC-1.0</see>.
/// </summary>
public static class NQuads
{
    /// <summary>Reads a document. Blank nodes keep their labels.</summary>
    /// <param name="utf8">The document, UTF-8 without byte order mark.</param>
    /// <param name="limits">The budgets; null for <see cref="RdfLimits.Default"/>.</param>
    /// <exception cref="RdfSyntaxException">The document breaks the grammar, or an IRI is relative.</exception>
    /// <exception cref="RdfLimitException">The document passes a budget.</exception>
    public static Dataset Read(ReadOnlySpan<byte> utf8, RdfLimits? limits = null)
    {
        var builder = new DatasetBuilder(limits, utf8.Length);
        Read(utf8, builder);
        return builder.Build();
    }

    /// <summary>
    /// Reads a document into a builder, within its budgets. A blank node whose label the builder knows already becomes a node of its
    /// own under another label. After an exception the builder holds what was read before the error.
    /// </summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, RdfLimits?)"/>
    public static void Read(ReadOnlySpan<byte> utf8, DatasetBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new LineReader(utf8, builder, graphs: true).Read();
    }

    /// <summary>Writes every quad as a line, in the order of the dataset and with its labels.</summary>
    public static void Write(Dataset dataset, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(output);
        var terms = dataset.Terms;
        foreach (var quad in dataset.Ids)
        {
            WriteTerm(terms.Token(quad.Subject.Value), output);
            WriteTerm(terms.Token(quad.Predicate.Value), output);
            WriteTerm(terms.Token(quad.Object.Value), output);
            if (!quad.Graph.IsNone)
                WriteTerm(terms.Token(quad.Graph.Value), output);
            output.Write(".\n"u8);
        }
    }

    /// <inheritdoc cref="Write(Dataset, IBufferWriter{byte})"/>
    public static byte[] Write(Dataset dataset)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(dataset, output);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteTerm(ReadOnlySpan<byte> token, IBufferWriter<byte> output)
    {
        var room = output.GetSpan(token.Length + 1);
        token.CopyTo(room);
        room[token.Length] = (byte)' ';
        output.Advance(token.Length + 1);
    }
}
