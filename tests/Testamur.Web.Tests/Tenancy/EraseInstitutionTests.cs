using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;
using Database = Testamur.Web.Platform.Data.Database;

namespace Testamur.Web.Tests.Tenancy;

public sealed class EraseInstitutionTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>What jobs go on with while it is looked at: places in the chain, and what was delivered.</summary>
    private static readonly string[] Moving = ["platform_audit", "platform_audit_ends", "platform_outbox"];

    [Theory, OnSqlite, OnPostgres]
    public async Task No_row_of_it_is_left_and_none_of_another_is_touched(DatabaseKind database)
    {
        using var twins = await Twins.SetAsync(await apps.OnAsync(database));
        var (app, gone, stays) = (twins.App, twins.Other.Id, twins.Home.Id);
        var before = await RowsAsync(app, stays);
        Assert.InRange((await RowsAsync(app, gone)).Count(table => table.Value.Count > 0), 15, 1000);

        var erased = await EraseAsync(app, twins.Other.Slug);

        Assert.Equal(twins.Other.Name, erased?.Name);
        Assert.DoesNotContain(await RowsAsync(app, gone), table => table.Value.Count > 0);
        var after = await RowsAsync(app, stays);
        foreach (var (table, rows) in before)
        {
            if (Moving.Contains(table))
                Assert.InRange(after[table].Count, rows.Count, 10_000);
            else
                Assert.Equal(rows, after[table]);
        }

        using var api = app.Api(twins.Staff);
        var workplace = await api.GetAsync(new Uri($"/api/v1/t/{twins.Home.Slug}/offerings", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, workplace.StatusCode);
        var none = await api.GetAsync(new Uri($"/api/v1/t/{twins.Other.Slug}/offerings", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var told = await app.InScopeAsync(
            null,
            services => services.Get<AppDb>().Set<AuditEntry>().SingleAsync(act => act.Subject == twins.Other.Slug)
        );
        Assert.Equal("alliance.institutionErased", told.Act);

        // The log of those who stay refuses again.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            app.InScopeAsync(twins.Home, services => services.Get<AppDb>().Set<AuditEntry>().ExecuteDeleteAsync())
        );
        Assert.Null(await EraseAsync(app, twins.Other.Slug));
    }

    private static Task<EraseInstitution.Erased?> EraseAsync(App app, string slug) =>
        app.InScopeAsync(
            null,
            services =>
            {
                var erase = new EraseInstitution(
                    services.Get<AppDb>(),
                    services.Get<CurrentTenant>(),
                    AsOwner(services.Get<Database>()),
                    services.Get<IServiceScopeFactory>()
                );
                return erase.HandleAsync(slug, default);
            }
        );

    private static Database AsOwner(Database database) =>
        database.Provider == DatabaseProvider.Sqlite
            ? database
            : new(
                Options.Create(
                    new DatabaseOptions
                    {
                        Provider = DatabaseProvider.Postgres,
                        Connection = database.Connection,
                        Owner = new NpgsqlConnectionStringBuilder(database.Connection)
                        {
                            Username = "postgres",
                            Pooling = false,
                        }.ConnectionString,
                    }
                ),
                Options.Create(new TestamurOptions())
            );

    /// <summary>The rows of an institution by table, each as text.</summary>
    private static Task<Dictionary<string, List<string>>> RowsAsync(App app, InstitutionId institution) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.BeginUnboundAsync();
                var tables = new Dictionary<string, List<string>>(StringComparer.Ordinal);
                foreach (var table in RowSecurity.Tables(db.Model))
                {
                    await using var command = db.Database.GetDbConnection().CreateCommand();
                    command.Transaction = transaction.GetDbTransaction();
                    command.CommandText = $"SELECT * FROM {table} WHERE institution = @id"; // names of our own model
                    var id = command.CreateParameter();
                    (id.ParameterName, id.Value) = ("@id", institution.Value);
                    command.Parameters.Add(id);
                    await using var reader = await command.ExecuteReaderAsync();
                    var rows = tables[table] = [];
                    while (await reader.ReadAsync())
                        rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
                    rows.Sort(StringComparer.Ordinal);
                }

                return tables;
            }
        );

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
