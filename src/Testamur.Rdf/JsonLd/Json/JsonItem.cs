using System.Diagnostics.CodeAnalysis;

namespace Testamur.Rdf.JsonLd.Json;

/// <summary>A JSON value as the algorithms see it; JSON null is the null reference. Items may be shared by several parents.</summary>
internal abstract class JsonItem;

internal sealed class JsonText(string value) : JsonItem
{
    public string Value { get; } = value;
}

/// <summary>A number. All numbers are doubles, as in the internal representation of JSON-LD.</summary>
internal sealed class JsonNumber(double value) : JsonItem
{
    public double Value { get; } = value;
}

internal sealed class JsonFlag : JsonItem
{
    public static readonly JsonFlag True = new(true);
    public static readonly JsonFlag False = new(false);

    private JsonFlag(bool value) => Value = value;

    public bool Value { get; }
}

internal sealed class JsonList : JsonItem
{
    public JsonList() => Items = [];

    public JsonList(JsonItem? only) => Items = [only];

    public JsonList(IEnumerable<JsonItem?> items) => Items = [.. items];

    public List<JsonItem?> Items { get; }

    public int Count => Items.Count;

    public void Add(JsonItem? item) => Items.Add(item);
}

/// <summary>An object whose members keep their order.</summary>
internal sealed class JsonMap : JsonItem
{
    private readonly OrderedDictionary<string, JsonItem?> _members = new(StringComparer.Ordinal);

    public int Count => _members.Count;

    public OrderedDictionary<string, JsonItem?> Members => _members;

    /// <summary>The member's value; null when it is absent or JSON null.</summary>
    public JsonItem? this[string name]
    {
        get => _members.GetValueOrDefault(name);
        set => _members[name] = value;
    }

    public bool Has(string name) => _members.ContainsKey(name);

    public bool TryGet(string name, out JsonItem? value) => _members.TryGetValue(name, out value);

    public bool TryAdd(string name, JsonItem? value) => _members.TryAdd(name, value);

    public bool Remove(string name) => _members.Remove(name);

    /// <summary>The text of the member; null when it is absent or no text.</summary>
    public string? Text(string name) => (this[name] as JsonText)?.Value;
}

internal static class JsonItems
{
    public static bool IsScalar([NotNullWhen(true)] this JsonItem? item) => item is JsonText or JsonNumber or JsonFlag;

    /// <summary>The elements of an array; anything else is one element.</summary>
    public static IReadOnlyList<JsonItem?> Many(this JsonItem? item) => item is JsonList list ? list.Items : [item];

    public static JsonList AsList(this JsonItem? item) => item as JsonList ?? new JsonList(item);

    /// <summary>
    /// The "add value" of the specification (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-add-value">§2.4</see>): the member
    /// becomes an array when it is to be one or has more than one value.
    /// </summary>
    public static void AddValue(this JsonMap map, string name, JsonItem? value, bool asArray = true)
    {
        if (asArray && (!map.TryGet(name, out var first) || first is not JsonList))
            map[name] = map.Has(name) ? new JsonList(first) : new JsonList();
        if (value is JsonList many)
        {
            foreach (var one in many.Items.ToArray())
                map.AddValue(name, one, asArray);
            return;
        }
        if (!map.TryGet(name, out var existing))
        {
            map[name] = value;
            return;
        }
        if (existing is not JsonList list)
            map[name] = list = new JsonList(existing);
        list.Add(value);
    }

    public static bool IsValueObject([NotNullWhen(true)] this JsonItem? item) => item is JsonMap map && map.Has("@value");

    public static bool IsListObject([NotNullWhen(true)] this JsonItem? item) => item is JsonMap map && map.Has("@list");

    /// <summary>A map with <c>@graph</c> and nothing beside it but <c>@id</c> and <c>@index</c>.</summary>
    public static bool IsGraphObject([NotNullWhen(true)] this JsonItem? item) =>
        item is JsonMap map && map.Has("@graph") && map.Members.Keys.All(k => k is "@graph" or "@id" or "@index");

    public static bool IsSimpleGraphObject([NotNullWhen(true)] this JsonItem? item) =>
        item.IsGraphObject() && !((JsonMap)item).Has("@id");

    /// <summary>A map that is no value, list or set object.</summary>
    public static bool IsNodeObject([NotNullWhen(true)] this JsonItem? item) =>
        item is JsonMap map && !map.Has("@value") && !map.Has("@list") && !map.Has("@set");
}
