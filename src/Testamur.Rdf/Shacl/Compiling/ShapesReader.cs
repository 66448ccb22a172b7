using Testamur.Rdf.Shacl.Validating;

namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>Compiles a shapes graph: first what has a target or says that it is a shape, then whatever those refer to.</summary>
internal sealed class ShapesReader
{
    private static readonly string[] ShapeTypes = [Sh.Namespace + "NodeShape", Sh.Namespace + "PropertyShape"];

    private static readonly (string Predicate, TargetKind Kind)[] TargetPredicates =
    [
        (Sh.Namespace + "targetNode", TargetKind.Node),
        (Sh.Namespace + "targetClass", TargetKind.Class),
        (Sh.Namespace + "targetSubjectsOf", TargetKind.SubjectsOf),
        (Sh.Namespace + "targetObjectsOf", TargetKind.ObjectsOf),
    ];

    private readonly ShaclLimits limits;
    private readonly Dictionary<int, Shape> shapes = [];
    private readonly Queue<int> unread = new();

    public ShapesReader(Dataset graph, ShaclLimits limits)
    {
        Graph = new GraphIndex(graph);
        this.limits = limits;
    }

    public GraphIndex Graph { get; }

    public Dataset Dataset => Graph.Dataset;

    public ShapeTerms Terms { get; } = new();

    public ShaclLimits Limits => limits;

    public CompiledShapes Read()
    {
        var starts = ShapeTypes.Select(Number).ToHashSet();
        starts.Remove(0);
        var type = Number(Sh.Type);
        var targets = TargetPredicates.Select(target => Number(target.Predicate)).Where(number => number != 0).ToHashSet();
        foreach (var quad in Dataset.Ids)
        {
            if ((quad.Predicate.Value == type && starts.Contains(quad.Object.Value)) || targets.Contains(quad.Predicate.Value))
                Shape(quad.Subject.Value);
        }
        StartFromClasses(type);
        while (unread.TryDequeue(out var node))
            Fill(shapes[node], node);
        var all = shapes.Values.OrderBy(shape => shape.Number).ToArray();
        Recursion.Mark(all);
        return new CompiledShapes(all, Terms);
    }

    /// <summary>The shape of a node; read later, since shapes may refer to each other.</summary>
    public Shape Shape(int node)
    {
        if (shapes.TryGetValue(node, out var known))
            return known;
        if (shapes.Count == limits.MaxShapes)
            throw new ShaclLimitException(nameof(ShaclLimits.MaxShapes), limits.MaxShapes);
        if (Dataset.Terms.KindOf(node) == TermKind.Literal)
            throw new ShapesException(Text(node), "A shape is an IRI or a blank node.");
        var shape = new Shape(shapes.Count, Term(node));
        shapes.Add(node, shape);
        unread.Enqueue(node);
        return shape;
    }

    /// <summary>The members of a collection.</summary>
    public List<int> List(int list, int shape)
    {
        var members = new List<int>();
        var seen = new HashSet<int>();
        var (first, rest, nil) = (Number(Sh.First), Number(Sh.Rest), Number(Sh.Nil));
        for (var node = list; node != nil; node = Graph.Values(node, rest)[0])
        {
            if (!seen.Add(node) || Graph.Values(node, first).Length != 1 || Graph.Values(node, rest).Length != 1)
                throw new ShapesException(Text(shape), "A list is not well formed.");
            members.Add(Graph.Values(node, first)[0]);
        }
        return members;
    }

    public ReadOnlySpan<int> Values(int node, string predicate) => Graph.Values(node, Number(predicate));

    /// <summary>A term that is compared with those of data. A blank node of the shapes is no node of the data, whatever its label.</summary>
    public int Known(int value, int shape) =>
        Term(value) is BlankNode
            ? throw new ShapesException(Text(shape), "A blank node cannot be compared with nodes of the data.")
            : Terms.Add(Term(value));

    public RdfTerm Term(int id) => Dataset.Terms.Term(id);

    public string Text(int id) => System.Text.Encoding.UTF8.GetString(Dataset.Terms.Token(id));

    /// <summary>A class that has rules is a shape without saying so.</summary>
    private void StartFromClasses(int type)
    {
        var classes = new[] { Sh.Class, Sh.OwlClass }.Select(Number).Where(number => number != 0).ToArray();
        foreach (var quad in Dataset.Ids)
        {
            if (quad.Predicate.Value != type || !classes.Contains(quad.Object.Value))
                continue;
            foreach (var predicate in Graph.PredicatesOf(quad.Subject.Value))
            {
                if (Dataset.Terms.Token(predicate)[1..].StartsWith("http://www.w3.org/ns/shacl#"u8))
                    Shape(quad.Subject.Value);
            }
        }
    }

    private int Number(string iri) => Dataset.Find(new Iri(iri)).Value;

    private void Fill(Shape shape, int node)
    {
        shape.Path = -1;
        ReadPath(shape, node);
        shape.Severity =
            Values(node, Sh.Namespace + "severity") is [var severity, ..] && Term(severity) is Iri { Value: var iri }
                ? iri
                : Sh.Violation;
        shape.Message = Best(Values(node, Sh.Namespace + "message"));
        shape.Deactivated = Values(node, Sh.Namespace + "deactivated") is [var off, ..] && Term(off) is Literal { Value: "true" };
        shape.Name =
            Best(Values(node, Sh.Namespace + "name"))
            ?? (shape.PathIri is { } path ? Sh.LocalName(path) : Best(Values(node, Sh.Label)))
            ?? "";
        shape.Name = shape.Name.Trim();
        foreach (var (predicate, kind) in TargetPredicates)
        {
            foreach (var target in Values(node, predicate))
                shape.Targets.Add(new Target(kind, Known(target, node)));
        }
        // A class that is a shape is its own target (SHACL §2.1.3.3).
        foreach (var type in Values(node, Sh.Type))
        {
            if (shape.Node is Iri && Term(type) is Iri { Value: Sh.Class or Sh.OwlClass })
                shape.Targets.Add(new Target(TargetKind.Class, Terms.Add(shape.Node)));
        }
        new ConstraintReader(this, shape, node).Read();
    }

    private void ReadPath(Shape shape, int node)
    {
        var paths = Values(node, Sh.Namespace + "path");
        if (paths.Length == 0)
            return;
        if (paths.Length > 1)
            throw new ShapesException(Text(node), "A property shape has one sh:path only.");
        if (Term(paths[0]) is not Iri path)
            throw new ShapesException(Text(node), "A path other than the IRI of one property is not supported.");
        shape.Path = Terms.Add(path);
        shape.PathIri = path.Value;
    }

    /// <summary>The English text, else one without language, else any.</summary>
    private string? Best(ReadOnlySpan<int> values)
    {
        (int Rank, string? Text) best = (int.MaxValue, null);
        foreach (var value in values)
        {
            if (Term(value) is not Literal literal)
                continue;
            var rank = literal.Language switch
            {
                null => 1,
                var tag when tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) => 0,
                _ => 2,
            };
            if (rank < best.Rank)
                best = (rank, literal.Value);
        }
        return best.Text;
    }
}
