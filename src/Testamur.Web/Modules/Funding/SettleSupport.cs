using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Funding;

/// <summary>
/// Lets the money follow the enrolment: reserved when somebody applies with a scheme, used when the run begins, released or refunded when
/// it comes to nothing. Each time it looks at how things stand, so that late, repeated and reordered events do no harm.
/// </summary>
internal sealed class SettleSupport(
    AppDb db,
    Books books,
    ReserveSupport reserve,
    IEnrolments enrolments,
    SupportMessages messages,
    AuditLog audit,
    TimeProvider time
) : IEventHandler<EnrolmentMoved>, IEventHandler<RunMoved>
{
    public Task HandleAsync(EnrolmentMoved happened, CancellationToken cancel) => SettleAsync(happened.Enrolment, cancel);

    public async Task HandleAsync(RunMoved happened, CancellationToken cancel)
    {
        var supported = await db.Set<Support>()
            .Where(support => support.Offering == happened.Offering)
            .Where(support => support.Stage == SupportStage.Reserved || support.Stage == SupportStage.Used)
            .OrderBy(support => support.Enrolment)
            .Select(support => support.Enrolment)
            .ToListAsync(cancel);
        foreach (var enrolment in supported)
            await SettleAsync(enrolment, cancel);
    }

    private async Task SettleAsync(Guid id, CancellationToken cancel)
    {
        if (await enrolments.FindAsync(id, cancel) is not { } enrolment)
            return;
        if (!await db.Set<Support>().AnyAsync(one => one.Enrolment == id, cancel))
        {
            if (enrolment.Support is null)
                return;
            await reserve.HandleAsync(enrolment, cancel);
            await db.SaveChangesAsync(cancel);
        }

        var account = await db.Set<Support>()
            .Where(one => one.Enrolment == id)
            .Select(one => one.Account)
            .SingleOrDefaultAsync(cancel);
        if (account is null || await books.TakeAsync(account.Value, cancel) is not { } book)
            return;
        // Read after the account was taken: now nobody else changes it.
        var support = await db.Set<Support>().SingleAsync(one => one.Enrolment == id, cancel);
        if (Settlement.Next(LedgerRules.SumsOf(book.Lines, id), support.Rule, enrolment) is not var (act, amount))
            return;
        books.Write(book, new(act, amount, id, $"{act}-{id:n}"));
        support.Become(Support.StageAfter(act), time.GetUtcNow());
        audit.Record(ActOf(act), id.ToString());
        if (act != LedgerAct.Use)
            await messages.SendAsync("Funding.GivenBack", support, amount, cancel);
    }

    private static string ActOf(LedgerAct act) =>
        act switch
        {
            LedgerAct.Use => "funding.used",
            LedgerAct.Refund => "funding.refunded",
            _ => "funding.released",
        };
}
