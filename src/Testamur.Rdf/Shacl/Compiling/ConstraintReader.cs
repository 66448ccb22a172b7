using System.Collections.Frozen;
using System.Globalization;
using Testamur.Rdf.Shacl.Constraints;
using Testamur.Rdf.Shacl.Values;

namespace Testamur.Rdf.Shacl.Compiling;

/// <summary>Reads the rules of one shape.</summary>
internal sealed class ConstraintReader(ShapesReader reader, Shape shape, int node)
{
    // Terms of SHACL that say something about a shape without being a rule of their own.
    private static readonly FrozenSet<string> Other = new[]
    {
        "path",
        "targetNode",
        "targetClass",
        "targetSubjectsOf",
        "targetObjectsOf",
        "severity",
        "message",
        "deactivated",
        "name",
        "description",
        "order",
        "group",
        "defaultValue",
        "flags",
        "ignoredProperties",
        // The misspelling of nodeKind in EDC-generic-no-cv of ELM 3.2.
        "nodekind",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly List<Constraint> constraints = [];
    private readonly List<Shape> properties = [];

    public void Read()
    {
        var predicates = reader.Graph.PredicatesOf(node);
        var objects = reader.Graph.ObjectsOf(node);
        for (var i = 0; i < predicates.Length; i++)
        {
            var predicate = ((Iri)reader.Term(predicates[i])).Value; // the graph is not generalized
            if (predicate.StartsWith(Sh.Namespace, StringComparison.Ordinal))
                Read(predicate[Sh.Namespace.Length..], objects[i]);
        }
        shape.Constraints = [.. constraints];
        shape.Properties = [.. properties];
    }

    private void Read(string name, int value)
    {
        switch (name)
        {
            case "property":
                if (reader.Values(value, Sh.Namespace + "path").Length == 0)
                    throw Wrong("The value of sh:property has no sh:path.");
                properties.Add(reader.Shape(value));
                break;
            case "class":
                Add(new ClassConstraint(Known(value), Sh.LocalName(Iri(name, value))));
                break;
            case "datatype":
                Add(new DatatypeConstraint(Iri(name, value)));
                break;
            case "nodeKind":
                Add(new NodeKindConstraint(NodeKind(Iri(name, value))));
                break;
            case "minCount":
                OfProperty(name);
                if (Count(name, value) is > 0 and var least)
                    Add(new MinCountConstraint(least));
                break;
            case "maxCount":
                OfProperty(name);
                Add(new MaxCountConstraint(Count(name, value)));
                break;
            case "uniqueLang":
                OfProperty(name);
                if (Flag(name, value))
                    Add(new UniqueLangConstraint());
                break;
            case "minInclusive" or "minExclusive" or "maxInclusive" or "maxExclusive":
                Add(Bound(name, value));
                break;
            case "minLength":
                Add(new LengthConstraint(Count(name, value), int.MaxValue));
                break;
            case "maxLength":
                Add(new LengthConstraint(0, Count(name, value)));
                break;
            case "pattern":
                var flags = reader.Values(node, Sh.Namespace + "flags") is [var given, ..] ? Text("flags", given) : "";
                Add(PatternReader.Read(Text(name, value), flags, reader.Limits, reader.Text(node)));
                break;
            case "languageIn":
                Add(new LanguageInConstraint([.. reader.List(value, node).Select(item => Text(name, item))]));
                break;
            case "equals":
                Add(new EqualsConstraint(Known(value), Sh.LocalName(Iri(name, value))));
                break;
            case "disjoint":
                Add(new DisjointConstraint(Known(value), Sh.LocalName(Iri(name, value))));
                break;
            case "lessThan" or "lessThanOrEquals":
                OfProperty(name);
                Add(new LessThanConstraint(Capital(name), Known(value), Sh.LocalName(Iri(name, value))));
                break;
            case "hasValue":
                Add(new HasValueConstraint(Known(value), reader.Text(value)));
                break;
            case "in":
                Add(new InConstraint(reader.List(value, node).Select(Known).ToFrozenSet()));
                break;
            case "closed":
                if (Flag(name, value))
                    Add(new ClosedConstraint(Allowed()));
                break;
            case "node":
                Add(new NodeConstraint(reader.Shape(value)));
                break;
            case "not":
                Add(new NotConstraint(reader.Shape(value)));
                break;
            case "and":
                Add(new AndConstraint(Shapes(value)));
                break;
            case "or":
                Add(new OrConstraint(Shapes(value)));
                break;
            case "xone":
                Add(new XoneConstraint(Shapes(value)));
                break;
            default:
                if (!Other.Contains(name))
                    throw Wrong($"sh:{name} is not supported.");
                break;
        }
    }

    private void Add(Constraint constraint) => constraints.Add(constraint);

    private Shape[] Shapes(int list) => [.. reader.List(list, node).Select(reader.Shape)];

    private int Known(int value) => reader.Known(value, node);

    /// <summary>The properties of a closed shape: the paths of its own property shapes, and those it is told to ignore.</summary>
    private FrozenSet<int> Allowed()
    {
        var allowed = new HashSet<int>();
        foreach (var property in reader.Values(node, Sh.Namespace + "property"))
        {
            foreach (var path in reader.Values(property, Sh.Namespace + "path"))
                allowed.Add(Known(path));
        }
        foreach (var list in reader.Values(node, Sh.Namespace + "ignoredProperties"))
            allowed.UnionWith(reader.List(list, node).Select(Known));
        return allowed.ToFrozenSet();
    }

    private BoundConstraint Bound(string name, int value) =>
        OrderedValue.Read(reader.Dataset.Terms, value) is { } bound
            ? new BoundConstraint(Capital(name), bound, ((Literal)reader.Term(value)).Value) // only literals have an order
            : throw Wrong($"The value of sh:{name} is not a number, text or time that can be compared.");

    private void OfProperty(string name)
    {
        if (shape.Path < 0)
            throw Wrong($"sh:{name} needs a shape with sh:path.");
    }

    private string NodeKind(string iri) =>
        NodeKindConstraint.Kinds.FirstOrDefault(kind => iri == Sh.Namespace + kind) ?? throw Wrong($"{iri} is no kind of node.");

    private string Iri(string name, int value) =>
        reader.Term(value) is Iri { Value: var iri } ? iri : throw Wrong($"The value of sh:{name} is not an IRI.");

    private string Text(string name, int value) =>
        reader.Term(value) is Literal { Value: var text } ? text : throw Wrong($"The value of sh:{name} is not a text.");

    private int Count(string name, int value) =>
        reader.Term(value) is Literal { Value: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Wrong($"The value of sh:{name} is not a whole number.");

    private bool Flag(string name, int value) =>
        reader.Term(value) is Literal { Value: "true" or "false" or "1" or "0" } flag
            ? flag.Value is "true" or "1"
            : throw Wrong($"The value of sh:{name} is neither true nor false.");

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private ShapesException Wrong(string problem) => new(reader.Text(node), problem);
}
