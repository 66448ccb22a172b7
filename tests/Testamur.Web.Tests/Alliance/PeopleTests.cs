using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Alliance;

public sealed class PeopleTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_administrator_keeps_the_role(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        using var api = app.Api(ada);
        var refused = await api.SendAsync(HttpMethod.Delete, RolePath(home.Slug, ada, "administrator"));
        Assert.Equal("alliance.lastAdministrator", await refused.CodeAsync(HttpStatusCode.Conflict));
        await (await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/people")).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_administrators_cannot_remove_each_other_at_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        var bo = await app.PersonAsync("Bo", (home, Role.Administrator));
        using var adas = app.Api(ada);
        using var bos = app.Api(bo);
        await Task.WhenAll(
            adas.SendAsync(HttpMethod.Delete, RolePath(home.Slug, bo, "administrator")),
            bos.SendAsync(HttpMethod.Delete, RolePath(home.Slug, ada, "administrator"))
        );
        var left = await app.InScopeAsync(
            null,
            services => services.GetRequiredService<AppDb>().Set<Membership>().CountAsync(m => m.Institution == home.Id)
        );
        Assert.Equal(1, left);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_role_works_from_the_next_request_on_and_stops_at_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        var bo = await app.PersonAsync("Bo", (home, Role.Author));
        using var adas = app.Api(ada);
        using var bos = app.Api(bo);
        var people = $"/api/v1/t/{home.Slug}/people";

        Assert.Equal(
            "platform.notAllowed",
            await (await bos.SendAsync(HttpMethod.Get, people)).CodeAsync(HttpStatusCode.Forbidden)
        );
        await (await adas.SendAsync(HttpMethod.Put, RolePath(home.Slug, bo, "administrator"))).JsonAsync();
        await (await bos.SendAsync(HttpMethod.Get, people)).JsonAsync();
        await (await adas.SendAsync(HttpMethod.Delete, RolePath(home.Slug, bo, "administrator"))).JsonAsync();
        Assert.Equal(
            "platform.notAllowed",
            await (await bos.SendAsync(HttpMethod.Get, people)).CodeAsync(HttpStatusCode.Forbidden)
        );

        var acts = await app.InScopeAsync(
            home,
            services => services.GetRequiredService<AppDb>().Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()
        );
        Assert.Contains("alliance.roleGiven", acts);
        Assert.Contains("alliance.roleTaken", acts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Roles_are_given_to_own_staff_only(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        var bo = await app.PersonAsync("Bo", (other, Role.Author));
        using var api = app.Api(ada);
        string[] paths = [RolePath(home.Slug, bo, "registrar"), RolePath(other.Slug, bo, "registrar")];
        foreach (var path in paths)
        {
            var refused = await api.SendAsync(HttpMethod.Put, path);
            Assert.Equal("platform.notFound", await refused.CodeAsync(HttpStatusCode.NotFound));
        }
    }

    private static string RolePath(string slug, Person person, string role) =>
        $"/api/v1/t/{slug}/people/{person.Id}/roles/{role}";
}
