using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Wallet;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

public sealed class ClaimTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_credential_is_seen_before_an_account_is_made_and_taken_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var email = NewEmail();
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync("Helsinki"), null, email);
        var secret = await app.ClaimSecretAsync(email);

        using var stranger = app.Api(null);
        using var seen = await stranger.FetchAsync($"/api/v1/claims/{secret}");
        var credential = (await seen.JsonAsync())["credential"]!;
        Assert.Equal("Helsinki", credential["summary"]!["issuerName"]!.ToString());
        Assert.True(seen.Headers.CacheControl?.NoStore);
        Assert.Equal("platform.notSignedIn", await (await stranger.PostAsync($"/api/v1/claims/{secret}")).CodeAsync());

        using var aino = app.Api(await app.PersonAsync("Aino Korhonen"));
        (await aino.PostAsync($"/api/v1/claims/{secret}")).EnsureSuccessStatusCode();
        Assert.Equal("accepted", Assert.Single(await aino.HoldingsAsync())!["state"]!.ToString());

        using var thief = app.Api(await app.PersonAsync("Somebody Else"));
        var again = await thief.PostAsync($"/api/v1/claims/{secret}");
        Assert.Equal((HttpStatusCode.Gone, "wallet.claimUsed"), (again.StatusCode, await again.CodeAsync()));
        Assert.Equal(HttpStatusCode.Gone, (await stranger.FetchAsync($"/api/v1/claims/{secret}")).StatusCode);
        Assert.Empty(await thief.HoldingsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_use_a_link_at_once_one_gets_the_credential(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var email = NewEmail();
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), null, email);
        var secret = await app.ClaimSecretAsync(email);
        HttpClient[] clients = [app.Api(await app.PersonAsync("One")), app.Api(await app.PersonAsync("Two"))];

        var answers = await Task.WhenAll(clients.Select(client => client.PostAsync($"/api/v1/claims/{secret}")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Gone);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Taking_it_with_another_address_is_allowed_and_recorded(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (email, home) = (NewEmail(), await app.InstitutionAsync());
        await app.IssueAsync(apps.Issuing, home, null, email);
        var secret = await app.ClaimSecretAsync(email);
        using var other = app.Api(await app.PersonAsync("Aino, another address"));
        (await other.PostAsync($"/api/v1/claims/{secret}")).EnsureSuccessStatusCode();

        var hash = Ids.Hash(secret);
        var claim = await app.InScopeAsync(
            null,
            services => services.GetRequiredService<AppDb>().Set<Claim>().SingleAsync(c => c.SecretHash == hash)
        );
        Assert.True(claim.ByOtherAddress);
        var holding = await app.InScopeAsync(
            null,
            services => services.GetRequiredService<AppDb>().Set<Holding>().SingleAsync(h => h.Id == claim.Holding)
        );
        Assert.Null(holding.EmailHash);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_unknown_link_leads_nowhere_and_an_old_one_has_ended(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var email = NewEmail();
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), null, email);
        var secret = await app.ClaimSecretAsync(email);
        var aino = await app.PersonAsync("Aino Korhonen");
        using (var early = app.Api(aino))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await early.PostAsync($"/api/v1/claims/{Ids.Secret()}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await early.FetchAsync($"/api/v1/claims/{Ids.Hash(secret)}")).StatusCode);
        }

        app.Time.Advance(TimeSpan.FromDays(90));
        using var api = app.Api(aino);
        var late = await api.PostAsync($"/api/v1/claims/{secret}");
        Assert.Equal((HttpStatusCode.Gone, "wallet.claimExpired"), (late.StatusCode, await late.CodeAsync()));
        Assert.Empty(await api.HoldingsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_registrar_of_the_issuer_sends_a_new_link_and_the_old_one_ends(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (email, home, other) = (NewEmail(), await app.InstitutionAsync(), await app.InstitutionAsync());
        var document = await app.IssueAsync(apps.Issuing, home, null, email);
        var old = await app.ClaimSecretAsync(email);
        var path = $"/api/v1/t/{home.Slug}/credentials/{document.Id}/claim-link";

        using var author = app.Api(await app.PersonAsync("Author", (home, Role.Author)));
        Assert.Equal(HttpStatusCode.Forbidden, (await author.PostAsync(path)).StatusCode);
        using var foreign = app.Api(await app.PersonAsync("Registrar elsewhere", (other, Role.Registrar)));
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync(path)).StatusCode);
        var through = path.Replace(home.Slug, other.Slug, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync(through)).StatusCode);
        Assert.Equal(old, await app.ClaimSecretAsync(email));

        using var registrar = app.Api(await app.PersonAsync("Registrar", (home, Role.Registrar)));
        (await registrar.PostAsync(path)).EnsureSuccessStatusCode();
        var fresh = await app.ClaimSecretAsync(email);
        using var aino = app.Api(await app.PersonAsync("Aino Korhonen"));
        Assert.Equal("wallet.claimReplaced", await (await aino.PostAsync($"/api/v1/claims/{old}")).CodeAsync());
        (await aino.PostAsync($"/api/v1/claims/{fresh}")).EnsureSuccessStatusCode();
        Assert.Equal("wallet.alreadyClaimed", await (await registrar.PostAsync(path)).CodeAsync());
    }

    private static string NewEmail() => $"{Ids.Public():n}@example.org";
}
