namespace Testamur.Rdf.Canonicalization;

/// <summary>
/// The blank nodes that stand in quads, numbered from 0, with the quads each stands in: the blank node to quads map of
/// <see href="https://www.w3.org/TR/rdf-canon/#canon-state">RDFC-1.0 §4.2</see>.
/// </summary>
internal sealed class BlankNodes
{
    private readonly int[] nodeOfTerm;
    private readonly List<int> terms = [];
    private readonly int[] starts;
    private readonly int[] quads;

    public BlankNodes(Dataset dataset)
    {
        nodeOfTerm = new int[dataset.TermCount + 1];
        Array.Fill(nodeOfTerm, -1);
        var degrees = new List<int>();
        foreach (var quad in dataset.Ids)
        {
            Number(dataset, quad.Subject, degrees);
            Number(dataset, quad.Object, degrees);
            Number(dataset, quad.Graph, degrees);
        }

        starts = new int[terms.Count + 1];
        for (var node = 0; node < terms.Count; node++)
            starts[node + 1] = starts[node] + degrees[node];
        quads = new int[starts[^1]];
        var ends = starts.AsSpan(0, terms.Count).ToArray();
        for (var i = 0; i < dataset.Count; i++)
        {
            var quad = dataset.Ids[i];
            List(i, quad.Subject, ends);
            List(i, quad.Object, ends);
            List(i, quad.Graph, ends);
        }
        this.ends = ends;
    }

    private readonly int[] ends;

    public int Count => terms.Count;

    /// <summary>The number of the node that the term is, or -1.</summary>
    public int Of(TermId term) => nodeOfTerm[term.Value];

    public int TermOf(int node) => terms[node];

    /// <summary>The quads the node stands in, each once.</summary>
    public ReadOnlySpan<int> QuadsOf(int node) => quads.AsSpan(starts[node]..ends[node]);

    private void Number(Dataset dataset, TermId term, List<int> degrees)
    {
        if (dataset.Terms.KindOf(term.Value) != TermKind.BlankNode)
            return;
        ref var node = ref nodeOfTerm[term.Value];
        if (node < 0)
        {
            node = terms.Count;
            terms.Add(term.Value);
            degrees.Add(0);
        }
        degrees[node]++;
    }

    private void List(int quad, TermId term, int[] ends)
    {
        var node = nodeOfTerm[term.Value];
        // A node that stands twice in a quad has it as its last one already.
        if (node < 0 || (ends[node] > starts[node] && quads[ends[node] - 1] == quad))
            return;
        quads[ends[node]++] = quad;
    }
}
