using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>
/// A pathway as a file: the words people read, the credential it leads to, and the rules in the form of a stacking document. What is
/// exported is what can be imported. An unknown member is refused: passing over a rule would change who gets a certificate.
/// </summary>
internal sealed partial record PathwayFile
{
    /// <summary>More than any pathway of people needs.</summary>
    public const int MostBytes = 512 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 200,
    };

    private static readonly JsonSerializerOptions Text = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public required LangText Title { get; init; }

    public required LangText Summary { get; init; }

    public string? Awards { get; init; }

    public bool Exclusive { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];

    public required JsonElement Pathway { get; init; }

    /// <returns>The rules and what surrounds them, or what is wrong and where.</returns>
    public static Result<(Pathway Rules, PathwayContent Content)> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            return StacksProblems.PathwayTooLarge();
        PathwayFile file;
        Pathway rules;
        try
        {
            file = JsonSerializer.Deserialize<PathwayFile>(utf8.Span, Strict) ?? throw new JsonException();
            rules = StackJson.ReadPathway(file.Pathway.GetRawText());
        }
        catch (JsonException problem)
        {
            return StacksProblems.PathwayUnreadable(
                $"Line {(problem.LineNumber ?? 0) + 1}: what stands at {Shown(problem.Path ?? "$")} is not what is expected there."
            );
        }
        catch (StackFormatException problem)
        {
            return StacksProblems.PathwayUnreadable(problem.Message);
        }

        if (rules.Id.Length > StoredPathway.LongestId || !Name().IsMatch(rules.Id))
            return StacksProblems.PathwayUnreadable("Its id may hold lower-case letters, digits and hyphens only, at most 100.");
        if (rules.Target.Ects is null)
            return StacksProblems.PathwayUnreadable("Its target must say how many ECTS the certificate has.");
        var content = new PathwayContent(
            file.Title,
            file.Summary,
            string.IsNullOrWhiteSpace(file.Awards) ? null : file.Awards.Trim(),
            file.Exclusive,
            [.. file.Sources.Select(source => source.Trim())],
            StackJson.Write(rules with { Version = null })
        );
        return Flaw(content) is { } flaw ? flaw : (rules, content);
    }

    /// <summary>What is wrong with the words around the rules.</summary>
    public static Problem? Flaw(PathwayContent content)
    {
        if (!Fits(content.Title) || !Fits(content.Summary))
            return StacksProblems.PathwayTexts();
        if (content.Awards is { } awards && (awards.Length > PathwayVersion.LongestAddress || !IsAddress(awards)))
            return StacksProblems.PathwayUnreadable("What it awards must be the address of a specification.");
        if (content.Sources.Count > PathwayVersion.MostSources)
            return StacksProblems.PathwayUnreadable($"At most {PathwayVersion.MostSources} sources are kept.");
        return content.Sources.All(source => source.Length <= PathwayVersion.LongestAddress && IsWeb(source))
            ? null
            : StacksProblems.PathwayUnreadable("A source must be a web address.");
    }

    /// <summary>The file of a version, with the number of the version in its rules.</summary>
    public static string Write(PathwayVersion version)
    {
        var pathway = JsonNode.Parse(version.Document);
        if (pathway is JsonObject rules)
            rules["version"] = PathwayVersion.Name(version.Number);
        var file = new JsonObject
        {
            ["title"] = JsonSerializer.SerializeToNode(version.Title),
            ["summary"] = JsonSerializer.SerializeToNode(version.Summary),
            ["awards"] = version.Awards,
            ["exclusive"] = version.Exclusive,
            ["sources"] = new JsonArray([.. version.SourceList().Select(source => JsonValue.Create(source))]),
            ["pathway"] = pathway,
        };
        return file.ToJsonString(Text);
    }

    public static bool IsId(string id) => id.Length <= StoredPathway.LongestId && Name().IsMatch(id);

    // Stored as JSON, where a letter outside ASCII takes six characters.
    private static bool Fits(LangText? text) =>
        text is { IsBlank: false }
        && JsonSerializer.Serialize(text, JsonSerializerOptions.Web).Length <= PathwayVersion.LongestText;

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile;

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static string Shown(string path) => path.Length <= 80 ? path : path[..80] + "…";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
