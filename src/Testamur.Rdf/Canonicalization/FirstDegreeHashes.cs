namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// Hash First Degree Quads of every blank node
/// (<see href="https://www.w3.org/TR/rdf-canon/#hash-1d-quads">RDFC-1.0 §4.6</see>).
/// </summary>
internal sealed class FirstDegreeHashes
{
    private readonly byte[] hashes;
    private readonly int length;

    public FirstDegreeHashes(Dataset dataset, BlankNodes nodes, CanonicalizationOptions options)
    {
        var digest = new Digest(options.HashAlgorithm);
        length = digest.Length;
        hashes = new byte[nodes.Count * length];
        using var lines = new PooledBytes(options.MaxBytes);
        using var sorted = new PooledBytes(options.MaxBytes);
        var ends = new List<Range>();
        for (var node = 0; node < nodes.Count; node++)
        {
            lines.Clear();
            ends.Clear();
            foreach (var index in nodes.QuadsOf(node))
            {
                var start = lines.Length;
                Write(dataset, nodes, node, dataset.Ids[index], lines);
                ends.Add(start..lines.Length);
            }
            digest.Of(Sorted(lines, ends, sorted), hashes.AsSpan(node * length, length));
        }
    }

    public ReadOnlySpan<byte> this[int node] => hashes.AsSpan(node * length, length);

    private static ReadOnlySpan<byte> Sorted(PooledBytes lines, List<Range> ranges, PooledBytes sorted)
    {
        if (ranges.Count == 1)
            return lines.Written;
        ranges.Sort((a, b) => lines.Written[a].SequenceCompareTo(lines.Written[b]));
        sorted.Clear();
        foreach (var range in ranges)
            sorted.Append(lines.Written[range]);
        return sorted.Written;
    }

    // Step 3: the node itself is written _:a, every other blank node _:z.
    private static void Write(Dataset dataset, BlankNodes nodes, int node, QuadIds quad, PooledBytes line)
    {
        WriteTerm(quad.Subject);
        WriteTerm(quad.Predicate);
        WriteTerm(quad.Object);
        if (!quad.Graph.IsNone)
            WriteTerm(quad.Graph);
        line.Append(".\n"u8);

        void WriteTerm(TermId term)
        {
            var other = nodes.Of(term);
            if (other < 0)
            {
                line.Append(dataset.Terms.Token(term.Value));
                line.Append((byte)' ');
            }
            else
                line.Append(other == node ? "_:a "u8 : "_:z "u8);
        }
    }
}
