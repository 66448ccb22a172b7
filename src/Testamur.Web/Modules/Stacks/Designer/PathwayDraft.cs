using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Pathways;

namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>The rules of a version as its writers change them.</summary>
internal static class PathwayDraft
{
    /// <summary>A draft that asks for nothing yet.</summary>
    public static PathwayContent New(string id, string home, LangText title, decimal ects) =>
        new(
            title,
            title,
            null,
            false,
            [],
            new JsonObject
            {
                ["id"] = id,
                ["target"] = new JsonObject { ["title"] = title.In("en"), ["ects"] = ects },
                ["home"] = home,
                ["policy"] = new JsonObject { ["split"] = false, ["overlap"] = "ignore" },
                ["root"] = new JsonObject { ["allOf"] = new JsonArray() },
                ["constraints"] = new JsonArray(),
            }.ToJsonString()
        );

    public static JsonObject Read(PathwayVersion version) =>
        JsonNode.Parse(version.Document) as JsonObject ?? throw new InvalidOperationException("A pathway is an object.");

    public static decimal? Ects(JsonObject pathway) =>
        (pathway["target"] as JsonObject)?["ects"] is JsonValue value && value.TryGetValue<decimal>(out var ects) ? ects : null;

    /// <summary>The courses that its rules name, once each and in reading order.</summary>
    public static IReadOnlyList<string> Courses(JsonObject pathway) =>
        [
            .. RuleTree
                .Rules(pathway)
                .Where(rule => !rule.IsGroup)
                .Select(rule => RuleFields.Of(rule).Selector.Spec)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    public static IReadOnlyList<JsonObject> Conditions(JsonObject pathway) =>
        pathway["constraints"] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    /// <summary>The rules for the engine; null when they cannot be read.</summary>
    public static Pathway? TryRules(JsonObject pathway, out StackFormatException? problem)
    {
        problem = null;
        try
        {
            return StackJson.ReadPathway(pathway.ToJsonString());
        }
        catch (StackFormatException found)
        {
            problem = found;
            return null;
        }
    }
}
