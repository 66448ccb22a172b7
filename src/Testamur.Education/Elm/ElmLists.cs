using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>Lists of ELM documents: those of <see cref="Vocabulary"/> and those that only these documents name.</summary>
internal static class ElmLists
{
    public const string EscoSkills = "http://data.europa.eu/esco/concept-scheme/skills";

    private static readonly Dictionary<string, Vocabulary> Own = Load();
    private static readonly Dictionary<string, Dictionary<string, Term>> ByUri = Own.Concat(
            Vocabulary.Names.Select(name => KeyValuePair.Create(name, Vocabulary.Get(name)))
        )
        .ToDictionary(
            pair => pair.Key,
            pair =>
                pair.Value.Terms.GroupBy(term => term.Uri, StringComparer.Ordinal)
                    .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    public static Vocabulary Get(string name) => Own.TryGetValue(name, out var list) ? list : Vocabulary.Get(name);

    public static Term? FindUri(string name, string? uri) => uri is null ? null : ByUri[name].GetValueOrDefault(uri);

    /// <summary>The concept of a national level, when the list of frameworks has it.</summary>
    public static Term? NationalLevel(NationalLevel level)
    {
        var (start, end) = ($"{level.Country}: ", $" Level {level.Level}");
        return Get("qdr")
            .Terms.FirstOrDefault(term =>
                term.Labels.In("en") is var label
                && label.StartsWith(start, StringComparison.Ordinal)
                && label.EndsWith(end, StringComparison.Ordinal)
            );
    }

    /// <summary>A national level as the list of frameworks writes it.</summary>
    public static string Label(NationalLevel level) => $"{level.Country}: {level.Framework} Level {level.Level}";

    /// <summary>Reads such a label; null for any other text.</summary>
    public static NationalLevel? ReadLabel(string? label, int eqf)
    {
        if (
            label is not { Length: > 4 }
            || label[2] != ':'
            || !char.IsAsciiLetterUpper(label[0])
            || !char.IsAsciiLetterUpper(label[1])
        )
            return null;
        var at = label.LastIndexOf(" Level ", StringComparison.Ordinal);
        return at > 4 ? new(label[..2], label[4..at], label[(at + 7)..], eqf) : null;
    }

    private static Dictionary<string, Vocabulary> Load()
    {
        using var stream = Resources.Open("elm-lists.json");
        // The file is part of this assembly, and a test reads it.
        return System.Text.Json.JsonSerializer.Deserialize(stream, DataJsonContext.Default.VocabulariesFile)!.Vocabularies;
    }
}
