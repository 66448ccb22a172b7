using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>What the acts on a whole batch have in common: find it, ask whether its state allows the act, save, wake the engine.</summary>
internal sealed class BatchActs(
    AppDb db,
    CurrentTenant tenant,
    AuditLog audit,
    ISchedulerFactory schedulers,
    Lanes lanes,
    DatabaseClock clock,
    TimeProvider time
)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="ClockDiffersException">By a wrong clock it would be the turn of the batch in hours.</exception>
    public async Task<Result<Batch>> FindAsync(Guid id, BatchAct act, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        var batchId = new BatchId(id);
        if (await db.Set<Batch>().SingleOrDefaultAsync(b => b.Id == batchId, cancel) is not { } batch)
            return IssuingProblems.BatchNotFound();
        return batch.Allows(act) ? batch
            : act == BatchAct.Confirm ? IssuingProblems.BatchStarted()
            : IssuingProblems.BatchNotSo();
    }

    /// <param name="taken">The refusal when somebody else was faster.</param>
    public async Task<Result<BatchView>> SaveAsync(
        Batch batch,
        string act,
        string? reason,
        Func<Problem> taken,
        CancellationToken cancel
    )
    {
        audit.Record(act, batch.Id.Value.ToString(), reason);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return taken();
        }

        // From here on the engine works on it, whatever happens to this process: a periodic job finds it.
        if (batch.State is BatchState.Preparing or BatchState.Sealing)
            await SealBatchJob.ScheduleAsync(
                await schedulers.GetScheduler(CancellationToken.None),
                tenant.Id,
                batch.Id,
                await lanes.OfAsync(batch.Id, CancellationToken.None),
                CancellationToken.None
            );
        return await db.ToViewAsync(batch, Now, cancel);
    }
}
