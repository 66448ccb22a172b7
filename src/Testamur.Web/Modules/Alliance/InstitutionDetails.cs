using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <param name="Slug">In every address and DID of the institution: 2 to 40 lower-case letters, digits, and hyphens between them.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2.</param>
internal sealed record InstitutionDetails(
    string? Slug,
    string? Name,
    string? LegalName,
    string? CountryCode,
    string? City,
    string? Website
)
{
    public void Check(FieldChecks checks) =>
        checks
            .ShortName("slug", Slug)
            .Required("institutionName", Name, 200)
            .Required("legalName", LegalName, 300)
            .Country("countryCode", CountryCode)
            .Optional("city", City, 100)
            .Website("institutionWebsite", Website);

    /// <summary>After <see cref="Check"/> found nothing.</summary>
    public Institution ToInstitution(InstitutionId id, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Slug = Slug!.Trim(),
            Name = Name!.Trim(),
            LegalName = LegalName!.Trim(),
            CountryCode = CountryCode!.Trim().ToUpperInvariant(),
            City = Blank(City),
            Website = Blank(Website),
            JoinedAt = now,
        };

    internal static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

/// <param name="Basis">The law, charter or decision that gives the right.</param>
/// <param name="ValidUntil">The last day; null for a right without end.</param>
internal sealed record AwardingRightDetails(
    string? Basis,
    string? GrantedBy,
    int? EqfFrom,
    int? EqfTo,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil
)
{
    public void Check(FieldChecks checks) =>
        checks
            .Required("basis", Basis, 500)
            .Optional("grantedBy", GrantedBy, 300)
            .That(EqfFrom is >= 1 and <= 8, "eqfFrom", "Field.Eqf")
            .That(EqfTo is >= 1 and <= 8, "eqfTo", "Field.Eqf")
            .That(EqfFrom is null || EqfTo is null || EqfFrom <= EqfTo, "eqfTo", "Field.EqfOrder")
            .That(ValidFrom is not null, "validFrom", "Field.Date")
            .That(ValidUntil is null || ValidFrom is null || ValidFrom <= ValidUntil, "validUntil", "Field.DateOrder");

    /// <summary>After <see cref="Check"/> found nothing.</summary>
    public AwardingRight ToRight(InstitutionId institution, TimeProvider time) =>
        new()
        {
            Institution = institution,
            Id = Platform.Ids.Ids.New<AwardingRightId>(time),
            Basis = Basis!.Trim(),
            GrantedBy = InstitutionDetails.Blank(GrantedBy),
            EqfFrom = EqfFrom!.Value,
            EqfTo = EqfTo!.Value,
            ValidFrom = ValidFrom!.Value,
            ValidUntil = ValidUntil,
        };
}
