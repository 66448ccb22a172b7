using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Funding;

/// <summary>How a person stands at the schemes today: what the funder grants over what is written down. Reads only; nothing is opened.</summary>
internal sealed class Standings(AppDb db, Books books, IFunder funder)
{
    /// <param name="Entitlement">Null for somebody the funder does not know.</param>
    internal sealed record Standing(Scheme Scheme, Entitlement? Entitlement, Balance Balance, FundingAccountId? Account);

    public async Task<Standing> ReadAsync(PersonId person, string email, Scheme scheme, CancellationToken cancel)
    {
        var entitlement = await funder.FindEntitlementAsync(scheme.Id, email, cancel);
        var account = await db.Set<FundingAccount>()
            .Where(one => one.Scheme == scheme.Id && one.Person == person)
            .Select(one => (FundingAccountId?)one.Id)
            .SingleOrDefaultAsync(cancel);
        var balance = account is { } id ? LedgerRules.BalanceOf(await books.LinesAsync(id, cancel)) : default;
        return new(scheme, entitlement, entitlement is null ? balance : balance.WithGranted(entitlement.Granted), account);
    }
}
