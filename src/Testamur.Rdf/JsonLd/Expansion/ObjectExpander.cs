using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Expansion;

/// <summary>The members of an object: steps 13 and 14 of <see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">§5.1.2</see>.</summary>
internal sealed class ObjectExpander(Run run, Expander expander, ContextProcessor contexts)
{
    private readonly KeywordExpander _keywords = new(run, expander);
    private readonly MapExpander _maps = new(run, expander, contexts);

    public void Expand(NodeScope scope)
    {
        List<string>? nests = null;
        foreach (var (key, value) in scope.Element.Members)
        {
            if (key == "@context")
                continue;
            run.Enter(key);
            var expanded = scope.Active.Expand(run, key, vocab: true);
            if (expanded == "@nest")
                (nests ??= []).Add(key);
            else if (Keywords.IsKeyword(expanded))
                _keywords.Expand(scope, key, expanded, value);
            else if (expanded is null || !expanded.Contains(':', StringComparison.Ordinal))
                run.Lost($"the property {key} means nothing here");
            else
                ExpandProperty(scope, key, expanded, value);
            run.Leave();
        }
        foreach (var key in nests ?? [])
            ExpandNest(scope, key);
    }

    // 13.5 to 13.14
    private void ExpandProperty(NodeScope scope, string key, string property, JsonItem? value)
    {
        var term = scope.Active.Find(key);
        var container = term?.Container ?? Container.None;
        var map = value as JsonMap;
        JsonItem? expanded;
        if (term?.Type == "@json")
            expanded = new JsonMap { ["@value"] = value, ["@type"] = new JsonText("@json") };
        else if (map is not null && (container & Container.Language) != 0)
            expanded = _maps.ExpandLanguages(scope.Active, key, map);
        else if (map is not null && (container & (Container.Index | Container.Type | Container.Id)) != 0)
            expanded = _maps.ExpandIndexes(scope.Active, key, term!, map); // only a term has a container
        else
            expanded = expander.Expand(scope.Active, key, value);
        if (expanded is null)
            return; // null means nothing, also in safe mode; anything else that got lost was noticed where it was
        if ((container & Container.List) != 0 && !expanded.IsListObject())
            expanded = new JsonMap { ["@list"] = expanded.AsList() };
        if ((container & Container.Graph) != 0 && (container & (Container.Id | Container.Index)) == 0)
            expanded = new JsonList(expanded.Many().Select(run.Graph));
        if (term is { IsReverse: true })
            AddReverse(scope.Result, property, expanded);
        else
            scope.Result.AddValue(property, expanded);
    }

    // 13.13
    private void AddReverse(JsonMap result, string property, JsonItem expanded)
    {
        if (result["@reverse"] is not JsonMap reverse)
            result["@reverse"] = reverse = new JsonMap();
        foreach (var item in expanded.Many())
        {
            if (item.IsValueObject() || item.IsListObject())
                throw run.Error(
                    JsonLdErrorCode.InvalidReversePropertyValue,
                    "a value or list is no subject of a reverse property"
                );
            reverse.AddValue(property, item);
        }
    }

    // 14
    private void ExpandNest(NodeScope scope, string key)
    {
        run.Enter(key);
        var active = scope.Active;
        if (active.Find(key) is { HasContext: true } term)
            active = contexts.Scoped(active, active, term, ofProperty: true);
        foreach (var nested in scope.Element[key].Many())
        {
            if (nested is not JsonMap map || map.Members.Keys.Any(k => active.Expand(run, k, vocab: true) == "@value"))
                throw run.Error(JsonLdErrorCode.InvalidNestValue, "the value of @nest is no object of members");
            run.CountNode();
            Expand(scope with { Active = active, Element = map });
        }
        run.Leave();
    }
}
