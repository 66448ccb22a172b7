using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>What all versions of one specification share.</summary>
internal sealed class SpecificationRoot : ITenanted
{
    public required InstitutionId Institution { get; init; }

    public required SpecificationId Id { get; init; }

    /// <summary>The stable address that credentials, pathways and prerequisites name.</summary>
    public required string Uri { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
