using System.Text.Json.Nodes;

namespace Testamur.Cli.VcApi;

/// <summary>Lists of JSON pointers in the options of a request.</summary>
internal static class Pointers
{
    /// <summary>Null when there are none.</summary>
    /// <exception cref="ArgumentException">What is there is no list of text.</exception>
    public static string[]? Of(JsonObject? options, string name)
    {
        if (options is null || !options.TryGetPropertyValue(name, out var node))
            return null;
        if (node is not JsonArray array)
            throw new ArgumentException($"{name} is no list.");
        return
        [
            .. array.Select(item =>
                item is JsonValue value && value.TryGetValue<string>(out var text)
                    ? text
                    : throw new ArgumentException($"{name} holds what is no text.")
            ),
        ];
    }
}
