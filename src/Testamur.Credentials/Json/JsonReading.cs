using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Credentials.Json;

/// <summary>Reading of open documents, where any member may have any shape: a wrong shape reads as absent.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonObject value, string name) =>
        value.TryGetPropertyValue(name, out var node) ? node.AsText() : null;

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.TryGetValue<string>(out var text)
            ? text
            : null;

    public static JsonObject? Object(this JsonObject value, string name) =>
        value.TryGetPropertyValue(name, out var node) ? node as JsonObject : null;

    /// <summary>A number written without fraction and exponent.</summary>
    public static long? WholeNumber(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number)
            ? number
            : null;

    /// <summary>A member that may be one value or an array of them; nothing when absent.</summary>
    public static IReadOnlyList<JsonNode?> Many(this JsonObject value, string name) =>
        !value.TryGetPropertyValue(name, out var node) ? []
        : node is JsonArray array ? [.. array]
        : [node];

    /// <summary>The texts among <see cref="Many"/>.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject value, string name) =>
        [.. value.Many(name).Select(AsText).OfType<string>()];

    /// <summary>The identifier of a node that is either the identifier or an object with <c>id</c>.</summary>
    public static string? IdOf(JsonNode? node) => node is JsonObject value ? value.Text("id") : node.AsText();
}
