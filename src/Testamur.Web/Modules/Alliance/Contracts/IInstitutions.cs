using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Contracts;

/// <summary>The members of the alliance.</summary>
internal interface IInstitutions
{
    Task<InstitutionView?> FindAsync(InstitutionId id, CancellationToken cancel);

    Task<InstitutionView?> FindByDidAsync(string did, CancellationToken cancel);

    Task<IReadOnlyList<InstitutionView>> ListAsync(CancellationToken cancel);
}

/// <param name="CountryCode">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Did">The institution's did:web, derived from the public address and the short name.</param>
internal sealed record InstitutionView(
    InstitutionId Id,
    string Slug,
    string Name,
    string LegalName,
    string CountryCode,
    string? City,
    string? Website,
    string Did
);
