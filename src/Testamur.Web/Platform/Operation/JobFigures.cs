using Quartz;

namespace Testamur.Web.Platform.Operation;

/// <summary>Counts the runs of jobs that failed. The engine logs the error and runs the job again in its rhythm.</summary>
internal sealed class JobFigures(Figures figures) : IJobListener
{
    public string Name => nameof(JobFigures);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public ValueTask JobWasExecuted(
        IJobExecutionContext context,
        JobExecutionException? jobException,
        CancellationToken cancellationToken
    )
    {
        if (jobException is not null)
            figures.JobFailures.Add(1);
        return ValueTask.CompletedTask;
    }
}
