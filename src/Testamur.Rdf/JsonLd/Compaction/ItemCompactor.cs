using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Compaction;

/// <summary>The values of one property: steps 12.7 and 12.8 of <see href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithm">§6.1.2</see>.</summary>
internal sealed class ItemCompactor(Run run, Compactor compactor, IriCompactor iris)
{
    public void Compact(CompactionScope scope, string property, JsonItem? values)
    {
        var active = scope.Active;
        var reverse = scope.Property == "@reverse";
        var items = values.Many();
        if (items.Count == 0)
        {
            var name = iris.Compact(active, property, values, vocab: true, reverse: reverse);
            Target(active, scope.Result, name).AddValue(name, new JsonList());
        }
        foreach (var item in items)
        {
            var name = iris.Compact(active, property, item, vocab: true, reverse: reverse);
            var target = Target(active, scope.Result, name);
            var container = active.ContainerOf(name);
            var asArray = (container & Container.Set) != 0 || name is "@graph" or "@list" || !run.Options.CompactArrays;
            var inner =
                item.IsListObject() ? ((JsonMap)item)["@list"]
                : item.IsGraphObject() ? ((JsonMap)item)["@graph"]
                : item;
            var compacted = compactor.Compact(active, name, inner);
            if (item.IsListObject())
                AddList(active, target, name, (JsonMap)item, compacted, container, asArray);
            else if (item.IsGraphObject())
                AddGraph(active, target, name, (JsonMap)item, compacted, container, asArray);
            else if (
                (container & (Container.Language | Container.Index | Container.Id | Container.Type)) != 0
                && (container & Container.Graph) == 0
            )
                AddToMap(active, target, name, (JsonMap)item!, compacted, container, asArray); // an expanded item is a map
            else
                target.AddValue(name, compacted, asArray);
        }
    }

    /// <summary>The object that the property goes into: the result, or an object nested there.</summary>
    private JsonMap Target(ActiveContext active, JsonMap result, string name)
    {
        if (active.Find(name)?.Nest is not { } nest)
            return result;
        if (nest != "@nest" && active.Expand(run, nest, vocab: true) != "@nest")
            throw run.Error(JsonLdErrorCode.InvalidNestValue, $"the term {name} nests in {nest}, which is no @nest");
        if (result[nest] is not JsonMap target)
            result[nest] = target = new JsonMap();
        return target;
    }

    // 12.8.9
    private void AddList(
        ActiveContext active,
        JsonMap target,
        string name,
        JsonMap item,
        JsonItem? compacted,
        Container container,
        bool asArray
    )
    {
        var list = compacted is null ? new JsonList() : compacted.AsList();
        if ((container & Container.List) != 0)
        {
            // One list of a list container after another: only their being within a list keeps them apart.
            if (target.Has(name))
                target.AddValue(name, list);
            else
                target[name] = list;
            return;
        }
        var wrapped = new JsonMap { [iris.Keyword(active, "@list")] = list };
        if (item.TryGet("@index", out var index))
            wrapped[iris.Keyword(active, "@index")] = index;
        target.AddValue(name, wrapped, asArray);
    }

    // 12.8.10
    private void AddGraph(
        ActiveContext active,
        JsonMap target,
        string name,
        JsonMap item,
        JsonItem? compacted,
        Container container,
        bool asArray
    )
    {
        var isGraph = (container & Container.Graph) != 0;
        if (isGraph && (container & Container.Id) != 0)
        {
            var key = item.Text("@id") is { } id ? iris.Compact(active, id) : iris.Keyword(active, "@none");
            MapIn(target, name).AddValue(key, compacted, asArray);
        }
        else if (isGraph && (container & Container.Index) != 0 && item.IsSimpleGraphObject())
            MapIn(target, name).AddValue(item.Text("@index") ?? iris.Keyword(active, "@none"), compacted, asArray);
        else if (isGraph && item.IsSimpleGraphObject())
        {
            if (compacted is JsonList { Count: > 1 })
                compacted = new JsonMap { [iris.Keyword(active, "@included")] = compacted };
            target.AddValue(name, compacted, asArray);
        }
        else
        {
            var wrapped = new JsonMap
            {
                [iris.Keyword(active, "@graph")] =
                    !run.Options.CompactArrays && compacted is not JsonList ? new JsonList(compacted) : compacted,
            };
            if (item.Text("@id") is { } id)
                wrapped[iris.Keyword(active, "@id")] = new JsonText(iris.Compact(active, id));
            if (item.TryGet("@index", out var index))
                wrapped[iris.Keyword(active, "@index")] = index;
            target.AddValue(name, wrapped, asArray);
        }
    }

    // 12.8.11
    private void AddToMap(
        ActiveContext active,
        JsonMap target,
        string name,
        JsonMap item,
        JsonItem? compacted,
        Container container,
        bool asArray
    )
    {
        string? key = null;
        if ((container & Container.Language) != 0)
        {
            if (item.TryGet("@value", out var value))
                compacted = value;
            key = item.Text("@language");
        }
        else if ((container & Container.Index) != 0)
        {
            if (active.Find(name)?.Index is not { } property || property == "@index")
                key = item.Text("@index");
            else
                key = TakeFirst(
                    compacted,
                    iris.Compact(active, active.Expand(run, property, vocab: true) ?? property, vocab: true)
                );
        }
        else if ((container & Container.Id) != 0)
            key = TakeFirst(compacted, iris.Keyword(active, "@id"));
        else
        {
            key = TakeFirst(compacted, iris.Keyword(active, "@type"));
            if (compacted is JsonMap { Count: 1 } only && item.Text("@id") is { } id)
            {
                if (active.Expand(run, only.Members.Keys.First(), vocab: true) == "@id")
                    compacted = compactor.Compact(active, name, new JsonMap { ["@id"] = new JsonText(id) });
            }
        }
        MapIn(target, name).AddValue(key ?? iris.Keyword(active, "@none"), compacted, asArray);
    }

    /// <summary>Takes the first value of a member away to be the key; null when that is no text.</summary>
    private static string? TakeFirst(JsonItem? compacted, string member)
    {
        if (compacted is not JsonMap map || !map.TryGet(member, out var values) || values.Many() is not [JsonText first, ..] many)
            return null;
        var rest = many.Skip(1).ToList();
        if (rest.Count == 0)
            map.Remove(member);
        else
            map[member] = rest.Count == 1 ? rest[0] : new JsonList(rest);
        return first.Value;
    }

    private static JsonMap MapIn(JsonMap target, string name)
    {
        if (target[name] is not JsonMap map)
            target[name] = map = new JsonMap();
        return map;
    }
}
