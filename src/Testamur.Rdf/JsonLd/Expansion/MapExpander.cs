using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Expansion;

/// <summary>Language, index, id, type and graph maps: steps 13.7 and 13.8 of <see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">§5.1.2</see>.</summary>
internal sealed class MapExpander(Run run, Expander expander, ContextProcessor contexts)
{
    // 13.7
    public JsonList ExpandLanguages(ActiveContext active, string key, JsonMap map)
    {
        var result = new JsonList();
        var direction = active.DirectionOf(key);
        foreach (var (language, values) in map.Members)
        {
            run.Enter(language);
            var none = active.Expand(run, language, vocab: true) == "@none";
            if (!none && !LanguageTags.IsWellFormed(language))
                run.Lost("a key of a language map is no well-formed language tag");
            foreach (var item in values.Many())
            {
                if (item is null)
                    continue;
                if (item is not JsonText)
                    throw run.Error(JsonLdErrorCode.InvalidLanguageMapValue, "a value of a language map is not text");
                run.CountNode();
                var value = new JsonMap { ["@value"] = item };
                if (!none)
                    value["@language"] = new JsonText(language);
                if (direction is not null)
                    value["@direction"] = new JsonText(direction);
                result.Add(value);
            }
            run.Leave();
        }
        return result;
    }

    // 13.8
    public JsonList ExpandIndexes(ActiveContext active, string key, TermDefinition term, JsonMap map)
    {
        var result = new JsonList();
        foreach (var (index, value) in map.Members)
        {
            run.Enter(index);
            var expandedIndex = active.Expand(run, index, vocab: true);
            var items = expander.Expand(MapContext(active, term, index), key, value.AsList(), fromMap: true);
            foreach (var item in items.Many())
            {
                var placed = item;
                if (term.Is(Container.Graph) && !item.IsGraphObject())
                    placed = run.Graph(item);
                if (placed is JsonMap one)
                    Place(active, term, index, expandedIndex, one);
                result.Add(placed);
            }
            run.Leave();
        }
        return result;
    }

    // 13.8.3.1 to 13.8.3.3
    private ActiveContext MapContext(ActiveContext active, TermDefinition term, string index)
    {
        if (!term.Is(Container.Id | Container.Type))
            return active;
        var context = active.Previous ?? active;
        return term.Is(Container.Type) && context.Find(index) is { HasContext: true } type
            ? contexts.Scoped(context, context, type, ofProperty: false)
            : context;
    }

    // 13.8.3.7
    private void Place(ActiveContext active, TermDefinition term, string index, string? expandedIndex, JsonMap item)
    {
        var none = expandedIndex == "@none";
        if (term.Is(Container.Index) && term.Index is not (null or "@index") && !none)
        {
            var property = active.Expand(run, term.Index, vocab: true)!; // checked when the term was defined
            var values = new JsonList(expander.Value(active, term.Index, new JsonText(index)));
            values.Items.AddRange(item.TryGet(property, out var existing) ? existing.Many() : []);
            item[property] = values;
            if (item.Has("@value") && item.Count > 1)
                throw run.Error(JsonLdErrorCode.InvalidValueObject, "a property index on a value");
        }
        else if (term.Is(Container.Index) && !item.Has("@index") && !none)
            item["@index"] = new JsonText(index);
        else if (term.Is(Container.Id) && !item.Has("@id") && !none)
        {
            if (active.Expand(run, index, relative: true) is { } id)
            {
                if (!Iris.IsAbsolute(id) && !Iris.IsBlank(id))
                    run.Lost("an identifier is relative");
                item["@id"] = new JsonText(id);
            }
            else
                run.Lost("an identifier is reserved for a keyword");
        }
        else if (term.Is(Container.Type) && !none)
        {
            if (expandedIndex is null || (!Iris.IsAbsolute(expandedIndex) && !Iris.IsBlank(expandedIndex)))
                run.Lost($"the type {index} means nothing here");
            var types = new JsonList(expandedIndex is null ? null : new JsonText(expandedIndex));
            types.Items.AddRange(item.TryGet("@type", out var existing) ? existing.Many() : []);
            item["@type"] = types;
        }
    }
}
