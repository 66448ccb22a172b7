using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Alliance;

public sealed class FirstRunTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_code_of_the_console_makes_the_alliance_once(DatabaseKind database)
    {
        await using var app = await EmptyAsync(database);
        var code = await CodeAsync(app);
        using var api = app.Api(null);

        var done = await (await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code))).JsonAsync();
        Assert.Equal("north", done.GetProperty("slug").GetString());
        var session = await api.SendAsync(
            HttpMethod.Post,
            "/api/v1/session",
            new { email = "ada@example.org", password = App.Password }
        );
        await session.JsonAsync();
        var right = await app.InScopeAsync(
            null,
            async services =>
            {
                var institution = (await services.GetRequiredService<IInstitutions>().ListAsync(default)).Single();
                var rights = services.GetRequiredService<IAwardingRights>();
                Assert.Null(await rights.FindAsync(institution.Id, new(2019, 12, 31), 6, default));
                Assert.Null(await rights.FindAsync(institution.Id, new(2026, 1, 1), 8, default));
                return await rights.FindAsync(institution.Id, new(2026, 1, 1), 6, default);
            }
        );
        Assert.Equal("Universities Act", right?.Basis);

        var again = await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code, "south"));
        Assert.Equal("alliance.alreadyRunning", await again.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wrong_or_older_code_makes_nothing(DatabaseKind database)
    {
        await using var app = await EmptyAsync(database);
        var older = await CodeAsync(app);
        var code = await CodeAsync(app);
        using var api = app.Api(null);
        foreach (var wrong in new[] { "", "AAAAA-BBBBB-CCCCC-DDDDD", older })
        {
            var refused = await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(wrong));
            Assert.Equal("alliance.wrongCode", await refused.CodeAsync(HttpStatusCode.Forbidden));
        }

        await (await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code.ToLowerInvariant()))).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_with_mistakes_names_them_and_leaves_the_code_usable(DatabaseKind database)
    {
        await using var app = await EmptyAsync(database);
        var code = await CodeAsync(app);
        using var api = app.Api(null);
        var refused = await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code, "Not A Slug", password: "short"));
        var errors = (await refused.JsonAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("errors");
        Assert.True(errors.TryGetProperty("slug", out _));

        await (await api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code))).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_uses_of_the_code_at_once_make_one_alliance(DatabaseKind database)
    {
        await using var app = await EmptyAsync(database);
        var code = await CodeAsync(app);
        using var api = app.Api(null);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    api.SendAsync(HttpMethod.Post, "/api/v1/first-run", Request(code, $"north{i}", $"ada{i}@example.org"))
                )
        );
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
    }

    private static Task<string> CodeAsync(App app) =>
        app.InScopeAsync(null, services => services.GetRequiredService<FirstRunCode>().MakeAsync(default));

    internal static async Task<App> EmptyAsync(DatabaseKind database) =>
        await App.StartAsync(
            database == DatabaseKind.Sqlite
                ? []
                : new()
                {
                    ["Testamur:Database:Provider"] = "Postgres",
                    ["Testamur:Database:Connection"] = await Apps.NewPostgresDatabaseAsync(),
                }
        );

    private static object Request(
        string code,
        string slug = "north",
        string email = "ada@example.org",
        string password = App.Password
    ) =>
        new
        {
            code,
            administrator = new
            {
                name = "Ada Example",
                email,
                password,
            },
            alliance = new { name = "Example Alliance", website = "https://alliance.example" },
            institution = new
            {
                slug,
                name = "North University",
                legalName = "North University",
                countryCode = "fi",
                city = "Oulu",
                website = (string?)null,
            },
            awardingRight = new
            {
                basis = "Universities Act",
                grantedBy = "Parliament",
                eqfFrom = 4,
                eqfTo = 7,
                validFrom = "2020-01-01",
                validUntil = (string?)null,
            },
        };
}
