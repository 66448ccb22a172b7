using AngleSharp.Dom;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.Issuing;

/// <summary>What a learner reads in the wallet about a credential that was really sealed.</summary>
public sealed class WalletVerdictTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_wallet_shows_what_the_verifier_says_now(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var ada = await app.PersonAsync("Ada Example");
        var preview = await registrar.HandInAsync($"name,email,awardedOn\nAda Example,{ada.Email},2026-02-03\n");
        var batch = await preview.JsonAsync(System.Net.HttpStatusCode.OK);
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        using var api = app.Api(ada);
        var path = $"/my/wallet/{await api.OnlyHoldingAsync()}";
        using var browser = app.Browser(ada);

        // No right to award is on record yet.
        Assert.Equal("Could not be checked", await VerdictAsync(browser, path));
        var right = await registrar.Api.SendAsync(
            HttpMethod.Post,
            $"/api/v1/t/{home.Slug}/awarding-rights",
            new
            {
                basis = "University Act",
                grantedBy = (string?)null,
                eqfFrom = 4,
                eqfTo = 8,
                validFrom = "2020-01-01",
                validUntil = (string?)null,
            }
        );
        Assert.True(right.IsSuccessStatusCode, await right.Content.ReadAsStringAsync());
        Assert.Equal("Valid", await VerdictAsync(browser, path));
        var valid = await browser.PageAsync(path);
        Assert.NotEmpty(valid.QuerySelectorAll(".verdict + details .checks li"));
        Assert.False(valid.QuerySelector(".verdict + details")!.HasAttribute("open"));

        var credential = Assert.Single(await registrar.CredentialsAsync());
        await (
            await registrar.Api.SendAsync(
                HttpMethod.Post,
                $"{registrar.Root}/credentials/{credential.Id()}/revocation",
                new { code = "issuedInError", reason = "The wrong course" }
            )
        ).JsonAsync();
        Assert.Equal("Not valid", await VerdictAsync(browser, path));
        Assert.Contains(
            "The wrong course",
            (await browser.PageAsync(path)).QuerySelector(".verdict")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_replaced_credential_names_the_new_one_and_leads_to_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var ada = await app.PersonAsync("Ada Example");
        var list = await registrar.HandInAsync($"name,email,awardedOn\nAda Example,{ada.Email},2026-02-03\n");
        var batch = await list.JsonAsync(System.Net.HttpStatusCode.OK);
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        using var api = app.Api(ada);
        var old = (await WaitForAsync(api, held => held.Count == 1)).Keys.Single();
        (await api.PostAsync($"/api/v1/my/holdings/{old}/accept")).EnsureSuccessStatusCode();
        var (_, secret) = await api.ShareAsync(old);
        Assert.Null((await (await api.FetchAsync($"/api/v1/my/holdings/{old}")).JsonAsync())["replacedBy"]);

        var anew = await (await registrar.ActAsync(batch, "reissue", new { reason = "A wrong day." })).JsonAsync(
            System.Net.HttpStatusCode.OK
        );
        await registrar.ConfirmAsync(anew);
        await registrar.WaitUntilDoneAsync(anew);
        var cards = await WaitForAsync(api, held => held.Count == 2 && held[old] == "revoked");
        var replaced = cards.Keys.Single(id => id != old);
        var newest = (await registrar.CredentialsAsync()).Single(one => one.GetProperty("batch").GetGuid() == anew.Id());

        var named = (await (await api.FetchAsync($"/api/v1/my/holdings/{old}")).JsonAsync())["replacedBy"]!; // it was revoked by then
        Assert.Equal(
            (newest.PublicId(), replaced),
            (named["credentialId"]!.GetValue<string>(), named["holding"]!.GetValue<string>())
        );
        using var browser = app.Browser(ada);
        var link = (await browser.PageAsync($"/my/wallet/{old}")).QuerySelector($".verdict a[href='/my/wallet/{replaced}']");
        Assert.StartsWith("Open the new credential: ", link?.TextContent, StringComparison.Ordinal);
        Assert.Null((await browser.PageAsync($"/my/wallet/{replaced}")).QuerySelector(".verdict a"));

        // Whoever has the link is told what anybody is told who checks the document, and nothing of the wallet.
        using var stranger = app.Browser(null);
        var shared = (await stranger.PageAsync($"/s/{secret}")).QuerySelector("#main")!;
        Assert.Contains(newest.PublicId(), shared.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/my/wallet/", shared.OuterHtml, StringComparison.Ordinal);
    }

    /// <summary>What lies in the wallet and how it stands, once it is so: credentials and news of them come by events after their batch.</summary>
    private static async Task<Dictionary<string, string>> WaitForAsync(
        HttpClient api,
        Func<Dictionary<string, string>, bool> isSo
    )
    {
        for (var i = 0; ; i++)
        {
            var cards = (await api.HoldingsAsync()).ToDictionary(
                card => card!["id"]!.ToString(), // each card has both
                card => card!["standing"]!.ToString()
            );
            if (isSo(cards))
                return cards;
            Assert.True(i < 600, "The wallet was not so within a minute.");
            await Task.Delay(100);
        }
    }

    private static async Task<string> VerdictAsync(HttpClient browser, string path) =>
        (await browser.PageAsync(path)).QuerySelector(".verdict .headline")!.TextContent;
}
