using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Wallet;

public sealed class WalletPageTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_empty_wallet_says_what_will_be_here(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var browser = app.Browser(await app.PersonAsync("Aino Korhonen"));
        var page = await browser.PageAsync("/my/wallet");
        Assert.Equal("Hello Aino Korhonen", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Nothing here yet", page.QuerySelector(".empty h2")!.TextContent);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_is_taken_on_the_wallet_page_and_then_stands_among_the_credentials(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync("Helsinki"), aino);
        using var api = app.Api(aino);
        var id = await api.OnlyHoldingAsync();
        using var browser = app.Browser(aino);

        using var taken = await browser.PostFormAsync("/my/wallet", $"take-{id}");
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        var page = await browser.PageAsync("/my/wallet?q=climate");
        Assert.Equal("Sustainability and Climate", page.QuerySelector($"a[href='/my/wallet/{id}'] .title")!.TextContent);
        Assert.Equal(
            "No credential matches",
            (await browser.PageAsync("/my/wallet?q=xyz")).QuerySelector(".empty h2")!.TextContent
        );
        var detail = await browser.PageAsync($"/my/wallet/{id}");
        Assert.Contains("Read a climate scenario", detail.QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aino Korhonen", detail.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_is_declined_on_its_page(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), aino);
        using var api = app.Api(aino);
        var path = $"/my/wallet/{await api.OnlyHoldingAsync()}";
        using var browser = app.Browser(aino);

        using var declined = await browser.PostFormAsync(path, "decline");
        Assert.Equal(HttpStatusCode.Found, declined.StatusCode);
        var page = await browser.PageAsync(path);
        Assert.Contains("You declined this credential", page.QuerySelector(".tell")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='{path}/share']"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_is_shown_once_with_its_code_and_no_page_shows_it_again(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (_, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        using var browser = app.Browser(learner);
        var path = $"/my/wallet/{holding}/share";

        using var answer = await browser.PostFormAsync(path, "share", ("purpose", "Nordwind Energy"), ("viewLimit", "5"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var html = await answer.Content.ReadAsStringAsync();
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        var link = page.QuerySelector("#link")!.GetAttribute("value")!;
        Assert.StartsWith(
            "data:image/svg+xml;base64,",
            page.QuerySelector("img.qr")!.GetAttribute("src"),
            StringComparison.Ordinal
        );
        Assert.Equal("link", page.QuerySelector("button[data-copy]")!.GetAttribute("data-copy-from"));
        var secret = link[(link.LastIndexOf('/') + 1)..];
        var shared = await app.InScopeAsync(
            null,
            services => services.GetRequiredService<IShares>().OpenAsync(secret, CancellationToken.None)
        );
        Assert.NotNull(shared?.Document);

        foreach (var later in new[] { path, $"/my/wallet/{holding}", "/my/shares" })
            Assert.DoesNotContain(secret, (await browser.PageAsync(later)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        var list = (await browser.PageAsync("/my/shares")).QuerySelector("#main")!.TextContent;
        Assert.Contains("Nordwind Energy", list, StringComparison.Ordinal);
        Assert.Contains("Opened 1 of 5 times", list, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refused_link_keeps_what_was_typed_and_says_what_to_change(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (_, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        using var browser = app.Browser(learner);

        using var answer = await browser.PostFormAsync(
            $"/my/wallet/{holding}/share",
            "share",
            ("purpose", ""),
            ("endsOn", "2020-01-01"),
            ("viewLimit", "many")
        );
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(3, page.QuerySelectorAll(".summary li").Length);
        Assert.Null(page.QuerySelector("#link"));
        Assert.Equal("true", page.GetElementById(FieldIds.For("purpose"))!.GetAttribute("aria-invalid"));
        Assert.Equal("2020-01-01", page.GetElementById(FieldIds.For("endsOn"))!.GetAttribute("value"));
        Assert.Contains("No links yet", await TextAsync(browser, "/my/shares"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_is_withdrawn_on_the_page_of_links(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (id, secret) = await api.ShareAsync(holding);
        using var browser = app.Browser(learner);

        using var done = await browser.PostFormAsync("/my/shares", $"withdraw-{id}");
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Contains("Withdrawn", await TextAsync(browser, "/my/shares"), StringComparison.Ordinal);
        var shared = await app.InScopeAsync(
            null,
            services => services.GetRequiredService<IShares>().OpenAsync(secret, CancellationToken.None)
        );
        Assert.True(shared!.Ended);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_claim_page_shows_the_credential_to_anybody_and_gives_it_to_who_is_signed_in(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var email = $"{Ids.Public():n}@example.org";
        await app.IssueAsync(apps.Issuing, await app.InstitutionAsync("Helsinki"), null, email);
        var path = $"/claim/{await app.ClaimSecretAsync(email)}";

        using var stranger = app.Browser(null);
        using var seen = await stranger.FetchAsync(path);
        Assert.True(seen.Headers.CacheControl?.NoStore);
        var page = await stranger.PageAsync(path);
        Assert.Contains("Helsinki", page.QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"/sign-in?return={Uri.EscapeDataString(path)}",
            page.QuerySelector("#main a[href^='/sign-in']")!.GetAttribute("href")
        );
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));

        var aino = await app.PersonAsync("Aino Korhonen");
        using var browser = app.Browser(aino);
        using var taken = await browser.PostFormAsync(path, "claim");
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        using var api = app.Api(aino);
        await api.OnlyHoldingAsync();
        var used = await stranger.PageAsync(path, HttpStatusCode.Gone);
        Assert.Equal("This link no longer works", used.QuerySelector("h1")!.TextContent);
        var unknown = await stranger.PageAsync($"/claim/{Ids.Secret()}", HttpStatusCode.NotFound);
        Assert.Equal("There is no page here", unknown.QuerySelector("h1")!.TextContent);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_of_somebody_elses_credential_do_not_exist(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (_, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        using var owner = app.Browser(learner);
        using var browser = app.Browser(await app.PersonAsync("Somebody Else"));
        foreach (
            var path in new[] { $"/my/wallet/{holding}", $"/my/wallet/{holding}/share", $"/my/wallet/{holding}/certificate" }
        )
        {
            await owner.PageAsync(path);
            await browser.PageAsync(path, HttpStatusCode.NotFound);
        }
    }

    private static async Task<string> TextAsync(HttpClient browser, string path) =>
        (await browser.PageAsync(path)).QuerySelector("#main")!.TextContent;
}
