using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Alliance;

public sealed class InstitutionTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly object Right = new
    {
        basis = "Higher Education Act",
        eqfFrom = 5,
        eqfTo = 6,
        validFrom = "2024-01-01",
        grantedBy = (string?)null,
        validUntil = (string?)null,
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task An_alliance_administrator_adds_an_institution_and_invites_its_administrator(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var carol = await app.PersonAsync("Carol");
        using var api = app.Api(carol);
        var (slug, email) = (
            $"n{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}",
            InvitationTests.NewAddress()
        );
        var request = new
        {
            institution = new
            {
                slug,
                name = "New University",
                legalName = "New University Foundation",
                countryCode = "PT",
                city = (string?)null,
                website = (string?)null,
            },
            awardingRight = Right,
            administratorEmail = email,
        };
        var refused = await api.SendAsync(HttpMethod.Post, "/api/v1/alliance/institutions", request);
        Assert.Equal("platform.notAllowed", await refused.CodeAsync(HttpStatusCode.Forbidden));

        await app.InScopeAsync(
            null,
            services =>
                services
                    .GetRequiredService<AppDb>()
                    .Users.Where(person => person.Id == carol.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(person => person.IsAllianceAdministrator, true))
        );
        await (await api.SendAsync(HttpMethod.Post, "/api/v1/alliance/institutions", request)).JsonAsync(HttpStatusCode.Created);
        Assert.StartsWith("/invitation/", await app.LinkToAsync(email), StringComparison.Ordinal);
        var again = await api.SendAsync(HttpMethod.Post, "/api/v1/alliance/institutions", request);
        Assert.Equal("alliance.shortNameTaken", await again.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_right_is_added_and_ended_once_and_covers_its_days_and_levels(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await InvitationTests.AdministratorAsync(app);
        var rights = $"/api/v1/t/{home.Slug}/awarding-rights";
        var id = (await (await api.SendAsync(HttpMethod.Post, rights, Right)).JsonAsync()).GetProperty("id").GetString();
        var end = new { lastDay = "2026-06-30" };
        await (await api.SendAsync(HttpMethod.Post, $"{rights}/{id}/end", end)).JsonAsync();
        var again = await api.SendAsync(HttpMethod.Post, $"{rights}/{id}/end", end);
        Assert.Equal("alliance.rightEnded", await again.CodeAsync(HttpStatusCode.Conflict));

        await app.InScopeAsync(
            null,
            async services =>
            {
                var contract = services.GetRequiredService<IAwardingRights>();
                Assert.NotNull(await contract.FindAsync(home.Id, new(2026, 6, 30), 5, default));
                Assert.NotNull(await contract.FindAsync(home.Id, new(2024, 1, 1), null, default));
                Assert.Null(await contract.FindAsync(home.Id, new(2026, 7, 1), 5, default));
                Assert.Null(await contract.FindAsync(home.Id, new(2025, 1, 1), 7, default));
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_cannot_see_or_end_a_right(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await InvitationTests.AdministratorAsync(app);
        var (other, otherApi) = await InvitationTests.AdministratorAsync(app);
        var rights = $"/api/v1/t/{home.Slug}/awarding-rights";
        var id = (await (await api.SendAsync(HttpMethod.Post, rights, Right)).JsonAsync()).GetProperty("id").GetString();

        var own = await (await otherApi.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/awarding-rights")).JsonAsync();
        Assert.Equal(0, own.GetArrayLength());
        foreach (var path in new[] { rights, $"/api/v1/t/{home.Slug}/institution", $"/api/v1/t/{home.Slug}/people" })
            Assert.Equal(
                "platform.notFound",
                await (await otherApi.SendAsync(HttpMethod.Get, path)).CodeAsync(HttpStatusCode.NotFound)
            );
        foreach (var slug in new[] { home.Slug, other.Slug })
        {
            var path = $"/api/v1/t/{slug}/awarding-rights/{id}/end";
            var refused = await otherApi.SendAsync(HttpMethod.Post, path, new { lastDay = "2026-06-30" });
            Assert.Equal("platform.notFound", await refused.CodeAsync(HttpStatusCode.NotFound));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Details_change_but_not_the_short_name(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await InvitationTests.AdministratorAsync(app);
        var path = $"/api/v1/t/{home.Slug}/institution";
        var request = new
        {
            name = "Renamed University",
            legalName = "Renamed University",
            countryCode = "se",
            city = "Umeå",
            website = "https://renamed.example",
        };
        var changed = await (await api.SendAsync(HttpMethod.Put, path, request)).JsonAsync();
        Assert.Equal(home.Slug, changed.GetProperty("slug").GetString());
        Assert.Equal("SE", changed.GetProperty("countryCode").GetString());
        Assert.Equal("Umeå", changed.GetProperty("city").GetString());
    }
}
