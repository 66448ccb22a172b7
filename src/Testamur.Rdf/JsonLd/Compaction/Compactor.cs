using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>Compaction (<see href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithm">JSON-LD 1.1 API §6.1</see>).</summary>
internal sealed class Compactor
{
    private readonly Run _run;
    private readonly IriCompactor _iris;
    private readonly ValueCompactor _values;
    private readonly ContextProcessor _contexts;
    private readonly ItemCompactor _items;

    public Compactor(Run run)
    {
        _run = run;
        _iris = new IriCompactor(run);
        _values = new ValueCompactor(_iris);
        _contexts = new ContextProcessor(run);
        _items = new ItemCompactor(run, this, _iris);
    }

    /// <summary>The compacted document with its context (<see href="https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-compact">§9.3</see>, compact).</summary>
    public JsonMap CompactDocument(JsonList expanded, JsonItem? context)
    {
        if (context is JsonMap map && map.TryGet("@context", out var inner))
            context = inner;
        // The context to expand with says nothing about the target; without one, contexts that were read before serve again.
        var start = _run.Options.ExpandContext.IsEmpty ? _run.Contexts.Root(_run) : new ActiveContext(_run.Options.Base);
        var active = _contexts.Process(start, context, _run.Options.Base);
        var compacted = Compact(active, null, expanded);
        var result = compacted switch
        {
            JsonMap one => one,
            JsonList { Count: 0 } or null => new JsonMap(),
            _ => new JsonMap { [_iris.Keyword(active, "@graph")] = compacted.AsList() },
        };
        if (context is null or JsonMap { Count: 0 } or JsonList { Count: 0 })
            return result;
        var document = new JsonMap { ["@context"] = context };
        foreach (var (name, value) in result.Members)
            document[name] = value;
        return document;
    }

    public JsonItem? Compact(ActiveContext active, string? property, JsonItem? element) =>
        element switch
        {
            JsonList list => CompactList(active, property, list),
            JsonMap map => CompactMap(active, property, map),
            _ => element,
        };

    // 3
    private JsonItem? CompactList(ActiveContext active, string? property, JsonList list)
    {
        var result = new JsonList();
        foreach (var item in list.Items)
        {
            if (Compact(active, property, item) is { } compacted)
                result.Add(compacted);
        }
        var keep =
            result.Count != 1
            || !_run.Options.CompactArrays
            || property is "@graph" or "@set"
            || (active.ContainerOf(property) & (Container.List | Container.Set)) != 0;
        return keep ? result : result.Items[0];
    }

    // 4 to 12
    private JsonItem? CompactMap(ActiveContext active, string? property, JsonMap element)
    {
        _run.CountNode();
        var typeScoped = active;
        // 5
        if (active.Previous is { } previous && !element.Has("@value") && !(element.Count == 1 && element.Has("@id")))
            active = previous;
        // 6
        if (typeScoped.Find(property) is { HasContext: true } term)
            active = _contexts.Scoped(active, typeScoped, term, ofProperty: true);
        // 7
        if (_values.Compact(active, property, element) is { } value)
            return value.Value;
        // 8
        if (element.IsListObject() && (active.ContainerOf(property) & Container.List) != 0)
            return Compact(active, property, element["@list"]);
        // 11
        active = ApplyTypes(active, typeScoped, element);
        // 12
        var scope = new CompactionScope(active, typeScoped, property, new JsonMap());
        foreach (var (name, item) in element.Members)
            CompactMember(scope, name, item);
        return scope.Result;
    }

    private ActiveContext ApplyTypes(ActiveContext active, ActiveContext typeScoped, JsonMap element)
    {
        if (!element.Has("@type"))
            return active;
        var reverted = active;
        var types = element["@type"]
            .Many()
            .OfType<JsonText>()
            .Select(t => _iris.Compact(reverted, t.Value, vocab: true))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var type in types)
        {
            if (typeScoped.Find(type) is { HasContext: true } term)
                active = _contexts.Scoped(active, typeScoped, term, ofProperty: false);
        }
        return active;
    }

    private void CompactMember(CompactionScope scope, string name, JsonItem? value)
    {
        var (active, typeScoped, property, result) = scope;
        switch (name)
        {
            case "@id":
                result[_iris.Keyword(active, "@id")] = value is JsonText id
                    ? new JsonText(_iris.Compact(active, id.Value))
                    : value;
                break;
            case "@type":
                CompactTypes(active, typeScoped, result, value);
                break;
            case "@reverse":
                CompactReverse(active, result, value);
                break;
            case "@index" when (active.ContainerOf(property) & Container.Index) != 0:
                break;
            case "@direction" or "@index" or "@language" or "@value":
                result[_iris.Keyword(active, name)] = value;
                break;
            default:
                _items.Compact(scope, name, value);
                break;
        }
    }

    // 12.2
    private void CompactTypes(ActiveContext active, ActiveContext typeScoped, JsonMap result, JsonItem? value)
    {
        var types = value
            .Many()
            .Select(t => t is JsonText text ? new JsonText(_iris.Compact(typeScoped, text.Value, vocab: true)) : t)
            .ToList();
        var alias = _iris.Keyword(active, "@type");
        var asArray = (!_run.Is10 && (active.ContainerOf(alias) & Container.Set) != 0) || !_run.Options.CompactArrays;
        if (types.Count == 1 && !asArray)
            result.AddValue(alias, types[0], asArray: false);
        else
            result.AddValue(alias, new JsonList(types));
    }

    // 12.3
    private void CompactReverse(ActiveContext active, JsonMap result, JsonItem? value)
    {
        if (Compact(active, "@reverse", value) is not JsonMap compacted)
            return;
        foreach (var (name, item) in compacted.Members.ToArray())
        {
            if (active.Find(name) is not { IsReverse: true } term)
                continue;
            result.AddValue(name, item, term.Is(Container.Set) || !_run.Options.CompactArrays);
            compacted.Remove(name);
        }
        if (compacted.Count > 0)
            result[_iris.Keyword(active, "@reverse")] = compacted;
    }
}

/// <summary>What step 12 of compaction works with; the names are those of <see cref="Expansion.NodeScope"/>.</summary>
internal readonly record struct CompactionScope(ActiveContext Active, ActiveContext TypeScoped, string? Property, JsonMap Result);
