using System.Buffers;

namespace Testamur.Rdf.Syntax;

/// <summary>
/// N-Triples (<see href="https://www.w3.org/TR/n-triples/">RDF 1.1 N-Triples</see>): N-Quads without graph names. Writes the canonical
/// form of its <see href="https://www.w3.org/TR/n-triples/#canonical-ntriples">§4</see>, with the escapes of RDFC-1.0.
/// </summary>
public static class NTriples
{
    /// <inheritdoc cref="NQuads.Read(ReadOnlySpan{byte}, RdfLimits?)"/>
    public static Dataset Read(ReadOnlySpan<byte> utf8, RdfLimits? limits = null)
    {
        var builder = new DatasetBuilder(limits, utf8.Length);
        Read(utf8, builder);
        return builder.Build();
    }

    /// <inheritdoc cref="NQuads.Read(ReadOnlySpan{byte}, DatasetBuilder)"/>
    public static void Read(ReadOnlySpan<byte> utf8, DatasetBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new LineReader(utf8, builder, graphs: false).Read();
    }

    /// <summary>Writes every triple as a line, in the order of the dataset and with its labels.</summary>
    /// <exception cref="ArgumentException">The dataset has named graphs.</exception>
    public static void Write(Dataset dataset, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ThrowIfNamedGraphs(dataset);
        NQuads.Write(dataset, output);
    }

    /// <inheritdoc cref="Write(Dataset, IBufferWriter{byte})"/>
    public static byte[] Write(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ThrowIfNamedGraphs(dataset);
        return NQuads.Write(dataset);
    }

    internal static void ThrowIfNamedGraphs(Dataset dataset)
    {
        foreach (var quad in dataset.Ids)
        {
            if (!quad.Graph.IsNone)
                throw new ArgumentException("The format has no named graphs.", nameof(dataset));
        }
    }
}
