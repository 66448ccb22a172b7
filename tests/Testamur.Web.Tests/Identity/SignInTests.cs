using System.Net;
using System.Net.Http.Headers;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Alliance;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Identity;

public sealed class SignInTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_password_gives_a_token_that_works(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(null);
        await UseTokenAsync(api, anna.Email!);
        var profile = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).JsonAsync();
        Assert.Equal("Anna", profile.GetProperty("name").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unknown_address_and_wrong_password_get_the_same_answer(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(null);
        var wrong = await SignInAsync(api, anna.Email!, "not the password");
        var unknown = await SignInAsync(api, InvitationTests.NewAddress(), App.Password);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal(
            WithoutTrace(await wrong.Content.ReadAsStringAsync()),
            WithoutTrace(await unknown.Content.ReadAsStringAsync())
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_ten_wrong_passwords_even_the_right_one_is_refused(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(null);
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(api, anna.Email!, "wrong")).StatusCode);
        var right = await SignInAsync(api, anna.Email!, App.Password);
        Assert.Equal("identity.signInFailed", await right.CodeAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task One_address_gets_so_many_attempts_a_minute()
    {
        await using var app = await App.StartAsync(new() { ["Testamur:StrangerRequestsPerMinute"] = "3" });
        using var api = app.Api(null);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(api, InvitationTests.NewAddress(), "wrong")).StatusCode);
        var refused = await SignInAsync(api, InvitationTests.NewAddress(), "wrong");
        Assert.Equal("platform.tooManyRequests", await refused.CodeAsync(HttpStatusCode.TooManyRequests));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_account_works_once_its_address_is_confirmed(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var api = app.Api(null);
        var email = InvitationTests.NewAddress();
        await SignUpAsync(api, email);
        var early = await SignInAsync(api, email, App.Password);
        Assert.Equal("identity.confirmFirst", await early.CodeAsync(HttpStatusCode.Forbidden));

        var (person, token) = await LinkPartsAsync(app, email);
        await app.InScopeAsync(
            null,
            async services => Assert.Null((await services.Get<AccountLinks>().ConfirmAsync(person, token)).Problem)
        );
        await (await SignInAsync(api, email, App.Password)).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Signing_up_with_a_known_address_tells_its_owner_only(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(null);
        await SignUpAsync(api, anna.Email!);
        Assert.Equal("Identity.AlreadyHere", (await app.MailToAsync(anna.Email!)).Single().Kind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sign_out_everywhere_ends_tokens_and_cookies(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(anna);
        using var browser = app.Browser(anna);
        await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).JsonAsync();
        await (await browser.SendAsync(HttpMethod.Get, "/my/account/data")).JsonAsync();

        await (await api.SendAsync(HttpMethod.Post, "/api/v1/my/sign-out-everywhere")).JsonAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).StatusCode);
        var signIn = await browser.SendAsync(HttpMethod.Get, "/my/account/data");
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
        Assert.Contains("/sign-in", signIn.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reset_link_works_once_and_ends_what_was_open(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        using var api = app.Api(anna);
        await app.InScopeAsync(null, services => services.Get<AccountLinks>().AskForResetAsync(anna.Email, default));
        var (person, token) = await LinkPartsAsync(app, anna.Email!);

        async Task<string?> ResetAsync(string password) =>
            await app.InScopeAsync(
                null,
                async services => (await services.Get<AccountLinks>().ResetAsync(person, token, password)).Problem?.Code
            );
        Assert.Equal("platform.invalidFields", await ResetAsync("short"));
        Assert.Null(await ResetAsync("another good password"));
        Assert.Equal("identity.linkUsed", await ResetAsync("a third good password"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).StatusCode);
        await (await SignInAsync(api, anna.Email!, "another good password")).JsonAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(api, anna.Email!, App.Password)).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cookie_does_not_open_the_api(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var browser = app.Browser(await app.PersonAsync("Anna"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).StatusCode);
    }

    private static async Task SignUpAsync(HttpClient api, string email) =>
        await (
            await api.SendAsync(
                HttpMethod.Post,
                "/api/v1/accounts",
                new
                {
                    name = "Lea Learner",
                    email,
                    password = App.Password,
                }
            )
        ).JsonAsync(HttpStatusCode.Accepted);

    private static Task<HttpResponseMessage> SignInAsync(HttpClient api, string email, string password) =>
        api.SendAsync(HttpMethod.Post, "/api/v1/session", new { email, password });

    private static async Task UseTokenAsync(HttpClient api, string email)
    {
        var session = await (await SignInAsync(api, email, App.Password)).JsonAsync();
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            session.GetProperty("accessToken").GetString()
        );
    }

    private static async Task<(Guid Person, string Token)> LinkPartsAsync(App app, string email)
    {
        var parts = (await app.LinkToAsync(email)).Split('/');
        return (Guid.Parse(parts[^2]), parts[^1]);
    }

    private static string WithoutTrace(string problem) =>
        System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":(\"[^\"]*\"|null)", "");
}
