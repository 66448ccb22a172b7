using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Alliance;

public sealed class PageTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public async Task The_home_page_leads_to_the_first_run_until_it_is_done()
    {
        await using var app = await FirstRunTests.EmptyAsync(DatabaseKind.Sqlite);
        var code = await app.InScopeAsync(null, services => services.GetRequiredService<FirstRunCode>().MakeAsync(default));
        using var browser = app.Browser(null);
        var home = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("/first-run", home.Headers.Location?.ToString());

        (string, string?)[] fields =
        [
            ("code", "wrong"),
            ("name", "Ada Example"),
            ("email", "ada@example.org"),
            ("password", App.Password),
            ("allianceName", "Example Alliance"),
            ("slug", "north"),
            ("institutionName", "North University"),
            ("legalName", "North University"),
            ("countryCode", "FI"),
            ("basis", "Universities Act"),
            ("validFrom", "2020-01-01"),
        ];
        using var refused = await browser.PostFormAsync("/first-run", "first-run", fields);
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#f-code\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"North University\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(App.Password, text, StringComparison.Ordinal);

        fields[0] = ("code", code);
        using var done = await browser.PostFormAsync("/first-run", "first-run", fields);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        await browser.PageAsync("/t/north/settings");
        await browser.PageAsync("/alliance");
        Assert.NotEqual("/first-run", (await browser.GetAsync(new Uri("/", UriKind.Relative))).Headers.Location?.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task People_are_invited_and_roles_taken_on_the_page(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var ada = await app.PersonAsync("Ada", (home, Role.Administrator));
        var bo = await app.PersonAsync("Bo", (home, Role.Author), (home, Role.Assessor));
        using var browser = app.Browser(ada);
        var path = $"/t/{home.Slug}/people";

        using var refused = await browser.PostFormAsync(path, "invite", ("email", "not an address"));
        Assert.Equal(2, Occurrences(await refused.Content.ReadAsStringAsync(), "<a href=\"#f-"));
        var email = InvitationTests.NewAddress();
        using var invited = await browser.PostFormAsync(
            path,
            "invite",
            ("email", email),
            ("roles", "Registrar"),
            ("language", "de")
        );
        Assert.Equal(HttpStatusCode.Found, invited.StatusCode);
        Assert.Contains("Mitarbeit", (await app.MailToAsync(email)).Single().Subject, StringComparison.Ordinal);

        using var taken = await browser.PostFormAsync(path, $"take-{bo.Id}-Assessor");
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        using var last = await browser.PostFormAsync(path, $"take-{ada.Id}-Administrator");
        Assert.Contains("last administrator", await last.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var newcomer = app.Browser(null);
        var link = await app.LinkToAsync(email);
        using var accepted = await newcomer.PostFormAsync(link, "accept", ("name", "Rita"), ("password", App.Password));
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        await newcomer.PageAsync("/my/account");
        await newcomer.PageAsync(link, HttpStatusCode.Gone);
        await newcomer.PageAsync(path, HttpStatusCode.Forbidden);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_of_an_institution_do_not_exist_for_others(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        using var browser = app.Browser(await app.PersonAsync("Ada", (other, Role.Administrator)));
        await browser.PageAsync($"/t/{home.Slug}/people", HttpStatusCode.NotFound);
        await browser.PageAsync($"/t/{home.Slug}/settings", HttpStatusCode.NotFound);
        await browser.PageAsync("/t/nobody/settings", HttpStatusCode.NotFound);
        await browser.PageAsync("/alliance", HttpStatusCode.Forbidden);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
