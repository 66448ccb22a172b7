using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>What a person holds, whoever issued it. Holdings belong to the person, not to an institution.</summary>
internal interface IHoldings
{
    Task<IReadOnlyList<HoldingView>> ListAsync(PersonId person, CancellationToken cancel);
}

/// <param name="SpecificationUri">The specification's stable URI, as pathways name it.</param>
/// <param name="Ects">In hundredths of a credit.</param>
internal sealed record HoldingView(
    Guid Id,
    InstitutionId Issuer,
    string IssuerName,
    Guid Specification,
    string SpecificationUri,
    string Title,
    int Ects,
    int? EqfLevel,
    DateOnly AwardedOn,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? RevokedAt
);
