using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>A member of the alliance that awards under its own name.</summary>
internal sealed class Institution
{
    public required InstitutionId Id { get; init; }

    /// <summary>In every address and in the DID; never changed after the first credential.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required string LegalName { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public required string CountryCode { get; set; }

    public string? City { get; set; }

    public string? Website { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The law or rule by which its register of awards is kept when a learner is erased; null when nothing is kept.</summary>
    public string? RegisterBasis { get; set; }
}
