using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Units;

public sealed class UnitFilterTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly UnitId Unit = new(new Guid(5, 0, 0, new byte[8]));

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_a_limited_scope_asks_by_unit(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var (whole, part) = await app.InScopeAsync(
            home,
            services =>
            {
                var db = services.Get<AppDb>();
                string Statements() =>
                    db.Set<BatchItem>().Select(item => item.Row).ToQueryString()
                    + db.Set<Correction>().Select(correction => correction.Id).ToQueryString();
                var before = Statements();
                services.Get<CurrentTenant>().Narrow(PartWith([Unit.Value]));
                return Task.FromResult((before, Statements()));
            }
        );
        Assert.DoesNotContain("issuing_batches", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("issuing_credentials", whole, StringComparison.Ordinal);
        Assert.Contains("issuing_batches", part, StringComparison.Ordinal);
        Assert.Contains("issuing_credentials", part, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_does_not_say_where_it_belongs_is_not_there_and_nothing_is_saved_outside(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        await scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var (db, tenant) = (services.Get<AppDb>(), services.Get<CurrentTenant>());
                var batch = await db.Set<Batch>().AsNoTracking().FirstAsync();
                db.Add(Invitation.Make(scene.Home.Id, "gina@example.org", [Role.Author], null, null, scene.App.Time).Invitation);
                await db.SaveChangesAsync();
                Assert.True(await db.Set<Invitation>().AnyAsync());
                tenant.Narrow(PartWith([scene.Specification]));
                Assert.True(await db.Set<BatchItem>().AnyAsync());
                Assert.False(await db.Set<Invitation>().AnyAsync());
                tenant.Narrow(PartWith([]));
                Assert.False(await db.Set<BatchItem>().AnyAsync());
                Assert.Equal(0, await db.Set<BatchItem>().ExecuteDeleteAsync());
                db.Remove(batch);
                await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            }
        );
    }

    private static InstitutionPart PartWith(IEnumerable<Guid> specifications) =>
        new(new HashSet<UnitId> { Unit }, specifications.ToHashSet());
}
