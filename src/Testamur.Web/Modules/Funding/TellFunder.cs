using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Funding;

/// <summary>
/// Tells the funder of every line it has to know. A reservation the funder refuses is taken back and the learner told; any other refusal
/// stays as a difference that the officer's page names.
/// </summary>
internal sealed class TellFunder(
    AppDb db,
    Books books,
    IFunder funder,
    PlaceOfWork place,
    SupportMessages messages,
    AuditLog audit,
    TimeProvider time
) : IEventHandler<LedgerWritten>
{
    public async Task HandleAsync(LedgerWritten happened, CancellationToken cancel)
    {
        var id = new FundingAccountId(happened.Account);
        var account = await db.Set<FundingAccount>().AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        var line = await db.Set<AccountLine>()
            .AsNoTracking()
            .SingleAsync(one => one.Account == id && one.Number == happened.Line, cancel);
        if (line.Enrolment is not { } enrolment)
            return;
        var act = new FunderAct(
            line.FunderKey,
            account.Scheme,
            account.Number,
            await place.SlugAsync(cancel),
            enrolment,
            line.Act,
            line.Amount,
            account.Currency,
            line.At
        );
        if (await funder.TellAsync(act, cancel) is null)
            return;
        audit.Record("funding.funderRefused", enrolment.ToString());
        if (line.Act == LedgerAct.Reserve)
            await TakeBackAsync(id, enrolment, line.Amount, cancel);
    }

    private async Task TakeBackAsync(FundingAccountId account, Guid enrolment, long amount, CancellationToken cancel)
    {
        if (await books.TakeAsync(account, cancel) is not { } book)
            return;
        var support = await db.Set<Support>().SingleAsync(one => one.Enrolment == enrolment, cancel);
        var taken = books.Write(book, new(LedgerAct.Release, amount, enrolment, $"Release-{enrolment:n}"));
        if (taken.Line is null || support.Stage != SupportStage.Reserved)
            return;
        support.Become(SupportStage.Refused, time.GetUtcNow());
        support.Refusal = NoSupport.Funder;
        await messages.SendAsync("Funding.NotReserved", support, support.Price, cancel);
    }
}
