namespace Testamur.Rdf.Syntax;

/// <summary>Which quads a subject has, how often a blank node is an object, and which nodes are well-formed collections.</summary>
internal sealed class TurtleShape
{
    private const int Nowhere = -1;
    private const int Often = -2;

    private readonly Dataset dataset;
    private readonly List<int>[] quadsOf;

    // Per term: the one quad it is the object of, or one of the constants above.
    private readonly int[] heldBy;
    private readonly bool[] isList;
    private readonly int first;
    private readonly int rest;

    public TurtleShape(Dataset dataset)
    {
        this.dataset = dataset;
        quadsOf = new List<int>[dataset.TermCount + 1];
        heldBy = new int[dataset.TermCount + 1];
        Array.Fill(heldBy, Nowhere);
        for (var i = 0; i < dataset.Count; i++)
        {
            var quad = dataset.Ids[i];
            ref var list = ref quadsOf[quad.Subject.Value];
            if (list is null)
            {
                list = [];
                Subjects.Add(quad.Subject.Value);
            }
            list.Add(i);
            ref var holder = ref heldBy[quad.Object.Value];
            holder = holder == Nowhere ? i : Often;
        }

        first = Known("http://www.w3.org/1999/02/22-rdf-syntax-ns#first");
        rest = Known("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest");
        isList = new bool[dataset.TermCount + 1];
        FindLists(Known("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"));
    }

    /// <summary>The subjects in order of first appearance.</summary>
    public List<int> Subjects { get; } = [];

    public ReadOnlySpan<int> QuadsOf(int term) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(quadsOf[term]);

    /// <summary>Whether this is a blank node that is the object of exactly one quad.</summary>
    public bool StandsOnce(int term) => IsBlank(term) && heldBy[term] >= 0;

    /// <summary>Whether this is a blank node that is never an object.</summary>
    public bool StandsNowhere(int term) => IsBlank(term) && heldBy[term] == Nowhere;

    /// <summary>Whether parentheses say all that is said of the node and of those after it.</summary>
    public bool IsList(int term) => isList[term];

    public int FirstOf(int node) => ObjectOf(node, first);

    public int RestOf(int node) => ObjectOf(node, rest);

    // From the ends of collections back to their heads, so that every node is looked at once.
    private void FindLists(int nil)
    {
        if (nil == 0)
            return;
        foreach (var quad in dataset.Ids)
        {
            if (quad.Predicate.Value != rest || quad.Object.Value != nil)
                continue;
            for (var node = quad.Subject.Value; IsLink(node) && !isList[node]; )
            {
                isList[node] = true;
                var holder = dataset.Ids[heldBy[node]];
                if (holder.Predicate.Value != rest)
                    break;
                node = holder.Subject.Value;
            }
        }
    }

    private bool IsLink(int node) =>
        StandsOnce(node)
        && QuadsOf(node) is [var a, var b]
        && (Predicate(a), Predicate(b)) is var (p, q)
        && ((p == first && q == rest) || (p == rest && q == first));

    private int Predicate(int quad) => dataset.Ids[quad].Predicate.Value;

    private int ObjectOf(int node, int predicate)
    {
        var quads = QuadsOf(node);
        return dataset.Ids[Predicate(quads[0]) == predicate ? quads[0] : quads[1]].Object.Value;
    }

    private bool IsBlank(int term) => dataset.Terms.KindOf(term) == TermKind.BlankNode;

    private int Known(string iri) => dataset.Find(new Iri(iri)).Value;
}
