using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Education.Specifications;

/// <summary>
/// Specifications as JSON. Member names are those of the properties in camel case and stay stable; dates are
/// <c>YYYY-MM-DD</c>. Reading is strict: unknown and repeated members are refused. A finding's path is the member's path.
/// </summary>
public static class SpecificationJson
{
    private static readonly SpecificationJsonContext Context = new(
        new(SpecificationJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Reads one specification.</summary>
    /// <exception cref="JsonException">Not JSON, not a specification, an unknown or repeated member; the message names it.</exception>
    public static Specification Read(string json) =>
        JsonSerializer.Deserialize(json, Context.Specification) ?? throw new JsonException("A specification is an object.");

    /// <summary>Writes one specification, indented, without absent members.</summary>
    public static string Write(Specification specification) => JsonSerializer.Serialize(specification, Context.Specification);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    MaxDepth = 32
)]
[JsonSerializable(typeof(Specification))]
internal sealed partial class SpecificationJsonContext : JsonSerializerContext;
