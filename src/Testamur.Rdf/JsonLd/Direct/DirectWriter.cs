using System.Text;
using System.Text.Json;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>
/// Quads straight from the bytes of a document, without the expanded document in between: what credentials consist of, done at the
/// speed of reading them. Everything rare, wrong or lossy makes it give up, and then
/// <see cref="Expansion.Expander"/> and <see cref="Quads.RdfWriter"/> do the work; they define what is right, and a test holds this
/// class to them on every vector.
/// </summary>
internal sealed class DirectWriter : IDisposable
{
    private readonly Run _run;
    private readonly JsonTape _tape;
    private readonly DatasetBuilder _quads;
    private readonly ContextProcessor _contexts;
    private readonly DirectNames _names;
    private readonly DirectValues _values;
    private readonly MemberStack _members;
    private readonly TermId _type;

    private DirectWriter(Run run, JsonTape tape, DatasetBuilder quads)
    {
        _run = run;
        _tape = tape;
        _quads = quads;
        _contexts = new ContextProcessor(run);
        _names = new DirectNames(run, quads);
        _values = new DirectValues(run, tape, quads, _names);
        _members = new MemberStack(tape, _names);
        _type = quads.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
    }

    /// <summary>Writes the quads of the document; false when it gave up, and then some may have been written.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> utf8, Run run, DatasetBuilder quads)
    {
        if (run.Is10 || JsonTape.TryRead(utf8, run.Options.Limits) is not { } tape)
            return false;
        using var writer = new DirectWriter(run, tape, quads);
        try
        {
            return writer.Document();
        }
        catch (JsonLdException)
        {
            return false; // the algorithms of the specification say what is wrong, and where
        }
        catch (RdfLimitException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
    }

    public void Dispose() => _tape.Dispose();

    private bool Document()
    {
        var root = _run.Contexts.Root(_run);
        if (_tape[0].Type == JsonTokenType.StartObject)
            return Object(0, root, null, default, out _);
        if (_tape[0].Type != JsonTokenType.StartArray)
            return false;
        for (var item = 1; item < _tape[0].Next; item = _tape[item].Next)
        {
            if (_tape[item].Type != JsonTokenType.StartObject || !Object(item, root, null, default, out _))
                return false;
        }
        return true;
    }

    /// <summary>One node or value object: steps 7 to 11 of <see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">§5.1.2</see>.</summary>
    /// <param name="token">Its opening bracket.</param>
    /// <param name="active">The context of the property.</param>
    /// <param name="property">The property it is a value of; null for a node of the document itself.</param>
    /// <param name="graph">The graph it is described in.</param>
    /// <param name="id">The node, or the literal.</param>
    private bool Object(int token, ActiveContext active, CompiledTerm? property, TermId graph, out TermId id)
    {
        id = default;
        _run.CountNode();
        var first = _members.Count;
        if (!_members.Push(token))
            return false;
        var end = _members.Count;
        var owner = active;
        // 7
        if (active.Previous is { } previous && !_members.KeepContext(active, first, end))
            active = previous;
        // 8
        if (property?.Definition is { HasContext: true } definition)
            active = _contexts.Scoped(active, owner, definition, ofProperty: true);
        // 9
        for (var i = first; i < end; i++)
        {
            if (_members[i].IsContext)
                active = _contexts.Process(active, _values.Subtree(_members[i].Value), _run.Options.Base);
        }
        // 10 and 11
        var typeScoped = active;
        if (
            !_members.TryFindTypes(active, first, end, out var types)
            || (types >= 0 && !ApplyTypes(_members[types].Value, ref active))
        )
            return false;
        if (!_members.Resolve(active, !ReferenceEquals(active, typeScoped), first, end))
            return false;
        var members = _members.From(first, end);
        var done = DirectValues.IsValueObject(members)
            ? property is not null && _values.ValueObject(members, typeScoped, out id)
            : Node(first, end, active, typeScoped, property is null || property.Container >= Container.Graph, graph, out id);
        _members.Drop(first);
        return done;
    }

    // 11
    private bool ApplyTypes(int value, ref ActiveContext active)
    {
        if (_tape[value].Type == JsonTokenType.String)
        {
            if (_tape[value].Length > DirectNames.MaxTermLength)
                return false;
            if (_names.Find(active, _tape.Text(value))?.Definition is { HasContext: true } only)
                active = _contexts.Scoped(active, active, only, ofProperty: false);
            return true;
        }
        if (_tape[value].Type != JsonTokenType.StartArray)
            return false;
        var typeScoped = active;
        var scoped = new List<(string Type, TermDefinition Term)>();
        for (var item = value + 1; item < _tape[value].Next; item = _tape[item].Next)
        {
            if (_tape[item].Type != JsonTokenType.String || _tape[item].Length > DirectNames.MaxTermLength)
                return false;
            var type = _tape.Text(item);
            if (_names.Find(active, type)?.Definition is { HasContext: true } term)
                scoped.Add((Encoding.UTF8.GetString(type), term));
        }
        if (scoped.Count > 1)
            scoped.Sort((a, b) => string.CompareOrdinal(a.Type, b.Type));
        foreach (var (_, term) in scoped)
            active = _contexts.Scoped(active, typeScoped, term, ofProperty: false);
        return true;
    }

    /// <summary>What the members say about a node.</summary>
    private bool Node(
        int first,
        int end,
        ActiveContext active,
        ActiveContext typeScoped,
        bool mustSay,
        TermId graph,
        out TermId id
    )
    {
        id = default;
        for (var i = first; i < end; i++)
        {
            if (_members[i].Term?.Use != TermUse.Id)
                continue;
            var value = _members[i].Value;
            if (!id.IsNone || _tape[value].Type != JsonTokenType.String)
                return false;
            if (!_names.TryResource(active, _tape.Text(value), vocab: false, out id))
                return false;
        }
        if (id.IsNone)
            id = _quads.NewBlankNode();
        var says = false;
        for (var i = first; i < end; i++)
        {
            if (_members[i].Term is not { } term || term.Use == TermUse.Id)
                continue;
            var done = term.Use switch
            {
                TermUse.Property => Property(term, _members[i], active, id, graph),
                TermUse.Type => Types(_members[i].Value, typeScoped, id, graph),
                _ => false, // @language without @value
            };
            if (!done)
                return false;
            says |= _tape[_members[i].Value].Type != JsonTokenType.Null;
        }
        // A node of a graph that says nothing is dropped or refused.
        return says || !mustSay;
    }

    private bool Types(int value, ActiveContext typeScoped, TermId subject, TermId graph)
    {
        var isArray = _tape[value].Type == JsonTokenType.StartArray;
        for (var item = isArray ? value + 1 : value; item < _tape[value].Next; item = _tape[item].Next)
        {
            if (_tape[item].Type != JsonTokenType.String)
                return false;
            if (!_names.TryResource(typeScoped, _tape.Text(item), vocab: true, out var type))
                return false;
            Add(subject, _type, type, graph);
        }
        return true;
    }

    /// <summary>The values of one property: steps 13.5 to 13.14.</summary>
    private bool Property(CompiledTerm term, Member member, ActiveContext active, TermId subject, TermId graph)
    {
        var value = member.Value;
        var type = _tape[value].Type;
        if (type == JsonTokenType.Null && term.Text != TextUse.Json)
            return true;
        if ((term.Container & (Container.Index | Container.Id | Container.Type)) != 0 && type == JsonTokenType.StartObject)
            return false;
        var predicate = _names.Iri(term);
        if (term.Text == TextUse.Json)
        {
            if ((term.Container & ~Container.Set) != 0)
                return false;
            Add(subject, predicate, _values.Json(value), graph);
            return true;
        }
        if ((term.Container & Container.Language) != 0 && type == JsonTokenType.StartObject)
            return LanguageMap(term, value, active, subject, predicate, graph);
        if ((term.Container & Container.List) != 0)
            return List(term, member, active, subject, predicate, graph);
        if (type != JsonTokenType.StartArray)
            return Item(term, member.Name, value, active, subject, predicate, graph);
        for (var item = value + 1; item < _tape[value].Next; item = _tape[item].Next)
        {
            if (_tape[item].Type == JsonTokenType.Null)
                continue;
            if (!Item(term, member.Name, item, active, subject, predicate, graph))
                return false;
        }
        return true;
    }

    private bool Item(
        CompiledTerm term,
        int name,
        int value,
        ActiveContext active,
        TermId subject,
        TermId predicate,
        TermId graph
    )
    {
        if ((term.Container & Container.Graph) == 0)
        {
            if (!Value(term, name, value, active, graph, out var @object))
                return false;
            Add(subject, predicate, @object, graph);
            return true;
        }
        // 13.12; keyed graphs have other containers too
        if (term.Container is not (Container.Graph or (Container.Graph | Container.Set)))
            return false;
        if (_tape[value].Type != JsonTokenType.StartObject)
            return false;
        var inner = _quads.NewBlankNode();
        Add(subject, predicate, inner, graph);
        return Object(value, active, term, inner, out var described) && !_values.IsLiteral(described);
    }

    private bool Value(CompiledTerm term, int name, int value, ActiveContext active, TermId graph, out TermId id)
    {
        id = default;
        return _tape[value].Type switch
        {
            JsonTokenType.StartObject => Object(value, active, term, graph, out id),
            JsonTokenType.StartArray => false,
            _ => Scalar(term, name, value, active, out id),
        };
    }

    private bool Scalar(CompiledTerm term, int name, int value, ActiveContext active, out TermId id)
    {
        _run.CountNode();
        if (term.Definition is { HasContext: true } definition)
        {
            // 4.2: what the name stands for in its own context decides.
            active = _contexts.Scoped(active, active, definition, ofProperty: true);
            term = _names.Lookup(active, _tape.Raw(name));
        }
        return _values.Scalar(term, value, active, out id);
    }

    private bool List(CompiledTerm term, Member member, ActiveContext active, TermId subject, TermId predicate, TermId graph)
    {
        var value = member.Value;
        if (_tape[value].Type != JsonTokenType.StartArray)
            return false;
        var previous = default(TermId);
        for (var item = value + 1; item < _tape[value].Next; item = _tape[item].Next)
        {
            if (_tape[item].Type == JsonTokenType.Null)
                continue;
            var node = _quads.NewBlankNode();
            if (previous.IsNone)
                Add(subject, predicate, node, graph);
            else
                Add(previous, _values.Rest, node, graph);
            if (!Value(term, member.Name, item, active, graph, out var @object))
                return false;
            Add(node, _values.First, @object, graph);
            previous = node;
        }
        if (previous.IsNone)
            Add(subject, predicate, _values.Nil, graph);
        else
            Add(previous, _values.Rest, _values.Nil, graph);
        return true;
    }

    // 13.7
    private bool LanguageMap(CompiledTerm term, int map, ActiveContext active, TermId subject, TermId predicate, TermId graph)
    {
        var first = _members.Count;
        if (active.Direction is not null || term.Definition is { HasDirection: true } || !_members.Push(map))
            return false;
        for (var i = first; i < _members.Count; i++)
        {
            var language = _tape.Raw(_members[i].Name);
            // A term may be an alias of @none; id, the tag of Indonesian, is none.
            if (_names.Find(active, language)?.Use is TermUse.Keyword or TermUse.Other)
                return false;
            var value = _members[i].Value;
            var isArray = _tape[value].Type == JsonTokenType.StartArray;
            for (var item = isArray ? value + 1 : value; item < _tape[value].Next; item = _tape[item].Next)
            {
                if (_tape[item].Type == JsonTokenType.Null)
                    continue;
                _run.CountNode();
                if (_tape[item].Type != JsonTokenType.String || !_values.InLanguage(item, language, out var literal))
                    return false;
                Add(subject, predicate, literal, graph);
            }
        }
        _members.Drop(first);
        return true;
    }

    private void Add(TermId subject, TermId predicate, TermId @object, TermId graph) =>
        _quads.Add(subject, predicate, @object, graph);
}
