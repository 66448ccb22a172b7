using System.Globalization;
using Quartz;
using Testamur.Web.Platform.Jobs;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// The engine's job for one lane of a batch. It works for a moment and then gets back in line, so that neither a small batch nor the platform's own rhythm waits for a large
/// one; a node that is told to stop ends with the chunk at hand and leaves the rest to the others. When its process dies, another one runs it again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class SealBatchJob(
    SealBatch seal,
    IHostApplicationLifetime host,
    TimeProvider time,
    ILogger<SealBatchJob> log
) : IJob
{
    private const string Group = "sealing";
    private const string Institution = "institution";
    private const string Batch = "batch";
    private const string LaneNumber = "lane";
    private const string LaneCount = "lanes";

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    private bool IsStopping => host.ApplicationStopping.IsCancellationRequested;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        string Of(string name) => context.MergedJobDataMap.GetString(name) ?? "";
        var batch = Guid.Parse(Of(Batch));
        var lane = new Lane(
            int.Parse(Of(LaneNumber), CultureInfo.InvariantCulture),
            int.Parse(Of(LaneCount), CultureInfo.InvariantCulture)
        );
        var began = time.GetTimestamp();
        try
        {
            // A chunk is short, and one that was cut off would have to be signed again.
            var more = await seal.WorkAsync(
                new(Guid.Parse(Of(Institution))),
                new(batch),
                lane,
                () => !IsStopping && time.GetElapsedTime(began) < Turn,
                CancellationToken.None
            );
            // A node that stops schedules nothing; the others find the batch within seconds.
            if (more && !IsStopping)
                await context.Scheduler.ScheduleJob(
                    Now(context.JobDetail.Key, context.FireInstanceId),
                    cancellationToken: CancellationToken.None
                );
        }
        catch (KeyUnavailableException e)
        {
            // Prepared rows wait as they are. The batch gets its next job in seconds, and the device is asked with growing pauses.
            KeyAway(log, batch, e.Message);
        }
    }

    /// <summary>Does nothing for a lane that already has its job.</summary>
    public static async Task ScheduleAsync(
        IScheduler scheduler,
        InstitutionId institution,
        BatchId batch,
        IReadOnlyList<Lane> lanes,
        CancellationToken cancel
    )
    {
        foreach (var lane in lanes)
        {
            var key = new JobKey(string.Create(CultureInfo.InvariantCulture, $"{batch.Value}-{lane.Number}"), Group);
            if (await scheduler.Exists(key, cancel))
                continue;
            var job = JobBuilder
                .Create<SealBatchJob>()
                .WithIdentity(key)
                .UsingJobData(Institution, institution.Value.ToString())
                .UsingJobData(Batch, batch.Value.ToString())
                .UsingJobData(LaneNumber, lane.Number.ToString(CultureInfo.InvariantCulture))
                .UsingJobData(LaneCount, lane.Of.ToString(CultureInfo.InvariantCulture))
                .RequestRecovery()
                .Build();
            try
            {
                await scheduler.ScheduleJob(job, Now(key, "first"), cancellationToken: cancel);
            }
            catch (ObjectAlreadyExistsException)
            {
                // Another node was faster with the same job.
            }
        }
    }

    private static ITrigger Now(JobKey job, string turn) =>
        TriggerBuilder
            .Create()
            .ForJob(job)
            .WithIdentity($"{job.Name}-{turn}", Group)
            .WithExecutionGroup(JobsModule.Heavy)
            .StartNow()
            .WithSimpleSchedule(schedule =>
                schedule.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)
            )
            .Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Batch {Batch} waits for its key: {Why}")]
    private static partial void KeyAway(ILogger log, Guid batch, string why);
}
