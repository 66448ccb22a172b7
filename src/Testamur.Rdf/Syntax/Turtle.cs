using System.Buffers;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// Turtle (<see href="https://www.w3.org/TR/turtle/">RDF 1.1 Turtle</see>): reads the whole grammar and nothing else, and writes it
/// with prefixes, nested blank nodes and collections.
/// </summary>
public static class Turtle
{
    /// <summary>
    /// Reads a document. Labels of blank nodes are kept, save where one meets a label that stands for a node without one.
    /// </summary>
    /// <param name="utf8">The document, UTF-8 without byte order mark.</param>
    /// <param name="baseIri">The absolute IRI that relative ones begin from; null when the document must not need one.</param>
    /// <param name="limits">The budgets; null for <see cref="RdfLimits.Default"/>.</param>
    /// <exception cref="RdfSyntaxException">The document breaks the grammar, or a relative IRI has no base.</exception>
    /// <exception cref="RdfLimitException">The document passes a budget.</exception>
    /// <exception cref="ArgumentException">The base is no absolute IRI.</exception>
    public static Dataset Read(ReadOnlySpan<byte> utf8, string? baseIri = null, RdfLimits? limits = null)
    {
        var builder = new DatasetBuilder(limits, utf8.Length);
        Read(utf8, builder, baseIri);
        return builder.Build();
    }

    /// <summary>
    /// Reads a document into a builder, within its budgets. Blank nodes of the document are never nodes that the builder had before.
    /// After an exception the builder holds what was read before the error.
    /// </summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string?, RdfLimits?)"/>
    public static void Read(ReadOnlySpan<byte> utf8, DatasetBuilder builder, string? baseIri = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (baseIri is not null && !Iri.IsWellFormed(baseIri))
            throw new ArgumentException("The base is no absolute IRI.", nameof(baseIri));
        new TurtleReader(utf8, builder, baseIri).Read();
    }

    /// <summary>Writes the triples, those of one subject together.</summary>
    /// <param name="dataset">The triples.</param>
    /// <param name="output">Where the UTF-8 goes.</param>
    /// <param name="prefixes">IRIs by prefix, the prefix without its colon; declared whether or not they are used.</param>
    /// <exception cref="ArgumentException">
    /// The dataset has named graphs or is generalized, a prefix is no PN_PREFIX
    /// (<see href="https://www.w3.org/TR/turtle/#grammar-production-PN_PREFIX">Turtle §6.5</see>), or its IRI is not well-formed.
    /// </exception>
    public static void Write(Dataset dataset, IBufferWriter<byte> output, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(output);
        NTriples.ThrowIfNamedGraphs(dataset);
        if (dataset.IsGeneralized)
            throw new ArgumentException("Turtle has no blank predicates.", nameof(dataset));
        new TurtleWriter(dataset, output, prefixes ?? new Dictionary<string, string>()).Write();
    }

    /// <inheritdoc cref="Write(Dataset, IBufferWriter{byte}, IReadOnlyDictionary{string, string}?)"/>
    public static byte[] Write(Dataset dataset, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(dataset, output, prefixes);
        return output.WrittenSpan.ToArray();
    }
}
