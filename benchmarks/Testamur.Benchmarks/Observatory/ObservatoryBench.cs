using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Testamur.Benchmarks.Catalogue;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Figures;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Benchmarks.Observatory;

/// <summary>
/// The indicators of a nation on SQLite: how long each page takes, and whether aggregates that were changed one by one are those made from scratch.
/// </summary>
internal static class ObservatoryBench
{
    public const string Name = "observatory";
    private const int Changes = 2000;
    private const double TargetMilliseconds = 1000;

    /// <returns>Whether every page is in time and the aggregates are right.</returns>
    public static async Task<bool> RunAsync(int awards, int rounds, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-bench-");
        try
        {
            await using var services = await StartAsync(folder.FullName);
            var start = Stopwatch.GetTimestamp();
            var facts = await FillAsync(services, Path.Combine(folder.FullName, "testamur.db"), awards);
            await SayAsync(
                output,
                $"{awards:N0} awards, {facts:N0} facts, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s."
            );
            start = Stopwatch.GetTimestamp();
            await ChangeAsync(services, awards);
            var change = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Changes;
            start = Stopwatch.GetTimestamp();
            var wrong = await CompareAsync(services);
            var adding = Stopwatch.GetElapsedTime(start);
            await SayAsync(
                output,
                $"{Changes:N0} changes by events took {change:0.0} ms each. Adding everything up anew took {adding.TotalSeconds:0} s; {wrong:N0} aggregates differ."
            );
            return await PagesAsync(services, rounds, output) && wrong == 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ServiceProvider> StartAsync(string folder)
    {
        var platform = Options.Create(new TestamurOptions { DataFolder = folder });
        var here = new Database(Options.Create(new DatabaseOptions { Provider = DatabaseProvider.Sqlite }), platform);
        await new SchemaUpgrader(here, TimeProvider.System).UpgradeAsync(CancellationToken.None);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(platform);
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<EventDelivery>();
        services.AddDbContext<AppDb, SqliteAppDb>(options => options.UseSqlite(here.Connection));
        services.AddScoped<IInstitutions, Institutions>();
        services.AddScoped<KeepCells>();
        services.AddScoped<WriteFacts>();
        services.AddScoped<ReadIndicator>();
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

    private static async Task<long> FillAsync(ServiceProvider services, string file, int awards)
    {
        var (made, sums, facts) = (new SyntheticAwards(), new CellSums(), 0L);
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = connection.CreateCommand();
            insert.CommandText =
                "INSERT INTO observatory_facts (kind, key, institution, country, alliance, field, month, specification_version, open, counts, marks, revision) "
                + "VALUES ($kind, $key, $institution, $country, $alliance, $field, $month, 0, 1, 1, $marks, 0)";
            string[] names = ["$kind", "$key", "$institution", "$country", "$alliance", "$field", "$month", "$marks"];
            var values = names.Select(name => insert.Parameters.AddWithValue(name, "")).ToList();
            for (var number = 0; number < awards; number++)
            {
                foreach (var fact in made.Next(number))
                {
                    object[] row =
                    [
                        fact.Kind.ToString(),
                        fact.Key,
                        fact.Institution.Value,
                        fact.Country,
                        fact.Alliance,
                        fact.Field,
                        fact.Month,
                        fact.Marks,
                    ];
                    foreach (var (index, value) in row.Index())
                        values[index].Value = value;
                    await insert.ExecuteNonQueryAsync();
                    sums.Add(fact);
                    facts++;
                }
            }

            await transaction.CommitAsync();
        }

        await using var scope = services.CreateAsyncScope();
        await using var all = await scope.ServiceProvider.GetRequiredService<AppDb>().Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<KeepCells>().AddAsync(sums, CancellationToken.None);
        await all.CommitAsync();
        return facts;
    }

    /// <summary>Events as they come: awards taken back, decisions of another kind, awards that are new.</summary>
    private static async Task ChangeAsync(ServiceProvider services, int awards)
    {
        var source = new SeededSource(7);
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
                foreach (var fact in new SyntheticAwards().Next(awards + number))
                    await facts.SetAsync(fact, Mark.Read(fact.Marks), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static async Task<int> CompareAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var difference = new CellSums();
        await foreach (var fact in db.Set<Fact>().AsNoTracking().AsAsyncEnumerable())
            difference.Add(fact);
        await foreach (var cell in db.Set<Cell>().AsNoTracking().AsAsyncEnumerable())
            difference.Add(new(cell.Measure, cell.Axis, cell.Value, cell.Month, cell.Part), -cell.Count, -cell.Sum);
        return difference.Sorted.Count();
    }

    private static async Task<bool> PagesAsync(ServiceProvider services, int rounds, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync("| page | middle ms | slowest ms |");
        await output.WriteLineAsync("|---|--:|--:|");
        var slowest = 0.0;
        foreach (var indicator in AllIndicators.InOrder.Where(one => one.Subject == IndicatorSubject.People))
        {
            var taken = new Latencies();
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var by in Enum.GetValues<CutBy>())
                    await taken.MeasureAsync(
                        () => ReadAsync(services, read => read.HandleAsync(indicator.Id, by, default)),
                        round > 0
                    );
            }

            await output.WriteLineAsync($"| {indicator.Id} by any cut | {taken.Cells} |");
            slowest = Math.Max(slowest, taken.At(1));
        }

        var list = new Latencies();
        for (var round = 0; round <= rounds; round++)
            await list.MeasureAsync(() => ReadAsync(services, read => read.ListAsync(default)), round > 0);
        await output.WriteLineAsync($"| all thirty | {list.Cells} |");
        slowest = Math.Max(slowest, list.At(1));
        await output.WriteLineAsync();
        await SayAsync(output, $"The slowest took {slowest:0} ms; the target is {TargetMilliseconds:0}.");
        return slowest < TargetMilliseconds;
    }

    private static async Task<T> ReadAsync<T>(ServiceProvider services, Func<ReadIndicator, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReadIndicator>());
    }

    private static Task SayAsync(TextWriter output, FormattableString line) =>
        output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
