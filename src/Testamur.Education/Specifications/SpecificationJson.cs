using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Testamur.Education.Specifications;

/// <summary>
/// Specifications as JSON. Member names are those of the properties in camel case and stay stable; dates are
/// <c>YYYY-MM-DD</c>. Reading is strict: unknown and repeated members are refused. What is empty is not written, so a document
/// from before a member existed is written as it was. A finding's path is a JSON Pointer into this document.
/// </summary>
public static class SpecificationJson
{
    private static readonly JsonTypeInfo<Specification> Type = Describe();

    /// <summary>Reads one specification.</summary>
    /// <exception cref="JsonException">Not JSON, not a specification, an unknown or repeated member; the message names it.</exception>
    public static Specification Read(string json) =>
        JsonSerializer.Deserialize(json, Type) ?? throw new JsonException("A specification is an object.");

    /// <summary>Writes one specification, indented, without absent and empty members.</summary>
    public static string Write(Specification specification) => JsonSerializer.Serialize(specification, Type);

    private static JsonTypeInfo<Specification> Describe()
    {
        var options = new JsonSerializerOptions(SpecificationJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = SpecificationJsonContext.Default.WithAddedModifier(EmptyMembers.LeaveOut),
        };
        return (JsonTypeInfo<Specification>)options.GetTypeInfo(typeof(Specification));
    }
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
