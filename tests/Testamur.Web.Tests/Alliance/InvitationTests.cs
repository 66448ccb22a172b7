using System.Net;
using System.Security.Cryptography;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Alliance;

public sealed class InvitationTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_makes_an_account_with_the_roles_and_works_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await AdministratorAsync(app);
        var email = NewAddress();
        await InviteAsync(api, home, email, "author", "registrar");
        var path = await InvitationPathAsync(app, email);

        using var stranger = app.Api(null);
        var offer = await (await stranger.SendAsync(HttpMethod.Get, path)).JsonAsync();
        Assert.Equal(home.Name, offer.GetProperty("institution").GetString());
        var account = new { account = new { name = "Bo Example", password = App.Password } };
        await (await stranger.SendAsync(HttpMethod.Post, path, account)).JsonAsync();

        var people = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/people")).JsonAsync();
        var bo = people.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("email").GetString() == email);
        Assert.Equal(["author", "registrar"], bo.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(0, people.GetProperty("invitations").GetArrayLength());

        var cecilia = await app.PersonAsync("Cecilia Example");
        using var other = app.Api(cecilia);
        var second = await other.SendAsync(HttpMethod.Post, path, new { });
        Assert.Equal("alliance.invitationOver", await second.CodeAsync(HttpStatusCode.Gone));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_people_with_the_same_link_one_gets_the_roles(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await AdministratorAsync(app);
        var email = NewAddress();
        await InviteAsync(api, home, email, "author");
        var path = await InvitationPathAsync(app, email);

        var clients = new List<HttpClient>();
        for (var i = 0; i < 4; i++)
            clients.Add(app.Api(await app.PersonAsync($"Person {i}")));
        var answers = await Task.WhenAll(clients.Select(client => client.SendAsync(HttpMethod.Post, path, new { })));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        clients.ForEach(client => client.Dispose());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_invitation_ends_after_14_days_and_when_it_is_withdrawn(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await AdministratorAsync(app);
        var (late, withdrawn) = (NewAddress(), NewAddress());
        await InviteAsync(api, home, late, "author");
        var id = await InviteAsync(api, home, withdrawn, "author");
        await (await api.SendAsync(HttpMethod.Delete, $"/api/v1/t/{home.Slug}/people/invitations/{id}")).JsonAsync(
            HttpStatusCode.NoContent
        );

        using var stranger = app.Api(null);
        var taken = await stranger.SendAsync(HttpMethod.Get, await InvitationPathAsync(app, withdrawn));
        Assert.Equal("alliance.invitationOver", await taken.CodeAsync(HttpStatusCode.Gone));
        var path = await InvitationPathAsync(app, late);
        await (await stranger.SendAsync(HttpMethod.Get, path)).JsonAsync();
        app.Time.Advance(Invitation.Life);
        var account = new { account = new { name = "Late Example", password = App.Password } };
        var refused = await stranger.SendAsync(HttpMethod.Post, path, account);
        Assert.Equal("alliance.invitationOver", await refused.CodeAsync(HttpStatusCode.Gone));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_address_that_has_an_account_must_sign_in(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await AdministratorAsync(app);
        var anna = await app.PersonAsync("Anna Example");
        await InviteAsync(api, home, anna.Email!, "author");
        var path = await InvitationPathAsync(app, anna.Email!);

        using var stranger = app.Api(null);
        var account = new { account = new { name = "Somebody", password = App.Password } };
        var refused = await stranger.SendAsync(HttpMethod.Post, path, account);
        Assert.Equal("alliance.signInInstead", await refused.CodeAsync(HttpStatusCode.Conflict));
        using var own = app.Api(anna);
        await (await own.SendAsync(HttpMethod.Post, path, new { })).JsonAsync();
        var profile = await (await own.SendAsync(HttpMethod.Get, "/api/v1/my/profile")).JsonAsync();
        Assert.Equal("author", profile.GetProperty("roles")[0].GetProperty("role").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_sees_no_invitation(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, api) = await AdministratorAsync(app);
        var (other, otherApi) = await AdministratorAsync(app);
        var id = await InviteAsync(api, home, NewAddress(), "author");

        var unknown = Guid.CreateVersion7(app.Time.GetUtcNow());
        string[] paths =
        [
            $"/api/v1/t/{other.Slug}/people/invitations/{id}", // the id of one, the address of another
            $"/api/v1/t/{home.Slug}/people/invitations/{id}", // somebody who does not belong there
            $"/api/v1/t/{other.Slug}/people/invitations/{unknown}",
        ];
        foreach (var path in paths)
        {
            var refused = await otherApi.SendAsync(HttpMethod.Delete, path);
            Assert.Equal("platform.notFound", await refused.CodeAsync(HttpStatusCode.NotFound));
        }
    }

    internal static async Task<(Institution Home, HttpClient Api)> AdministratorAsync(App app)
    {
        var home = await app.InstitutionAsync();
        var admin = await app.PersonAsync("Ada Admin", (home, Role.Administrator));
        return (home, app.Api(admin));
    }

    internal static string NewAddress() => $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}@example.org";

    private static async Task<string?> InviteAsync(HttpClient api, Institution home, string email, params string[] roles)
    {
        var answer = await api.SendAsync(HttpMethod.Post, $"/api/v1/t/{home.Slug}/people/invitations", new { email, roles });
        return (await answer.JsonAsync()).GetProperty("id").GetString();
    }

    private static async Task<string> InvitationPathAsync(App app, string email) =>
        (await app.LinkToAsync(email)).Replace("/invitation/", "/api/v1/invitations/", StringComparison.Ordinal);
}
