using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Quads;

/// <summary>
/// Deserialization to RDF (<see href="https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm">JSON-LD 1.1 API
/// §8.1</see>) of an expanded document. A dataset is a set of quads, so writing the quads of each node object where it stands gives
/// what node map generation (<see href="https://www.w3.org/TR/json-ld11-api/#node-map-generation">§7.2</see>) gives by merging
/// node objects first; only its check of <c>@index</c> has to be made here.
/// </summary>
internal sealed class RdfWriter
{
    private readonly Run _run;
    private readonly DatasetBuilder _quads;
    private readonly LiteralWriter _literals;
    private readonly Dictionary<string, TermId> _blankNodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(TermId Graph, string Id), JsonItem?> _indexes = [];
    private readonly TermId _type;
    private readonly TermId _first;
    private readonly TermId _rest;
    private readonly TermId _nil;

    public RdfWriter(Run run, DatasetBuilder quads)
    {
        _run = run;
        _quads = quads;
        _literals = new LiteralWriter(run, quads, Add);
        _type = quads.Iri(RdfNames.Type);
        _first = quads.Iri(RdfNames.First);
        _rest = quads.Iri(RdfNames.Rest);
        _nil = quads.Iri(RdfNames.Nil);
    }

    public void Write(JsonList expanded)
    {
        foreach (var item in expanded.Items)
            Node((JsonMap)item!, default); // an expanded document has only node objects
    }

    /// <summary>Writes what the node object says; the number of the node, or none when nothing can be said about it.</summary>
    private TermId Node(JsonMap node, TermId graph)
    {
        var id = node.Text("@id");
        // An @id that stood for nothing leaves the node without a name that anything could refer to.
        var subject =
            id is not null ? Resource(id, "the identifier")
            : node.Has("@id") ? default
            : _quads.NewBlankNode();
        if (id is not null && node.TryGet("@index", out var index) && !_indexes.TryAdd((graph, id), index))
        {
            if (!JsonItemComparer.Instance.Equals(_indexes[(graph, id)], index))
                throw _run.Error(JsonLdErrorCode.ConflictingIndexes, $"the node {id} has two values of @index");
        }
        foreach (var (property, values) in node.Members)
        {
            switch (property)
            {
                case "@type":
                    foreach (var type in values.Many())
                        Add(subject, _type, Resource((type as JsonText)?.Value, "the type"), graph);
                    break;
                case "@graph":
                    Graph(values, subject);
                    break;
                case "@included":
                    foreach (var item in values.Many())
                        Node((JsonMap)item!, graph); // checked by expansion
                    break;
                case "@reverse":
                    Reverse((JsonMap)values!, subject, graph); // made by expansion
                    break;
                case ['@', ..]:
                    break;
                default:
                    Property(property, values, subject, graph);
                    break;
            }
        }
        return subject;
    }

    private void Graph(JsonItem? nodes, TermId name)
    {
        if (name.IsNone)
            return;
        foreach (var item in nodes.Many())
        {
            if (item is JsonMap node && item.IsNodeObject())
                Node(node, name);
            else
                _run.Lost("a graph holds something that is no node");
        }
    }

    private void Reverse(JsonMap properties, TermId @object, TermId graph)
    {
        foreach (var (property, nodes) in properties.Members)
        {
            var predicate = Predicate(property);
            foreach (var item in nodes.Many())
                Add(Node((JsonMap)item!, graph), predicate, @object, graph); // checked by expansion
        }
    }

    private void Property(string property, JsonItem? values, TermId subject, TermId graph)
    {
        var predicate = Predicate(property);
        foreach (var item in values.Many())
            Add(subject, predicate, Object(item, graph), graph);
    }

    /// <summary>Object to RDF conversion (<see href="https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion">§8.2</see>).</summary>
    private TermId Object(JsonItem? item, TermId graph)
    {
        if (item is not JsonMap map)
            return default;
        if (map.TryGet("@value", out var value))
            return _literals.Literal(map, value, graph);
        return map.TryGet("@list", out var list) ? List(list.Many(), graph) : Node(map, graph);
    }

    /// <summary>List to RDF conversion (<see href="https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion">§8.3</see>).</summary>
    private TermId List(IReadOnlyList<JsonItem?> items, TermId graph)
    {
        if (items.Count == 0)
            return _nil;
        var head = _quads.NewBlankNode();
        var node = head;
        for (var i = 0; i < items.Count; i++)
        {
            Add(node, _first, Object(items[i], graph), graph);
            var next = i == items.Count - 1 ? _nil : _quads.NewBlankNode();
            Add(node, _rest, next, graph);
            node = next;
        }
        return head;
    }

    private TermId Predicate(string property)
    {
        if (Iris.IsBlank(property) && !_run.Options.GeneralizedRdf)
        {
            _run.Lost("a property is a blank node");
            return default;
        }
        return Resource(property, "the property");
    }

    private TermId Resource(string? id, string what)
    {
        if (id is not null && Iris.IsBlank(id))
        {
            if (!_blankNodes.TryGetValue(id, out var node))
                _blankNodes[id] = node = _quads.NewBlankNode();
            return node;
        }
        if (id is not null && Iris.IsWellFormed(id))
            return _quads.Iri(id);
        _run.Lost($"{what} {id} is no IRI");
        return default;
    }

    /// <summary>Adds the quad unless a part of it has no meaning in RDF.</summary>
    private void Add(TermId subject, TermId predicate, TermId @object, TermId graph)
    {
        if (subject.IsNone || predicate.IsNone || @object.IsNone)
            return;
        _quads.Add(subject, predicate, @object, graph);
    }
}
