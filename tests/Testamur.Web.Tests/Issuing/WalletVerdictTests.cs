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

    private static async Task<string> VerdictAsync(HttpClient browser, string path) =>
        (await browser.PageAsync(path)).QuerySelector(".verdict .headline")!.TextContent;
}
