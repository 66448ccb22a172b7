using System.Text.Json.Nodes;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>Whether two documents say the same: arrays in any order, except the values of <c>@list</c>.</summary>
public static class JsonLdEquality
{
    public static bool Same(JsonNode? expected, JsonNode? actual, bool isList)
    {
        switch (expected, actual)
        {
            case (null, null):
                return true;
            case (JsonObject a, JsonObject b):
                return a.Count == b.Count
                    && a.All(m => b.TryGetPropertyValue(m.Key, out var other) && Same(m.Value, other, m.Key == "@list"));
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                if (isList)
                    return a.Zip(b).All(p => Same(p.First, p.Second, isList: false));
                var rest = b.ToList();
                foreach (var item in a)
                {
                    var match = rest.FindIndex(o => Same(item, o, isList: false));
                    if (match < 0)
                        return false;
                    rest.RemoveAt(match);
                }
                return true;
            case (JsonValue, JsonValue):
                return JsonNode.DeepEquals(expected, actual);
            default:
                return false;
        }
    }
}
