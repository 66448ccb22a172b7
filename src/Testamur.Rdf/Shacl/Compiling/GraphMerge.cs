namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>
/// Several graphs and what they import as one (<see href="https://www.w3.org/TR/shacl/#shapes-graph">SHACL §1.5</see>): each graph
/// once, so that circles end.
/// </summary>
internal sealed class GraphMerge
{
    private readonly DatasetBuilder builder = new(RdfLimits.None);
    private readonly HashSet<string> present = new(StringComparer.Ordinal);
    private readonly Queue<(string Graph, string By)> wanted = new();

    public static Dataset Run(IEnumerable<Dataset> graphs, Func<string, Dataset?>? imports, ShaclLimits limits)
    {
        var merge = new GraphMerge();
        foreach (var graph in graphs)
            merge.Add(graph, "a given graph");
        var imported = 0;
        while (merge.wanted.TryDequeue(out var next))
        {
            if (!merge.present.Add(next.Graph))
                continue;
            if (++imported > limits.MaxImports)
                throw new ShaclLimitException(nameof(ShaclLimits.MaxImports), limits.MaxImports);
            var graph =
                imports?.Invoke(next.Graph)
                ?? throw new ShapesException(next.By, $"The shapes import {next.Graph}, which is not at hand.");
            merge.Add(graph, next.Graph);
        }
        return merge.builder.Build();
    }

    private void Add(Dataset graph, string name)
    {
        var numbers = new TermId[graph.TermCount + 1];
        foreach (var quad in graph.Ids)
        {
            if (!quad.Graph.IsNone || graph.KindOf(quad.Predicate) != TermKind.Iri)
                continue;
            builder.Add(
                Copy(graph, quad.Subject, numbers),
                Copy(graph, quad.Predicate, numbers),
                Copy(graph, quad.Object, numbers)
            );
        }
        var type = graph.Find(new Iri(Sh.Type)).Value;
        var ontology = graph.Find(new Iri(Sh.Ontology)).Value;
        var import = graph.Find(new Iri(Sh.Imports)).Value;
        foreach (var quad in graph.Ids)
        {
            if (!quad.Graph.IsNone)
                continue;
            if (quad.Predicate.Value == type && quad.Object.Value == ontology && graph.KindOf(quad.Subject) == TermKind.Iri)
                present.Add(graph.Value(quad.Subject));
            else if (quad.Predicate.Value == import && graph.KindOf(quad.Object) == TermKind.Iri)
                wanted.Enqueue((graph.Value(quad.Object), name));
        }
    }

    private TermId Copy(Dataset graph, TermId term, TermId[] numbers)
    {
        ref var number = ref numbers[term.Value];
        if (number.IsNone)
            number = graph.KindOf(term) == TermKind.BlankNode ? builder.NewBlankNode() : builder.Term(graph.Term(term));
        return number;
    }
}
