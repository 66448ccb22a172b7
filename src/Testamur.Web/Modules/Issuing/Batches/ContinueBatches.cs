using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Begins batches whose hour has come, and gives jobs to every one that has work and none: its process died before scheduling, or a job failed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ContinueBatches(AppDb db, IServiceScopeFactory scopes, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await BeginDueAsync(cancellationToken);
        var open = await db.Set<Batch>()
            .Across(Readings.Work)
            .AsNoTracking()
            .Where(batch => batch.State == BatchState.Sealing || batch.State == BatchState.Preparing)
            .Select(batch => new { batch.Institution, batch.Id })
            .ToListAsync(cancellationToken);
        foreach (var batch in open)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(batch.Institution);
            var lanes = await scope.ServiceProvider.GetRequiredService<Lanes>().OfAsync(batch.Id, cancellationToken);
            await SealBatchJob.ScheduleAsync(context.Scheduler, batch.Institution, batch.Id, lanes, cancellationToken);
        }
    }

    public Task BeginDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.Set<Batch>()
            .Across(Readings.Work)
            .Where(batch => batch.State == BatchState.Scheduled && batch.StartsAt <= now)
            .ExecuteUpdateAsync(
                batch => batch.SetProperty(b => b.State, BatchState.Sealing).SetProperty(b => b.SealingSince, now),
                cancel
            );
    }
}
