using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Platform.Jobs;

internal static class JobsModule
{
    /// <summary>The execution group of jobs that take a processor for as long as they run. Half the processors are left to whoever waits for a page.</summary>
    public const string Heavy = "heavy";

    private static readonly TimeSpan FirstMinute = TimeSpan.FromMinutes(1);

    /// <summary>The engine carries triggers only; the modules' own tables, with unique keys, say what is done.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        // The engine wants its connection while services are still being registered.
        var database = new Database(
            Options.Create(builder.Configuration.GetSection("Testamur:Database").Get<DatabaseOptions>() ?? new()),
            Options.Create(builder.Configuration.GetSection("Testamur").Get<TestamurOptions>() ?? new())
        );
        builder.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "testamur";
                if (database.Provider == DatabaseProvider.Postgres)
                    options.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}";
                // Triggers of another node are seen at the next poll only, and the default poll is 30 s.
                options.IdleWaitTime = TimeSpan.FromSeconds(1);
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UseExecutionLimits(limits => limits.ForGroup(Heavy, Math.Max(1, Environment.ProcessorCount / 2)));
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.MisfireThreshold = TimeSpan.FromSeconds(60);
                });
                if (database.Provider == DatabaseProvider.Postgres)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, database.Connection);
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = TimeSpan.FromSeconds(3);
                        cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
                    });
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, database.Connection);
                }
            });
            quartz.AddJobListener<Operation.JobFigures>();
            quartz.Every<OutboxRelay>(TimeSpan.FromSeconds(5));
            quartz.Every<Messages.SendMail>(TimeSpan.FromSeconds(5));
            quartz.Every<Audit.ChainAllActs>(TimeSpan.FromSeconds(5));
        });
        var alone = database.Provider == DatabaseProvider.Sqlite;
        builder.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.AutoStart) = (true, alone));
        if (alone)
            return;
        // A node that starts leaves the rhythm of the others as it is. Who changes a period removes the stored trigger by a script.
        builder.Services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
        builder.Services.AddSingleton<EngineStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EngineStart>());
        builder.Services.AddHealthChecks().AddCheck<EngineHealth>("clock");
    }

    /// <summary>
    /// Runs a job again and again; a run that was missed is made up for once. What has a long period leaves the first minute after a start to those who wait for a page, and
    /// what has a short one begins at a moment of its own, so that jobs of one period do not all run together for good.
    /// </summary>
    public static void Every<TJob>(this IQuartzBuilder quartz, TimeSpan period)
        where TJob : IJob =>
        quartz.ScheduleJob<TJob>(trigger =>
            trigger
                .WithIdentity(typeof(TJob).Name, "periodic")
                .StartAt(
                    TimeProvider.System.GetUtcNow() + (period > FirstMinute ? FirstMinute : MomentOf(typeof(TJob).Name, period))
                )
                .WithSimpleSchedule(schedule =>
                    schedule
                        .WithInterval(period)
                        .RepeatForever()
                        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
                )
        );

    /// <summary>Always the same within the period, and far from those of other names as chance has it.</summary>
    private static TimeSpan MomentOf(string name, TimeSpan period)
    {
        var number = name.Aggregate(0u, (so, letter) => unchecked(so * 17 + letter));
        return TimeSpan.FromMilliseconds(number % period.TotalMilliseconds);
    }
}
