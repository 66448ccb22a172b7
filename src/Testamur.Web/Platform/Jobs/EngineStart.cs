using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Jobs;

/// <summary>
/// Lets this node's job engine work while its clock agrees with the database's. Nodes of a cluster see by their clocks whose turn it is and which of them is gone: one
/// whose clock is wrong would take work too early and take it away from others. It still answers requests that date nothing.
/// </summary>
internal sealed partial class EngineStart(ISchedulerFactory schedulers, DatabaseClock clock, ILogger<EngineStart> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Why the engine stands still; null while it works.</summary>
    public string? Standing { get; private set; } = "It has not started yet.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await AgreeAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or SchedulerException)
            {
                NotAsked(log, e.Message); // what cannot be asked is left as it was
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AgreeAsync(CancellationToken cancel)
    {
        var ahead = await clock.AheadAsync(cancel);
        var scheduler = await schedulers.GetScheduler(cancel);
        if (ahead.Duration() > DatabaseClock.Allowed)
        {
            var why = new ClockDiffersException(ahead).Message;
            if (Standing is null)
                await scheduler.Standby(cancel);
            if (Standing != why)
                Stands(log, why);
            Standing = why;
        }
        else if (Standing is not null)
        {
            await scheduler.Start(cancel);
            Standing = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This node issues and publishes nothing and takes no work: {Why}")]
    private static partial void Stands(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's time could not be asked: {Why}")]
    private static partial void NotAsked(ILogger log, string why);
}

/// <summary>Whether this node takes part in the work.</summary>
internal sealed class EngineHealth(EngineStart engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(engine.Standing is { } why ? HealthCheckResult.Degraded(why) : HealthCheckResult.Healthy());
}
