using System.Text.Json.Serialization;
using Testamur.Education.Elements;
using Testamur.Education.Linter;
using Testamur.Education.Packs;
using Testamur.Education.Vocabularies;

namespace Testamur.Education;

/// <summary>Reads the data files embedded in this assembly.</summary>
internal static class Resources
{
    public static Stream Open(string file) =>
        typeof(Resources).Assembly.GetManifestResourceStream($"Testamur.Education.Data.{file}")
        ?? throw new InvalidOperationException($"The data file {file} is not embedded.");
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
[JsonSerializable(typeof(Pack))]
[JsonSerializable(typeof(Dictionary<string, MessageText>))]
internal sealed partial class DataJsonContext : JsonSerializerContext;
