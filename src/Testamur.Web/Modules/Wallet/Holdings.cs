using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>What a person has accepted. Offered and declined credentials are not held, so they count toward nothing.</summary>
internal sealed class Holdings(AppDb db) : IHoldings
{
    public async Task<IReadOnlyList<HoldingView>> ListAsync(PersonId person, CancellationToken cancel) =>
        await db.Set<Holding>()
            .AsNoTracking()
            .Where(holding => holding.Person == person && holding.State == HoldingState.Accepted)
            .OrderByDescending(holding => holding.AwardedOn)
            .ThenBy(holding => holding.Id)
            .Select(holding => new HoldingView(
                holding.Id.Value,
                holding.Issuer,
                holding.IssuerName,
                holding.Specification,
                holding.SpecificationUri,
                holding.Title,
                holding.Ects,
                holding.EqfLevel,
                holding.AwardedOn,
                holding.ValidUntil,
                holding.RevokedAt
            ))
            .ToListAsync(cancel);
}
