using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Expansion;

/// <summary>Expansion (<see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">JSON-LD 1.1 API §5.1</see>).</summary>
internal sealed class Expander
{
    private readonly Run _run;
    private readonly ContextProcessor _contexts;
    private readonly ObjectExpander _objects;

    public Expander(Run run)
    {
        _run = run;
        _contexts = new ContextProcessor(run);
        _objects = new ObjectExpander(run, this, _contexts);
    }

    /// <summary>The expanded document: an array of node objects (<see href="https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-expand">§9.3</see>, expand).</summary>
    public JsonList ExpandDocument(JsonItem? document)
    {
        var expanded = Expand(_run.Contexts.Root(_run), null, document);
        if (expanded is JsonMap { Count: 1 } only && only.TryGet("@graph", out var graph))
            expanded = graph;
        return expanded is null ? new JsonList() : expanded.AsList();
    }

    /// <summary>Steps 1 to 6 of §5.1.2.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="property">The active property.</param>
    /// <param name="element">The value of that property.</param>
    /// <param name="fromMap">Whether the element is a value of an index, id or type map.</param>
    public JsonItem? Expand(ActiveContext active, string? property, JsonItem? element, bool fromMap = false)
    {
        switch (element)
        {
            case null:
                return null;
            case JsonList list:
                return ExpandList(active, property, list, fromMap);
            case JsonMap map:
                _run.CountNode();
                return ExpandMap(active, property, map, fromMap);
            default:
                _run.CountNode();
                return ExpandScalar(active, property, element);
        }
    }

    // 4
    private JsonMap? ExpandScalar(ActiveContext active, string? property, JsonItem element)
    {
        if (property is null or "@graph")
        {
            _run.Lost("a value stands where only nodes mean something");
            return null;
        }
        if (active.Find(property) is { HasContext: true } term)
            active = _contexts.Scoped(active, active, term, ofProperty: true);
        return Value(active, property, element);
    }

    // 5
    private JsonList ExpandList(ActiveContext active, string? property, JsonList list, bool fromMap)
    {
        var result = new JsonList();
        var inList = (active.ContainerOf(property) & Container.List) != 0;
        for (var i = 0; i < list.Count; i++)
        {
            _run.Enter(i);
            var item = Expand(active, property, list.Items[i], fromMap);
            _run.Leave();
            if (inList && item is JsonList inner)
                item = new JsonMap { ["@list"] = inner };
            if (item is JsonList many)
                result.Items.AddRange(many.Items);
            else if (item is not null)
                result.Add(item);
        }
        return result;
    }

    // 7 to 19
    private JsonItem? ExpandMap(ActiveContext active, string? property, JsonMap element, bool fromMap)
    {
        var propertyTerm = active.Find(property);
        var owner = active;
        // 7
        if (active.Previous is { } previous && !fromMap && !KeepsContext(active, element))
            active = previous;
        // 8
        if (propertyTerm is { HasContext: true })
            active = _contexts.Scoped(active, owner, propertyTerm, ofProperty: true);
        // 9
        if (element.TryGet("@context", out var local))
        {
            _run.Enter("@context");
            active = _contexts.Process(active, local, _run.Options.Base);
            _run.Leave();
        }
        // 10 and 11
        var typeScoped = active;
        var (extended, typeKey) = ApplyTypes(active, element);
        active = extended;
        // 12 to 14
        var result = new JsonMap();
        var isJson = typeKey is not null && IsJsonType(active, element[typeKey]);
        _objects.Expand(new NodeScope(active, typeScoped, property, element, result, isJson));
        // 15 to 19
        return Finish(property, result);
    }

    private bool KeepsContext(ActiveContext active, JsonMap element)
    {
        foreach (var key in element.Members.Keys)
        {
            var expanded = active.Expand(_run, key, vocab: true);
            if (expanded == "@value" || (expanded == "@id" && element.Count == 1))
                return true;
        }
        return false;
    }

    /// <summary>The context within the scoped contexts of the element's types, and the first member that stands for <c>@type</c>.</summary>
    private (ActiveContext Active, string? TypeKey) ApplyTypes(ActiveContext active, JsonMap element)
    {
        var typeScoped = active;
        List<string>? typeKeys = null;
        foreach (var key in element.Members.Keys)
        {
            if (active.Expand(_run, key, vocab: true) == "@type")
                (typeKeys ??= []).Add(key);
        }
        if (typeKeys is null)
            return (active, null);
        typeKeys.Sort(StringComparer.Ordinal);
        foreach (var key in typeKeys)
        {
            var types = element[key].Many().OfType<JsonText>().Select(t => t.Value).Order(StringComparer.Ordinal);
            foreach (var type in types)
            {
                if (typeScoped.Find(type) is { HasContext: true } term)
                    active = _contexts.Scoped(active, typeScoped, term, ofProperty: false);
            }
        }
        return (active, typeKeys[0]);
    }

    /// <summary>Whether the input type of step 12 is <c>@json</c>.</summary>
    private bool IsJsonType(ActiveContext active, JsonItem? types) =>
        types.Many() is [.., JsonText last] && active.Expand(_run, last.Value, vocab: true) == "@json";

    // 15 to 19
    private JsonItem? Finish(string? property, JsonMap result)
    {
        JsonItem? finished = result;
        if (result.Has("@value"))
            finished = FinishValue(result);
        else if (result.TryGet("@type", out var type) && type is not JsonList)
            result["@type"] = new JsonList(type);
        else if (result.Has("@list") || result.Has("@set"))
        {
            if (result.Count > (result.Has("@index") ? 2 : 1))
                throw _run.Error(JsonLdErrorCode.InvalidSetOrListObject, "beside @list or @set only @index may stand");
            if (result.TryGet("@set", out var set))
                finished = set;
        }
        if (finished is not JsonMap map)
            return finished;
        if (map.Count == 1 && map.Has("@language"))
        {
            _run.Lost("an object has a language and no value");
            return null;
        }
        if (property is not (null or "@graph"))
            return map;
        if (map.Count == 0 || map.Has("@value") || map.Has("@list") || (map.Count == 1 && map.Has("@id")))
        {
            _run.Lost("an object says nothing about any node");
            return null;
        }
        return map;
    }

    // 15
    private JsonMap? FinishValue(JsonMap result)
    {
        foreach (var key in result.Members.Keys)
        {
            if (key is not ("@value" or "@type" or "@language" or "@direction" or "@index"))
                throw _run.Error(JsonLdErrorCode.InvalidValueObject, "a value object has a member that no value has");
        }
        var hasType = result.TryGet("@type", out var type);
        var hasLanguage = result.Has("@language");
        if (hasType && (hasLanguage || result.Has("@direction")))
            throw _run.Error(JsonLdErrorCode.InvalidValueObject, "a value object has a type and a language or direction");
        if (type is JsonText { Value: "@json" })
            return result;
        var value = result["@value"];
        if (value is null)
        {
            _run.Lost("a value object has the value null");
            return null;
        }
        if (value is not JsonText && hasLanguage)
            throw _run.Error(JsonLdErrorCode.InvalidLanguageTaggedValue, "a value with a language is not text");
        if (hasType && !(type is JsonText text && Iris.IsWellFormed(text.Value)))
            throw _run.Error(JsonLdErrorCode.InvalidTypedValue, "the type of a value is no IRI");
        return result;
    }

    /// <summary>Value expansion (<see href="https://www.w3.org/TR/json-ld11-api/#value-expansion">§5.3</see>).</summary>
    public JsonMap Value(ActiveContext active, string property, JsonItem value)
    {
        var term = active.Find(property);
        if (value is JsonText text && term?.Type is "@id" or "@vocab")
        {
            var id = ((JsonText)value).Value;
            var iri = active.Expand(_run, id, relative: true, vocab: term.Type == "@vocab");
            if (iri is null)
                _run.Lost("an identifier is reserved for a keyword");
            else if (!Iris.IsAbsolute(iri) && !Iris.IsBlank(iri))
                _run.Lost("an identifier is relative");
            return new JsonMap { ["@id"] = iri is null ? null : new JsonText(iri) };
        }
        var result = new JsonMap { ["@value"] = value };
        if (term?.Type is { } type and not ("@id" or "@vocab" or "@none"))
        {
            result["@type"] = new JsonText(type);
        }
        else if (value is JsonText)
        {
            if (active.LanguageOf(property) is { } language)
                result["@language"] = new JsonText(language);
            if (active.DirectionOf(property) is { } direction)
                result["@direction"] = new JsonText(direction);
        }
        return result;
    }
}
