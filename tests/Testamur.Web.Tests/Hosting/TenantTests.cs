using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

public sealed class TenantTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_platform_is_ready(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var api = app.Api(null);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_another_institution_read_as_absent(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        await app.InScopeAsync(home, services => RecordAsync(services));

        Assert.Equal(1, await app.InScopeAsync(home, CountAsync));
        Assert.Equal(0, await app.InScopeAsync(other, CountAsync));
        Assert.Equal(0, await app.InScopeAsync(null, CountAsync));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_row_of_another_institution_cannot_be_written(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.InScopeAsync(
                home,
                async services =>
                {
                    var db = services.GetRequiredService<AppDb>();
                    db.Add(AuditEntry.Of(other.Id, null, byStaff: false, "test.act", "1", null, app.Time.GetUtcNow()));
                    await db.SaveChangesAsync();
                }
            )
        );
    }

    private static async Task RecordAsync(IServiceProvider services)
    {
        services.GetRequiredService<AuditLog>().Record("test.act", "1");
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    private static async Task<int> CountAsync(IServiceProvider services) =>
        await services.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(entry => entry.Act == "test.act");
}
