using Microsoft.EntityFrameworkCore;
using Npgsql;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>One connection to PostgreSQL serves one institution after the other, and the next one finds nothing of the last.</summary>
public sealed class ConnectionReuseTests(Apps apps) : IClassFixture<Apps>
{
    private const string WhoseActs = "SELECT DISTINCT institution AS \"Value\" FROM platform_audit";

    /// <summary>
    /// Without a reset it is as if a pooler stood between us and the server, which hands the same session to whoever comes next.
    /// </summary>
    [Theory, OnPostgres]
    public async Task After_a_failure_the_next_institution_on_the_same_connection_sees_its_own_rows(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        foreach (var institution in new[] { home, other })
            await app.InScopeAsync(institution, RecordAsync);

        foreach (var reset in new[] { true, false })
        {
            var one = await app.InScopeAsync(null, services => Task.FromResult(One(services.Get<Database>().Connection, reset)));
            var first = await app.InScopeAsync(
                home,
                async services =>
                {
                    var db = At(services, one);
                    await using var transaction = await db.Database.BeginTransactionAsync();
                    Assert.Equal([home.Id.Value], await db.Database.SqlQueryRaw<Guid>(WhoseActs).ToListAsync());
                    var server = await ServerAsync(db);
                    await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("SELECT 1 / 0"));
                    return server;
                }
            );
            var second = await app.InScopeAsync(
                other,
                async services =>
                {
                    var db = At(services, one);
                    Assert.Equal([other.Id.Value], await db.Database.SqlQueryRaw<Guid>(WhoseActs).ToListAsync());
                    Assert.Equal(
                        1,
                        await db.Set<AuditEntry>().Across(Readings.Work).CountAsync(act => act.Institution == home.Id)
                    );
                    Assert.Equal([other.Id.Value], await db.Database.SqlQueryRaw<Guid>(WhoseActs).ToListAsync());
                    await RecordAsync(services);
                    return await ServerAsync(db);
                }
            );

            await using var next = new NpgsqlConnection(one);
            await next.OpenAsync();
            Assert.Equal((first, first), (second, next.ProcessID));
            Assert.Equal(0L, await CountAsync(next));
            // Said for the session instead, it would still be there: the question above would tell.
            await SayForSessionAsync(next, home.Id.Value);
            Assert.Equal(1L, await CountAsync(next));
            await next.CloseAsync();
            NpgsqlConnection.ClearPool(next);
        }
    }

    /// <summary>What was said lasts for a transaction, so it is said again only where something else was said since, or taken back.</summary>
    [Theory, OnPostgres]
    public async Task What_is_saved_in_a_transaction_is_the_institution_s_after_a_look_across_and_after_a_savepoint(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using (var transaction = await db.Database.BeginTransactionAsync())
                {
                    Assert.Equal(0, await db.Set<AuditEntry>().CountAsync(act => act.Act == "test.act"));
                    await RecordAsync(services);
                    await db.Set<AuditEntry>().Across(Readings.Work).CountAsync();
                    Assert.Equal(Readings.Work.Name, await ReadingAsync(db));
                    await RecordAsync(services);
                    Assert.Equal("", await ReadingAsync(db));
                    await transaction.CommitAsync();
                }

                await using (var transaction = await db.Database.BeginTransactionAsync())
                {
                    await transaction.CreateSavepointAsync("before");
                    Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(act => act.Act == "test.act"));
                    await transaction.RollbackToSavepointAsync("before");
                    await RecordAsync(services);
                    await transaction.CommitAsync();
                }

                Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(act => act.Act == "test.act"));
            }
        );
    }

    /// <summary>Background work takes its institution from what started it, and has a connection of the same pool and role as all the others.</summary>
    [Theory, OnPostgres]
    public async Task Work_for_one_institution_reads_nothing_of_another_whatever_it_asks(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        await app.InScopeAsync(other, RecordAsync);
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                Assert.Empty(await db.Database.SqlQueryRaw<Guid>(WhoseActs).ToListAsync());
                Assert.Equal(1, await db.Set<AuditEntry>().Across(Readings.Work).CountAsync(act => act.Institution == other.Id));
                // The name is good for the tables it lists, and for looking.
                Assert.Equal(
                    0,
                    await db.Set<AuditEntry>().Across(Readings.Verify).CountAsync(act => act.Institution == other.Id)
                );
                var acts = db.Set<AuditEntry>().Across(Readings.Work).Where(act => act.Institution == other.Id);
                Assert.Equal(0, await acts.ExecuteUpdateAsync(act => act.SetProperty(a => a.Institution, home.Id)));
            }
        );
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        services.Get<AuditLog>().Record("test.act", "1");
        await services.Get<AppDb>().SaveChangesAsync();
    }

    private static string One(string connection, bool reset) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            MaxPoolSize = 1,
            NoResetOnClose = !reset,
            ApplicationName = $"one connection, reset: {reset}",
        }.ConnectionString;

    private static AppDb At(IServiceProvider services, string connection)
    {
        var db = services.Get<AppDb>();
        db.Database.SetConnectionString(connection);
        return db;
    }

    private static Task<int> ServerAsync(AppDb db) =>
        db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync();

    private static async Task<object?> ReadingAsync(AppDb db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT current_setting('app.reading', true)";
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM platform_audit WHERE act = 'test.act'", connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task SayForSessionAsync(NpgsqlConnection connection, Guid institution)
    {
        await using var command = new NpgsqlCommand("SELECT set_config('app.tenant', $1, false)", connection);
        command.Parameters.Add(new() { Value = $"{institution}" });
        await command.ExecuteNonQueryAsync();
    }
}
