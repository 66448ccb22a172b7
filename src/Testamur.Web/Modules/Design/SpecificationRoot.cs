using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>What all versions of one specification share.</summary>
internal sealed class SpecificationRoot : IOfUnit
{
    public required InstitutionId Institution { get; init; }

    public required SpecificationId Id { get; init; }

    /// <summary>The stable address that credentials, pathways and prerequisites name.</summary>
    public required string Uri { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The unit that is responsible for it and for all that hangs on it; null for the whole institution.</summary>
    public UnitId? Unit { get; set; }

    /// <summary>The specification whose text it started with; null when it started empty.</summary>
    public SpecificationId? CopiedFrom { get; init; }

    /// <summary>The version of that text.</summary>
    public int? CopiedVersion { get; init; }
}
