using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Elm;

/// <summary>A version of the European Learning Model, as data.</summary>
/// <param name="Version">Its number, such as 3.2.</param>
/// <param name="Namespace">What its classes and properties begin with.</param>
/// <param name="Contexts">The contexts of a credential of this version, in order.</param>
public sealed record ElmVersion(string Version, string Namespace, IReadOnlyList<string> Contexts)
{
    /// <summary>All versions that ship with the library.</summary>
    public static IReadOnlyList<ElmVersion> All => [.. ElmVersions.All.Select(version => version.Public)];

    /// <summary>The version that is written.</summary>
    public static ElmVersion Current => ElmVersions.Current.Public;
}

/// <summary>The file that names the versions.</summary>
internal sealed record ElmVersions(
    string Comment,
    [property: JsonPropertyName("current")] string CurrentVersion,
    IReadOnlyList<ElmVersionData> Versions
)
{
    private static readonly ElmVersions File = Load();

    public static IReadOnlyList<ElmVersionData> All => File.Versions;

    public static ElmVersionData Of(ElmVersion version) => All.Single(data => data.Version == version.Version);

    public static ElmVersionData Current { get; } = All.Single(version => version.Version == File.CurrentVersion);

    private static ElmVersions Load()
    {
        using var stream = Resources.Open("elm.versions.json");
        return JsonSerializer.Deserialize(stream, ElmVersionsJson.Default.ElmVersions)
            ?? throw new InvalidDataException("The list of versions is empty.");
    }
}

/// <summary>A version in the file.</summary>
/// <param name="Version">Its number, and the folder of its files.</param>
/// <param name="Namespace">What its classes and properties begin with.</param>
/// <param name="Contexts">The contexts of a credential.</param>
/// <param name="StatusContext">The context to add when a credential has a status entry: the model's own does not define its terms.</param>
/// <param name="ContextAliases">Other addresses of contexts.</param>
/// <param name="Graphs">The files of shapes by the names under which credentials and imports know them.</param>
/// <param name="Profiles">What each profile is.</param>
/// <param name="Vocabularies">What files of shapes import though it has no shapes.</param>
internal sealed record ElmVersionData(
    string Version,
    string Namespace,
    IReadOnlyList<string> Contexts,
    string StatusContext,
    IReadOnlyDictionary<string, string> ContextAliases,
    IReadOnlyDictionary<string, string> Graphs,
    IReadOnlyDictionary<ElmProfile, ElmProfileData> Profiles,
    IReadOnlyList<string> Vocabularies
)
{
    [JsonIgnore]
    public ElmVersion Public { get; } = new(Version, Namespace, Contexts);

    [JsonIgnore]
    public FrozenDictionary<string, ElmProfile> BySchema { get; } =
        Profiles.ToFrozenDictionary(profile => profile.Value.Graph, profile => profile.Key, StringComparer.Ordinal);

    [JsonIgnore]
    public FrozenDictionary<string, ElmProfile> ByCredentialProfile { get; } =
        Profiles
            .Where(profile => profile.Value.CredentialProfile is not null)
            .ToFrozenDictionary(profile => profile.Value.CredentialProfile ?? "", profile => profile.Key, StringComparer.Ordinal);
}

/// <summary>A profile in the file.</summary>
/// <param name="Graph">Its graph of shapes, which is also the schema that a credential names.</param>
/// <param name="CredentialProfile">The concept by which credentials say that they are of it; null when there is none.</param>
internal sealed record ElmProfileData(string Graph, string? CredentialProfile = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(ElmVersions))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
internal sealed partial class ElmVersionsJson : JsonSerializerContext;
