namespace Testamur.Rdf.JsonLd.Json;

/// <summary>JSON equality: members in any order, arrays in order, numbers by value.</summary>
internal sealed class JsonItemComparer : IEqualityComparer<JsonItem?>
{
    public static readonly JsonItemComparer Instance = new();

    public bool Equals(JsonItem? x, JsonItem? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        return (x, y) switch
        {
            (JsonText a, JsonText b) => a.Value == b.Value,
            (JsonNumber a, JsonNumber b) => a.Value.Equals(b.Value),
            (JsonFlag a, JsonFlag b) => a.Value == b.Value,
            (JsonList a, JsonList b) => a.Count == b.Count && a.Items.SequenceEqual(b.Items, this),
            (JsonMap a, JsonMap b) => a.Count == b.Count
                && a.Members.All(m => b.TryGet(m.Key, out var other) && Equals(m.Value, other)),
            _ => false,
        };
    }

    public int GetHashCode(JsonItem? obj) =>
        obj switch
        {
            JsonText text => text.Value.GetHashCode(StringComparison.Ordinal),
            JsonNumber number => number.Value.GetHashCode(),
            JsonFlag flag => flag.Value ? 1 : 2,
            JsonList list => list.Items.Aggregate(list.Count, (hash, item) => HashCode.Combine(hash, GetHashCode(item))),
            // Without regard to order.
            JsonMap map => map.Members.Aggregate(
                map.Count,
                (hash, m) => hash ^ HashCode.Combine(m.Key.GetHashCode(StringComparison.Ordinal), GetHashCode(m.Value))
            ),
            _ => 0,
        };
}
