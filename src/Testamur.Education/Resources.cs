using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Testamur.Education.Elements;
using Testamur.Education.Import;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education;

/// <summary>Reads the data files embedded in this assembly.</summary>
internal static class Resources
{
    public static Stream Open(string file) =>
        typeof(Resources).Assembly.GetManifestResourceStream($"Testamur.Education.Data.{file}")
        ?? throw new InvalidOperationException($"The data file {file} is not embedded.");

    /// <summary>The names of the controlled lists.</summary>
    public static FrozenSet<string> Lists()
    {
        const string before = "Testamur.Education.Data.vocabularies.";
        return typeof(Resources)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(before, StringComparison.Ordinal) && name.Length > before.Length + ".json".Length)
            .Select(name => name[before.Length..^".json".Length])
            .ToFrozenSet(StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(ElementsFile))]
[JsonSerializable(typeof(VocabulariesFile))]
[JsonSerializable(typeof(ControlledListFile))]
[JsonSerializable(typeof(LangText))]
[JsonSerializable(typeof(Pack))]
[JsonSerializable(typeof(Dictionary<string, MessageText>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(VerbFile))]
[JsonSerializable(typeof(ImportWordsFile))]
internal sealed partial class DataJsonContext : JsonSerializerContext;
