namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// The canonicalization algorithm up to its labels
/// (<see href="https://www.w3.org/TR/rdf-canon/#canon-algo-algo">RDFC-1.0 §4.4.3</see>, steps 2 to 5): which blank node is
/// <c>c14n0</c>, which <c>c14n1</c>, and so on.
/// </summary>
internal static class CanonicalLabels
{
    public static IdentifierIssuer Issue(Dataset dataset, BlankNodes nodes, CanonicalizationOptions options)
    {
        var canonical = new IdentifierIssuer();
        var hashes = new FirstDegreeHashes(dataset, nodes, options);
        var order = new int[nodes.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => hashes[a].SequenceCompareTo(hashes[b]));

        // Step 4: nodes whose hash no other node has.
        var alike = new List<Range>();
        for (var start = 0; start < order.Length; )
        {
            var end = start + 1;
            while (end < order.Length && hashes[order[start]].SequenceEqual(hashes[order[end]]))
                end++;
            if (end == start + 1)
                canonical.Issue(order[start]);
            else
                alike.Add(start..end);
            start = end;
        }

        // Step 5: the others. Honest data seldom gets here.
        if (alike.Count > 0)
        {
            using var deeper = new NDegreeHashes(dataset, nodes, hashes, canonical, options);
            foreach (var range in alike)
                Tell(order.AsSpan(range), canonical, deeper);
        }
        return canonical;
    }

    private static void Tell(ReadOnlySpan<int> group, IdentifierIssuer canonical, NDegreeHashes deeper)
    {
        var paths = new List<(byte[] Hash, IdentifierIssuer Issuer)>();
        foreach (var node in group)
        {
            if (canonical.TryGet(node, out _))
                continue;
            var issuer = new IdentifierIssuer();
            issuer.Issue(node);
            paths.Add(deeper.Hash(node, issuer));
        }
        paths.Sort((a, b) => a.Hash.AsSpan().SequenceCompareTo(b.Hash));
        foreach (var (_, issuer) in paths)
        {
            foreach (var node in issuer.Order)
                canonical.Issue(node);
        }
    }
}
