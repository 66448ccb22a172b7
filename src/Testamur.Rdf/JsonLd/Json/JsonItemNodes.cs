using System.Text.Json.Nodes;

namespace Testamur.Rdf.JsonLd.Json;

/// <summary>Between the algorithms' values and those of System.Text.Json.</summary>
internal static class JsonItemNodes
{
    private const double MaxSafeInteger = 9_007_199_254_740_991;

    public static JsonNode? ToNode(this JsonItem? item) =>
        item switch
        {
            JsonText text => JsonValue.Create(text.Value),
            JsonNumber number => Number(number.Value),
            JsonFlag flag => JsonValue.Create(flag.Value),
            JsonList list => new JsonArray([.. list.Items.Select(ToNode)]),
            JsonMap map => new JsonObject(map.Members.Select(m => KeyValuePair.Create(m.Key, m.Value.ToNode()))),
            _ => null,
        };

    private static JsonValue Number(double value) =>
        Math.Truncate(value) == value && Math.Abs(value) <= MaxSafeInteger && !(value == 0 && double.IsNegative(value))
            ? JsonValue.Create((long)value)
            : JsonValue.Create(value);
}
