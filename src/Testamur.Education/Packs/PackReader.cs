using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Education.Packs;

/// <summary>Reads a pack file and lays it over the one it extends, member by member.</summary>
internal static class PackReader
{
    private const int MostLayers = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Members that belong to one file and are never inherited.</summary>
    private static readonly string[] Own = ["$schema", "id", "version", "title", "about", "extends", "jurisdiction"];

    public static Pack Read(string json)
    {
        var file = Parse(json);
        Named(file);
        var whole = Layered(file, 1);
        var pack =
            JsonSerializer.Deserialize(whole, DataJsonContext.Default.Pack) ?? throw new JsonException("A pack is an object.");
        PackChecks.Check(pack);
        return pack;
    }

    private static JsonObject Layered(JsonObject file, int depth)
    {
        var whole = new JsonObject();
        if (file["extends"] is { } extends)
        {
            var parent = extends.GetValueKind() == JsonValueKind.String ? extends.GetValue<string>() : "";
            if (depth == MostLayers)
                throw new JsonException($"More than {MostLayers} packs extend one another.");
            var json = Packs.Source(parent) ?? throw new JsonException($"The pack extends '{parent}', which is not known.");
            foreach (var (name, value) in Layered(Parse(json), depth + 1))
                if (!Own.Contains(name, StringComparer.Ordinal))
                    whole[name] = value?.DeepClone();
        }
        foreach (var (name, value) in file)
            if (name != "$schema")
                whole[name] = value?.DeepClone();
        return whole;
    }

    private static void Named(JsonObject file)
    {
        foreach (var name in new[] { "id", "version", "title", "about" })
            if (!file.ContainsKey(name))
                throw new JsonException($"The pack has no member '{name}'.");
    }

    private static JsonObject Parse(string json) =>
        JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new JsonException("A pack is an object.");
}
