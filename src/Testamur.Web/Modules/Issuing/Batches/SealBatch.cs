using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Seals a batch to its end, chunk after chunk, each in a scope of its own.</summary>
internal sealed class SealBatch(IServiceScopeFactory scopes)
{
    /// <summary>So often in a row may other workers be faster before this one leaves the batch to them.</summary>
    private const int Attempts = 5;

    public async Task HandleAsync(InstitutionId institution, BatchId batch, CancellationToken cancel)
    {
        var lost = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            try
            {
                if (!await scope.ServiceProvider.GetRequiredService<SealChunk>().HandleAsync(batch, cancel))
                    return;
                lost = 0;
            }
            catch (DbUpdateException) when (++lost < Attempts)
            {
                // Another worker sealed these rows. What it left is seen by the next look.
            }
        }
    }
}

/// <summary>The engine's trigger for one batch. When its process dies, another one runs it again.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SealBatchJob(SealBatch seal, ILogger<SealBatchJob> log) : IJob
{
    private const string Institution = "institution";
    private const string Batch = "batch";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var data = context.MergedJobDataMap;
        var batch = Guid.Parse(data.GetString(Batch) ?? "");
        try
        {
            await seal.HandleAsync(new(Guid.Parse(data.GetString(Institution) ?? "")), new(batch), cancellationToken);
        }
        catch (KeyUnavailableException e)
        {
            // Prepared rows wait as they are. The batch gets its next job in seconds, and the device is asked with growing pauses.
            KeyAway(log, batch, e.Message);
        }
    }

    /// <summary>Does nothing when the batch already has its job.</summary>
    public static async Task ScheduleAsync(
        IScheduler scheduler,
        InstitutionId institution,
        BatchId batch,
        CancellationToken cancel
    )
    {
        var key = new JobKey(batch.Value.ToString(), "sealing");
        if (await scheduler.Exists(key, cancel))
            return;
        var job = JobBuilder
            .Create<SealBatchJob>()
            .WithIdentity(key)
            .UsingJobData(Institution, institution.Value.ToString())
            .UsingJobData(Batch, batch.Value.ToString())
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder
            .Create()
            .WithIdentity(batch.Value.ToString(), "sealing")
            .StartNow()
            .WithSimpleSchedule(schedule =>
                schedule.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)
            )
            .Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancel);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was faster with the same job.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Batch {Batch} waits for its key: {Why}")]
    private static partial void KeyAway(ILogger log, Guid batch, string why);
}

/// <summary>
/// Begins batches whose hour has come, and gives a job to every one that has work and no job: its process died before scheduling, or the job failed.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ContinueBatches(AppDb db, TimeProvider time) : IJob
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
            await SealBatchJob.ScheduleAsync(context.Scheduler, batch.Institution, batch.Id, cancellationToken);
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
