using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Education.Awards;

namespace Testamur.Education.Recognition.Reading;

/// <summary>The words under members that no reader took.</summary>
internal static class FurtherStatements
{
    public const int Most = 1000;
    private const int LongestText = 4000;

    /// <summary>Members that identify, describe or picture something, and say nothing that a person would read.</summary>
    private static readonly HashSet<string> Mute = new(StringComparer.Ordinal)
    {
        "id",
        "@id",
        "type",
        "@type",
        "@context",
        "inScheme",
        "notation",
        "proof",
        "image",
        "logo",
        "contentEncoding",
        "contentType",
        "credentialSchema",
        "individualDisplay",
    };

    public static IReadOnlyList<FurtherStatement> Of(JsonObject root, IReadOnlyList<AwardFinding> findings)
    {
        var statements = new List<FurtherStatement>();
        foreach (var finding in findings)
            if (finding.Kind == AwardFindingKind.NotRead && Find(root, finding.Path) is { } node && !UnderMute(finding.Path))
                Add(node, finding.Path, Name(finding.Path), statements);
        return [.. statements.DistinctBy(statement => statement.Path)];
    }

    /// <summary>Everything under a node.</summary>
    public static IEnumerable<FurtherStatement> All(JsonNode node, string name)
    {
        var statements = new List<FurtherStatement>();
        Add(node, OpenDocument.Pointer(node), name, statements);
        return statements;
    }

    private static void Add(JsonNode node, string path, string name, List<FurtherStatement> statements)
    {
        if (statements.Count >= Most)
            return;
        switch (node)
        {
            case JsonArray many:
                for (var at = 0; at < many.Count; at++)
                    if (many[at] is { } item)
                        Add(item, $"{path}/{at.ToString(null, null)}", name, statements);
                break;
            case JsonObject one:
                // A concept or an identifier is told by its words; one without any by what names it.
                if (one.ContainsKey("inScheme") && !one.ContainsKey("prefLabel") && one["id"] is { } id)
                    Add(id, path + "/id", name, statements);
                foreach (var (member, value) in one)
                    if (value is not null && (!Mute.Contains(member) || (member == "notation" && !one.ContainsKey("prefLabel"))))
                        Add(value, $"{path}/{Escaped(member)}", IsLanguage(member, one) ? name : member, statements);
                break;
            case JsonValue when node.GetValueKind() is not JsonValueKind.Null && Text(node) is { Length: > 0 } text:
                if (!IsPicture(text))
                    statements.Add(new(path, name, text.Length > LongestText ? text[..LongestText] + "…" : text));
                break;
        }
    }

    private static string Text(JsonNode node) => DocumentNode.TextOf(node) ?? node.ToJsonString();

    // Base64 of a picture or file: long and without any space.
    private static bool IsPicture(string text) =>
        text.StartsWith("data:", StringComparison.Ordinal)
        || (text.Length > 300 && !text.Contains(' ', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal));

    private static bool IsLanguage(string member, JsonObject map) =>
        member.Length is 2 or 3 or 5 && map.All(pair => pair.Key.Length is 2 or 3 or 5 && pair.Value is JsonValue or JsonArray);

    private static bool UnderMute(string path) =>
        path.Split('/').Any(step => step != "id" && step != "notation" && Mute.Contains(step));

    private static string Name(string path) =>
        path.Split('/').LastOrDefault(step => step.Length > 0 && !char.IsAsciiDigit(step[0])) ?? "";

    private static string Escaped(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (var step in path.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = at switch
            {
                JsonArray many => int.TryParse(name, out var index) && index < many.Count ? many[index] : null,
                JsonObject one => one[name],
                _ => null,
            };
        }
        return at;
    }
}
