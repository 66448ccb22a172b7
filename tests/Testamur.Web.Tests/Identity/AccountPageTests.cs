using System.Net;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Alliance;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Identity;

public sealed class AccountPageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Public_pages_set_no_cookie(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        foreach (var path in new[] { "/privacy", "/accessibility", "/imprint", "/help" })
        {
            using var browser = app.Browser(null);
            var page = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_signs_up_confirms_signs_in_and_out(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var browser = app.Browser(null);
        var email = InvitationTests.NewAddress();
        (string, string?)[] typed = [("name", "Lea Learner"), ("email", email), ("password", App.Password)];
        using var asked = await browser.PostFormAsync("/sign-up", "sign-up", typed);
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        using var confirmed = await browser.PostFormAsync(await app.LinkToAsync(email), "confirm");
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);

        using var wrong = await browser.PostFormAsync("/sign-in", "sign-in", ("email", email), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var signedIn = await browser.PostFormAsync(
            "/sign-in?return=/my/account",
            "sign-in",
            ("email", email),
            ("password", App.Password)
        );
        Assert.EndsWith("/my/account", signedIn.Headers.Location?.ToString(), StringComparison.Ordinal);
        var account = await browser.PageAsync("/my/account");
        var token = account.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

        using var forged = new FormUrlEncodedContent([new("back", "/")]);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), forged)).StatusCode
        );
        await browser.PageAsync("/my/account");
        using var own = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), own);
        await browser.PageAsync("/my/account", HttpStatusCode.Found);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Signing_in_leads_to_this_site_only(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        foreach (var away in new[] { "https://evil.example/", "//evil.example", "/\\evil.example" })
        {
            using var browser = app.Browser(null);
            var path = $"/sign-in?return={Uri.EscapeDataString(away)}";
            using var done = await browser.PostFormAsync(path, "sign-in", ("email", anna.Email), ("password", App.Password));
            Assert.Equal(HttpStatusCode.Found, done.StatusCode);
            Assert.DoesNotContain("evil", done.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_signs_in_arrives_at_their_work(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var officer = await app.PersonAsync("Quentin", (home, Role.QaOfficer));
        foreach (
            var (person, work) in new[] { (officer, $"/t/{home.Slug}/reviews"), (await app.PersonAsync("Lena"), "/my/wallet") }
        )
        {
            using var browser = app.Browser(null);
            using var done = await browser.PostFormAsync(
                "/sign-in",
                "sign-in",
                ("email", person.Email),
                ("password", App.Password)
            );
            Assert.Equal("/start", done.Headers.Location?.AbsolutePath);
            using var start = await browser.GetAsync(done.Headers.Location);
            Assert.Equal(work, start.Headers.Location?.ToString());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_language_form_changes_texts_and_messages(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var browser = app.Browser(anna);
        using var german = new FormUrlEncodedContent([new("culture", "de"), new("back", "/privacy")]);
        var answer = await browser.PostAsync(new Uri("/language", UriKind.Relative), german);
        Assert.Equal("/privacy", answer.Headers.Location?.ToString());
        Assert.Equal("Datenschutz", (await browser.PageAsync("/privacy")).QuerySelector("h1")?.TextContent);
        var person = await app.InScopeAsync(null, services => services.Get<IPeople>().FindAsync(new(anna.Id), default));
        Assert.Equal("de", person?.Language);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_account_page_saves_ends_sessions_and_deletes(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var browser = app.Browser(anna);
        const string Path = "/my/account";
        await browser.PageAsync("/my/messages");
        using var saved = await browser.PostFormAsync(Path, "profile", ("name", "Anna Berg"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("Anna Berg", (await browser.PageAsync(Path)).Body?.InnerHtml, StringComparison.Ordinal);

        using var elsewhere = app.Api(anna);
        (string, string?)[] typed = [("currentPassword", App.Password), ("password", "a new good password")];
        using var changed = await browser.PostFormAsync(Path, "password", typed);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).StatusCode);
        await browser.PageAsync(Path);

        using var refused = await browser.PostFormAsync(Path, "close", ("closePassword", "wrong"));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using var closed = await browser.PostFormAsync(Path, "close", ("closePassword", "a new good password"));
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.Null(await app.InScopeAsync(null, services => services.Get<IPeople>().FindAsync(new(anna.Id), default)));
        await browser.PageAsync(Path, HttpStatusCode.Found);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_administrator_cannot_delete_the_account(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        using var browser = app.Browser(ada);
        using var refused = await browser.PostFormAsync("/my/account", "close", ("closePassword", App.Password));
        Assert.Contains("last administrator", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(await app.InScopeAsync(null, services => services.Get<IPeople>().FindAsync(new(ada.Id), default)));
    }
}
