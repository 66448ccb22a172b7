using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Funding;

/// <summary>A support as a figure: what is left of it after refunds is what the ledger says.</summary>
internal sealed class SupportFigures(AppDb db) : ISupportFigures
{
    public async Task<SupportFigure?> FindAsync(Guid account, int line, CancellationToken cancel)
    {
        var id = new FundingAccountId(account);
        var enrolment = await db.Set<AccountLine>()
            .AsNoTracking()
            .Where(one => one.Account == id && one.Number == line)
            .Select(one => one.Enrolment)
            .SingleOrDefaultAsync(cancel);
        if (enrolment is null || await SupportAsync(enrolment.Value, cancel) is not { } support)
            return null;
        var lines = await db.Set<AccountLine>()
            .AsNoTracking()
            .Where(one => one.Account == id && one.Enrolment == enrolment)
            .Select(one => new { one.Act, one.Amount })
            .ToListAsync(cancel);
        var paid = lines.Sum(one =>
            one.Act switch
            {
                LedgerAct.Reserve => one.Amount,
                LedgerAct.Release or LedgerAct.Refund => -one.Amount,
                _ => 0,
            }
        );
        return new(
            support.Institution,
            support.Enrolment,
            support.Offering,
            support.Specification,
            paid,
            support.Currency,
            support.StartsOn
        );
    }

    private Task<Support?> SupportAsync(Guid enrolment, CancellationToken cancel) =>
        db.Set<Support>().AsNoTracking().SingleOrDefaultAsync(one => one.Enrolment == enrolment, cancel);
}
