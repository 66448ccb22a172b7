using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Funding;

/// <summary>The institution's lines of one scheme, as the funder has them on record.</summary>
internal sealed class FunderLines(AppDb db, PlaceOfWork place)
{
    /// <param name="Support">The terms.</param>
    internal sealed record Line(FunderAct Act, Support Support);

    public async Task<IReadOnlyList<Line>> ReadAsync(string scheme, CancellationToken cancel)
    {
        var slug = await place.SlugAsync(cancel);
        var rows = await (
            from support in db.Set<Support>().AsNoTracking()
            join account in db.Set<FundingAccount>().AsNoTracking() on support.Account equals account.Id
            join line in db.Set<AccountLine>().AsNoTracking() on account.Id equals line.Account
            where support.Scheme == scheme && line.Enrolment == support.Enrolment
            orderby line.At, line.Account, line.Number
            select new
            {
                Support = support,
                Account = account.Number,
                Line = line,
            }
        ).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new Line(
                new(
                    row.Line.FunderKey,
                    scheme,
                    row.Account,
                    slug,
                    row.Support.Enrolment,
                    row.Line.Act,
                    row.Line.Amount,
                    row.Support.Currency,
                    row.Line.At
                ),
                row.Support
            )),
        ];
    }
}
