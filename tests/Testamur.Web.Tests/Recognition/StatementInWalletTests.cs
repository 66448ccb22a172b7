using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>Two things lie in a wallet after a recognition: the credential, and the statement about it. Nobody takes one for the other.</summary>
[Collection(RecognitionApps.Name)]
public sealed class StatementInWalletTests(RecognitionApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_statement_is_titled_as_one_in_wallet_links_and_files(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(await scene.BadgeAsync());
        await scene.DecidedAsync(id);
        var api = scene.Design.As(scene.Learner);
        var held = Assert.Single(await WalletStage.HoldingsAsync(api))!; // there is one
        var title = scene.Sent.Title.In("en");
        Assert.Equal((title, true), (held["recognised"]!.GetValue<string>(), held["isStatement"]!.GetValue<bool>()));
        var holding = held["id"]!.GetValue<string>();
        var (_, secret) = await WalletStage.ShareAsync(api, holding);

        foreach (
            var (language, called) in new[]
            {
                ("en", $"Statement of recognition: {title}"),
                ("de", $"Anerkennungsbescheid: {title}"),
            }
        )
        {
            using var browser = scene.App.Browser(scene.Learner);
            browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            Assert.Equal(
                called,
                (await browser.PageAsync("/my/wallet")).QuerySelector($"a[href='/my/wallet/{holding}'] .title")?.TextContent
            );
            var page = await browser.PageAsync($"/my/wallet/{holding}");
            Assert.Equal(called, page.QuerySelector("h1")?.TextContent);
            Assert.StartsWith(called, page.Title, StringComparison.Ordinal);
            Assert.Equal(called, (await browser.PageAsync("/my/shares")).QuerySelector("a.title")?.TextContent);
            var sees = await browser.PageAsync($"/my/wallet/{holding}/share");
            Assert.Contains(called, sees.QuerySelector("section[aria-labelledby=sees]")?.TextContent, StringComparison.Ordinal);

            var named = called.Split(':')[0].ToLowerInvariant().Replace(' ', '-');
            foreach (var file in new[] { $"/my/wallet/{holding}/download/json", $"/my/recognitions/{id}/statement/pdf" })
            {
                using var saved = await browser.GetAsync(new Uri(file, UriKind.Relative));
                Assert.StartsWith($"{named}-", saved.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
            }
        }

        // Whoever opens the link reads the same, as the document says it; and there is no certificate to print.
        using var stranger = scene.App.Browser(null);
        var shared = await stranger.PageAsync($"/s/{secret}");
        Assert.Contains($"Statement of recognition: {title}", shared.Body!.TextContent, StringComparison.Ordinal); // a page has a body
        using var owner = scene.App.Browser(scene.Learner);
        using var made = await owner.PostFormAsync($"/my/wallet/{holding}/share", "share", ("purpose", "Another university"));
        var link = await made.Content.ReadAsStringAsync();
        Assert.Contains("id=\"link\"", link, StringComparison.Ordinal);
        Assert.DoesNotContain("certificate.pdf", link, StringComparison.Ordinal);
        Assert.DoesNotContain("print-only", link, StringComparison.Ordinal);
    }
}
