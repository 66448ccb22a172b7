using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Benchmarks.Observatory;

/// <summary>
/// The indicators of a nation on both databases: how long an event takes to be counted, whether aggregates that were changed one by one are those
/// made from scratch, and how long every page takes.
/// </summary>
internal static class ObservatoryBench
{
    public const string Name = "observatory";
    private const int Changes = 2000;

    /// <returns>Whether every page is in time and the aggregates are right, on each database.</returns>
    public static async Task<bool> RunAsync(int awards, int rounds, TextWriter output)
    {
        var good = true;
        await using (var sqlite = new SqliteFacts())
            good &= await RunAsync(sqlite, awards, rounds, output);
        await using (var postgres = await PostgresFacts.StartAsync())
            good &= await RunAsync(postgres, awards, rounds, output);
        return good;
    }

    private static async Task<bool> RunAsync(FactStore store, int awards, int rounds, TextWriter output)
    {
        await using var services = await StartAsync(store);
        var start = Stopwatch.GetTimestamp();
        var facts = await FillAsync(services, store, awards);
        await SayAsync(
            output,
            $"{store.Name}: {awards:N0} awards, {facts:N0} facts, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s."
        );
        start = Stopwatch.GetTimestamp();
        await ChangeAsync(services, awards);
        var change = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Changes;
        start = Stopwatch.GetTimestamp();
        var (cells, wrong) = await CompareAsync(services);
        var adding = Stopwatch.GetElapsedTime(start);
        await SayAsync(
            output,
            $"{Changes:N0} changes by events took {change:0.0} ms each. Adding everything up anew took {adding.TotalSeconds:0} s; of {cells:N0} aggregates {wrong:N0} differ."
        );
        return await ObservatoryPages.MeasureAsync(store, rounds, output) && wrong == 0;
    }

    private static async Task<ServiceProvider> StartAsync(FactStore store)
    {
        var platform = Options.Create(new TestamurOptions { DataFolder = store.Folder });
        var here = new Database(Options.Create(store.Database), platform);
        await new SchemaUpgrader(here, TimeProvider.System).UpgradeAsync(CancellationToken.None);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(platform);
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<EventDelivery>();
        if (store.Database.Provider == DatabaseProvider.Sqlite)
            services.AddDbContext<AppDb, SqliteAppDb>(options => options.UseSqlite(here.Connection));
        else
            services.AddDbContext<AppDb, PostgresAppDb>(options =>
                options.UseNpgsql(here.Connection, npgsql => npgsql.CommandTimeout(1200))
            );
        services.AddScoped<KeepCells>();
        services.AddScoped<WriteFacts>();
        var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        for (var number = 0; number < SyntheticAwards.Institutions; number++)
        {
            db.Add(
                new Institution
                {
                    Id = SyntheticAwards.IdOf(number),
                    Slug = $"u{number}",
                    Name = $"University {number}",
                    LegalName = $"University {number}",
                    CountryCode = SyntheticAwards.CountryOf(number),
                    JoinedAt = DateTimeOffset.UnixEpoch,
                }
            );
        }

        await db.SaveChangesAsync();
        return provider;
    }

    private static async Task<long> FillAsync(ServiceProvider services, FactStore store, int awards)
    {
        var sums = new CellSums();
        var facts = await store.WriteAsync(
            new SyntheticAwards()
                .All(awards)
                .Select(fact =>
                {
                    sums.Add(fact);
                    return fact;
                })
        );
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await using var all = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<KeepCells>().AddAsync(sums, CancellationToken.None);
            await all.CommitAsync();
        }

        await store.SettleAsync();
        return facts;
    }

    /// <summary>Events as they come: awards taken back, decisions of another kind, awards that are new.</summary>
    private static async Task ChangeAsync(ServiceProvider services, int awards)
    {
        var source = new SeededSource(7);
        var made = new SyntheticAwards();
        for (var number = 0; number < Changes; number++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var facts = scope.ServiceProvider.GetRequiredService<WriteFacts>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var key = source.Below(awards).ToString(CultureInfo.InvariantCulture);
            if (number % 2 == 0)
                await facts.CountAsync(FactKind.Award, key, counts: source.Below(2) == 0, CancellationToken.None);
            else
                foreach (var fact in made.Next(awards + (number / 2)))
                    await facts.SetAsync(fact, Mark.Read(fact.Marks), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static async Task<(int Cells, int Wrong)> CompareAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (_, sums) = await RecomputeAggregates.AddUpAsync(db, CancellationToken.None);
        var difference = await RecomputeAggregates.DifferenceAsync(db, sums, CancellationToken.None);
        return (sums.Sorted.Count(), difference.Sorted.Count());
    }

    private static Task SayAsync(TextWriter output, FormattableString line) =>
        output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
