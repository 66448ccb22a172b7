using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Credentials.Proofs;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

public sealed class HoldingTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Credentials_of_all_institutions_lie_in_one_wallet_and_the_learner_is_told(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        var helsinki = await app.InstitutionAsync("Helsinki");
        await app.IssueAsync(apps.Issuing, helsinki, aino, title: "Climate");
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync("Kraków"), aino, title: "Economy");

        using var api = app.Api(aino);
        var cards = await api.HoldingsAsync();
        Assert.Equal(["Climate", "Economy"], cards.Select(card => card!["title"]!.GetValue<string>()).Order());
        Assert.All(cards, card => Assert.Equal("offered", card!["state"]!.GetValue<string>()));
        Assert.Equal("Economy", Assert.Single(await api.HoldingsAsync("?search=KRAKÓW"))!["title"]!.GetValue<string>());
        var message = (await app.MessagesAsync(aino.Email!))[0];
        Assert.Equal(("Wallet.CredentialOffered", aino.Id), (message.Kind, message.Person?.Value));
        Assert.Equal(["Climate", "Helsinki"], message.Arguments);
        Assert.Contains(cards, card => message.Link == $"/my/wallet/{card!["id"]}");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_news_twice_gives_one_credential(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, aino) = (await app.InstitutionAsync(), await app.PersonAsync("Aino Korhonen"));
        var document = await app.IssueAsync(apps.Issuing, home, aino);
        var award = apps.Issuing.Awards.Values.Single(a => a.Learner?.Value == aino.Id);
        await app.HappenedAsync(
            home,
            new Testamur.Web.Modules.Issuing.Contracts.CredentialIssued(
                document.Id,
                document.PublicId,
                award,
                "Again",
                200,
                document.IssuedAt,
                null
            )
        );

        using var api = app.Api(aino);
        await api.OnlyHoldingAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_can_be_declined_and_taken_later_but_not_declined_after_that(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), aino);
        using var api = app.Api(aino);
        var id = await api.OnlyHoldingAsync();

        Assert.Equal(
            "declined",
            (await (await api.PostAsync($"/api/v1/my/holdings/{id}/decline")).JsonAsync())["state"]!.ToString()
        );
        Assert.Equal(0, await HeldAsync(app, aino));
        Assert.Equal(
            "accepted",
            (await (await api.PostAsync($"/api/v1/my/holdings/{id}/accept")).JsonAsync())["state"]!.ToString()
        );
        Assert.Equal(1, await HeldAsync(app, aino));
        var refused = await api.PostAsync($"/api/v1/my/holdings/{id}/decline");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("wallet.alreadyAccepted", await refused.CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_file_is_byte_for_byte_what_was_sealed(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        var document = await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), aino);
        using var api = app.Api(aino);
        var path = $"/api/v1/my/holdings/{await api.OnlyHoldingAsync()}/download";

        using var json = await api.FetchAsync($"{path}/json");
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(document.DataIntegrity), await json.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/vc", json.Content.Headers.ContentType?.MediaType);
        Assert.Equal("sustainability-and-climate-2026-03-20.json", json.Content.Headers.ContentDisposition?.FileName);
        Assert.True(json.Headers.CacheControl?.NoStore);
        using var jwt = await api.FetchAsync($"{path}/jwt");
        Assert.Equal(VcJwt.Attach(document.Token, document.DataIntegrity), await jwt.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await api.FetchAsync($"{path}/pdf")).StatusCode);

        using var browser = app.Browser(aino);
        using var saved = await browser.FetchAsync(
            path.Replace("/api/v1/my/holdings", "/my/wallet", StringComparison.Ordinal) + "/json"
        );
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(document.DataIntegrity), await saved.Content.ReadAsByteArrayAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_elses_credential_looks_like_one_that_does_not_exist(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (owner, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        using var stranger = app.Api(await app.PersonAsync("Somebody Else"));
        var path = $"/api/v1/my/holdings/{holding}";

        var answers = new[]
        {
            await stranger.FetchAsync(path),
            await stranger.FetchAsync($"{path}/download/json"),
            await stranger.PostAsync($"{path}/accept"),
            await stranger.PostAsync($"{path}/decline"),
            await stranger.PostAsJsonAsync($"{path}/shares", new { purpose = "mine now" }),
        };
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty(await stranger.HoldingsAsync());
        using var browser = app.Browser(await app.PersonAsync("Somebody Else"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.FetchAsync($"/my/wallet/{holding}/download/json")).StatusCode);
        using var nobody = app.Api(null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.FetchAsync(path)).StatusCode);
        await owner.OnlyHoldingAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_revoked_credential_stays_visible_with_the_reason_its_issuer_gave(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other, aino) = (await app.InstitutionAsync(), await app.InstitutionAsync(), await app.PersonAsync("Aino"));
        var document = await app.IssueAsync(apps.Issuing, home, aino);
        using var api = app.Api(aino);
        await app.RevokeAsync(other, document, aino, "another institution's news");
        Assert.Equal("stands", (await api.HoldingsAsync())[0]!["standing"]!.ToString());

        await app.RevokeAsync(home, document, aino, "Issued in error");
        await app.RevokeAsync(home, document, aino, "A second reason");
        var card = Assert.Single(await api.HoldingsAsync())!;
        Assert.Equal(("revoked", "Issued in error"), (card["standing"]!.ToString(), card["revocationReason"]!.ToString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_credential_waits_for_a_confirmed_address_only(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        await ConfirmAsync(app, aino, false);
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), null, aino.Email!.ToUpperInvariant());

        using var api = app.Api(aino);
        Assert.Empty(await api.HoldingsAsync());
        await ConfirmAsync(app, aino, true);
        var id = await api.OnlyHoldingAsync();
        (await api.PostAsync($"/api/v1/my/holdings/{id}/accept")).EnsureSuccessStatusCode();
        Assert.Equal(1, await HeldAsync(app, aino));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_download_of_personal_data_holds_documents_and_links_without_secrets(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (_, secret) = await api.ShareAsync(holding);

        var data = await app.InScopeAsync(
            null,
            services =>
                services.GetServices<IPersonalData>().Single(d => d.Section == "wallet").ExportAsync(new(learner.Id), default)
        );
        Assert.StartsWith("urn:uuid:", data["credentials"]![0]!["dataIntegrity"]!["id"]!.ToString(), StringComparison.Ordinal);
        Assert.Single(data["shares"]!.AsArray());
        Assert.DoesNotContain(secret, data.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_closed_account_leaves_no_credential_and_no_link_behind(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (other, _, _) = await app.LearnerWithCredentialAsync(apps.Issuing, "Somebody Else");
        var (_, secret) = await api.ShareAsync(holding);

        await app.HappenedAsync(null, new AccountClosed(new(learner.Id)));
        Assert.Empty(await api.HoldingsAsync());
        await other.OnlyHoldingAsync();
        Assert.Null(
            await app.InScopeAsync(
                null,
                services => services.GetRequiredService<IShares>().OpenAsync(secret, CancellationToken.None)
            )
        );
    }

    private static async Task<int> HeldAsync(App app, Person person) =>
        (
            await app.InScopeAsync(
                null,
                services => services.GetRequiredService<IHoldings>().ListAsync(new(person.Id), CancellationToken.None)
            )
        ).Count;

    private static Task ConfirmAsync(App app, Person person, bool confirmed) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                (await db.Users.FindAsync(person.Id))!.EmailConfirmed = confirmed;
                await db.SaveChangesAsync();
            }
        );
}
