using System.Text.Json;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The institution's credit policy and the pack it is laid over.</summary>
internal sealed class InstitutionPolicy : IForAllUnits
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public InstitutionId Institution { get; init; }

    /// <summary>Id of a shipped pack.</summary>
    public required string PackId { get; set; }

    /// <summary>The policy as JSON.</summary>
    public required string Content { get; set; }

    public PersonId ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; set; }

    public CreditPolicy Read() =>
        JsonSerializer.Deserialize<CreditPolicy>(Content, Strict) ?? throw new JsonException("A policy is an object.");

    public static string Write(CreditPolicy policy) => JsonSerializer.Serialize(policy, Strict);

    /// <summary>A pack that is not shipped any more gives way to the European defaults.</summary>
    public Pack ToPack() => (Packs.Find(PackId) ?? Packs.European).With(Read());
}
