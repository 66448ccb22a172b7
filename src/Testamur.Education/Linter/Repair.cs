using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>One operation of a JSON Patch (https://www.rfc-editor.org/rfc/rfc6902#section-4).</summary>
/// <param name="Op"><c>add</c>, <c>replace</c> or <c>remove</c>.</param>
/// <param name="Path">JSON Pointer of the member or element.</param>
/// <param name="Value">The new value; null for <c>remove</c>.</param>
public sealed record PatchOperation(string Op, string Path, JsonNode? Value = null);

/// <summary>A change of the specification that makes a finding go away.</summary>
/// <param name="Text">What the change does, in English.</param>
/// <param name="Patch">The change, as operations on the specification's JSON.</param>
/// <param name="Code">Key of the text in the message tables: stable.</param>
/// <param name="Arguments">Arguments of the text, for another language.</param>
public sealed record Repair(string Text, IReadOnlyList<PatchOperation> Patch, string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>The specification with the change made.</summary>
    /// <exception cref="JsonException">The change does not fit this specification, which is another than the one that was looked at.</exception>
    public Specification Apply(Specification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        JsonNode document = JsonNode.Parse(SpecificationJson.Write(specification))!; // it was just written
        foreach (var operation in Patch)
            Change(document, operation);
        return SpecificationJson.Read(document.ToJsonString());
    }

    private static void Change(JsonNode document, PatchOperation operation)
    {
        var parts = JsonPlace.Parts(operation.Path);
        if (parts.Length == 0)
            throw Lost(operation);
        var parent = parts[..^1].Aggregate((JsonNode?)document, Step) ?? throw Lost(operation);
        var (last, value) = (parts[^1], operation.Value?.DeepClone());
        switch (parent, operation.Op)
        {
            case (JsonObject holder, "remove"):
                if (!holder.Remove(last))
                    throw Lost(operation);
                break;
            case (JsonObject holder, _):
                holder[last] = value;
                break;
            case (JsonArray list, "add") when last == "-":
                list.Add(value);
                break;
            case (JsonArray list, "remove") when At(list, last) is { } at:
                list.RemoveAt(at);
                break;
            case (JsonArray list, "replace") when At(list, last) is { } at:
                list[at] = value;
                break;
            default:
                throw Lost(operation);
        }
    }

    private static JsonNode? Step(JsonNode? node, string part) =>
        node switch
        {
            JsonObject holder => holder[part],
            JsonArray list when At(list, part) is { } at => list[at],
            _ => null,
        };

    private static int? At(JsonArray list, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count ? at : null;

    private static JsonException Lost(PatchOperation operation) => new($"There is no {operation.Path} to {operation.Op}.");
}

/// <summary>A repair as a rule names it; its text comes from the tables.</summary>
internal sealed record Fix(string Code, PatchOperation[] Patch, params object?[] Arguments)
{
    public static Fix Set(string code, string path, JsonNode? value, params object?[] arguments) =>
        new(code, [new("add", path, value)], arguments);

    public static Fix Remove(string code, string path, params object?[] arguments) => new(code, [new("remove", path)], arguments);

    /// <summary>Adds to a list, which is absent from the JSON while it is empty.</summary>
    public static Fix Append(string code, string list, int count, JsonNode value, params object?[] arguments) =>
        new(code, [count == 0 ? new("add", list, new JsonArray(value)) : new("add", $"{list}/-", value)], arguments);
}
