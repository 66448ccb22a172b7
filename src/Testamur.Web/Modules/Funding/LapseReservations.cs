using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>Gives back what was reserved and neither used nor released in time. Each reservation has a transaction of its own; running twice changes nothing.</summary>
[DisallowConcurrentExecution]
internal sealed class LapseReservations(AppDb db, IServiceScopeFactory scopes, TimeProvider time) : IJob
{
    private const int MostAtOnce = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // Across institutions only which reservations are over is read; each is ended in the scope of its own.
        var over = await db.Set<Support>()
            .Across(Readings.Work)
            .Where(support => support.Stage == SupportStage.Reserved && support.LapsesAfter < today)
            .OrderBy(support => support.LapsesAfter)
            .Select(support => new { support.Institution, support.Enrolment })
            .Take(MostAtOnce)
            .ToListAsync(cancel);
        foreach (var one in over)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(one.Institution);
            await scope.ServiceProvider.GetRequiredService<LapseReservation>().HandleAsync(one.Enrolment, cancel);
        }
    }
}

/// <summary>Ends one reservation of the current institution.</summary>
internal sealed class LapseReservation(AppDb db, Books books, SupportMessages messages, AuditLog audit, TimeProvider time)
{
    public async Task HandleAsync(Guid enrolment, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await db.Set<Support>()
            .Where(one => one.Enrolment == enrolment)
            .Select(one => one.Account)
            .SingleAsync(cancel);
        if (account is not { } id || await books.TakeAsync(id, cancel) is not { } book)
            return;
        var support = await db.Set<Support>().SingleAsync(one => one.Enrolment == enrolment, cancel);
        if (support.Stage != SupportStage.Reserved)
            return;
        var reserved = LedgerRules.SumsOf(book.Lines, enrolment).Reserved;
        books.Write(book, new(LedgerAct.Release, reserved, enrolment, $"Release-{enrolment:n}"));
        support.Become(SupportStage.Lapsed, time.GetUtcNow());
        audit.Record("funding.lapsed", enrolment.ToString());
        await messages.SendAsync("Funding.Lapsed", support, reserved, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
    }
}
