using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Elm;

/// <summary>The addresses that change from one version of the European Learning Model to the next.</summary>
/// <param name="Name">Version.</param>
/// <param name="Contexts">JSON-LD contexts of a credential, in order.</param>
/// <param name="StatusContext">Context to add when the credential has a status entry; the model's own does not define its terms.</param>
/// <param name="Ontology">Namespace of classes and properties.</param>
/// <param name="SchemaBase">What the addresses of the application profiles' shapes begin with.</param>
public sealed record ElmVersion(
    string Name,
    IReadOnlyList<string> Contexts,
    string StatusContext,
    string Ontology,
    string SchemaBase
)
{
    /// <summary>
    /// ELM 3.2 (https://github.com/european-commission-empl/European-Learning-Model), on the data model 1.1: its context redefines a
    /// protected term of the context of 2.0.
    /// </summary>
    public static ElmVersion V32 { get; } =
        new(
            "3.2",
            ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"],
            "https://www.w3.org/ns/credentials/status/v1",
            "http://data.europa.eu/snb/model/elm/",
            "http://data.europa.eu/snb/model/ap/"
        );

    internal string Schema(ElmProfile profile) => SchemaBase + ElmProfiles.SchemaName(profile);
}

/// <summary>Application profile of a European Digital Credential.</summary>
public enum ElmProfile
{
    /// <summary>Generic: the one for micro-credentials.</summary>
    Generic,

    /// <summary>Accredited: with the accreditation as evidence.</summary>
    Accredited,

    /// <summary>Issued by mandate: with the statement of the mandate.</summary>
    IssuedByMandate,

    /// <summary>Converted: with the original document embedded.</summary>
    Converted,

    /// <summary>Diploma supplement.</summary>
    DiplomaSupplement,
}

internal static class ElmProfiles
{
    public static string SchemaName(ElmProfile profile) =>
        profile switch
        {
            ElmProfile.Accredited => "edc-accredited",
            ElmProfile.IssuedByMandate => "edc-issued-by-mandate",
            ElmProfile.Converted => "edc-converted",
            ElmProfile.DiplomaSupplement => "edc-diploma-supplement",
            _ => "edc-generic-full",
        };

    /// <summary>Code in the list of credential types.</summary>
    public static string Code(ElmProfile profile) =>
        profile switch
        {
            ElmProfile.Accredited => "accredited",
            ElmProfile.IssuedByMandate => "issued-by-mandate",
            ElmProfile.Converted => "converted",
            ElmProfile.DiplomaSupplement => "diploma-supplement",
            _ => "generic",
        };
}

/// <summary>What an ELM document needs besides the award.</summary>
public sealed record ElmOptions
{
    /// <summary>Version; 3.2.</summary>
    public ElmVersion Version { get; init; } = ElmVersion.V32;

    /// <summary>Application profile.</summary>
    public ElmProfile Profile { get; init; }

    /// <summary>Statement of the mandate, for <see cref="ElmProfile.IssuedByMandate"/>.</summary>
    public string? MandateStatement { get; init; }

    /// <summary>The original document, for <see cref="ElmProfile.Converted"/>.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }

    /// <summary>The picture shown for the credential, a PNG; a neutral one when empty.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }
}

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
