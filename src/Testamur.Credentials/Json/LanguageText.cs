using System.Text.Json.Nodes;

namespace Testamur.Credentials.Json;

/// <summary>Text that may be plain, an object with <c>@value</c>, or a map of languages, each with one text or several.</summary>
internal static class LanguageText
{
    /// <summary>One text: the English one where there is one, else the first.</summary>
    public static string? Of(JsonNode? node)
    {
        if (node is JsonObject map && map.ContainsKey("en"))
            return All(map["en"]).FirstOrDefault() ?? All(node).FirstOrDefault();
        return All(node).FirstOrDefault();
    }

    /// <summary>All texts, in whatever language.</summary>
    public static IEnumerable<string> All(JsonNode? node) =>
        node switch
        {
            JsonValue value => value.AsText() is { } text ? [text] : [],
            JsonArray list => list.SelectMany(All),
            JsonObject literal when literal.ContainsKey("@value") => All(literal["@value"]),
            JsonObject map => map.SelectMany(entry => All(entry.Value)),
            _ => [],
        };
}
