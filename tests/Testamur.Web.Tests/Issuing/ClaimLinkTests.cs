using System.Net;
using AngleSharp.Dom;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.Issuing;

public sealed class ClaimLinkTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_learner_of_a_sealed_row_gets_a_new_link_until_the_credential_is_taken(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var (email, batch) = await IssueAsync(registrar);
        var old = await app.ClaimSecretAsync(email);
        var path = $"/t/{home.Slug}/issuing/batches/{batch}";
        using var browser = app.Browser(person);

        using var sent = await browser.PostFormAsync(path, "send-2");
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var page = await browser.PageAsync(new Uri(new Uri("http://localhost"), sent.Headers.Location!).PathAndQuery); // a redirect has one
        Assert.Contains(email, page.QuerySelector(".tell")!.TextContent, StringComparison.Ordinal);
        var fresh = await app.ClaimSecretAsync(email);
        Assert.NotEqual(old, fresh);
        var audit = await registrar.Api.AuditAsync($"/api/v1/t/{home.Slug}/audit?act=wallet.claimResent");
        Assert.Single(audit.Subjects);

        using var ada = app.Api(await app.PersonAsync("Ada Example"));
        Assert.Equal("wallet.claimReplaced", await (await ada.PostAsync($"/api/v1/claims/{old}")).CodeAsync());
        (await ada.PostAsync($"/api/v1/claims/{fresh}")).EnsureSuccessStatusCode();
        Assert.DoesNotContain(
            (await browser.PageAsync(path)).QuerySelectorAll("button"),
            button => button.TextContent == "Send again"
        );
        var late = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/batches/{batch}/rows/2/claim-link");
        Assert.Equal("wallet.alreadyClaimed", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_institution_finds_no_row_to_send_a_link_for(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var (email, batch) = await IssueAsync(registrar);
        var (stranger, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _2 = stranger;
        var row = $"/batches/{batch}/rows/2/claim-link";
        var own = await stranger.Api.SendAsync(HttpMethod.Post, stranger.Root + row);
        Assert.Equal("issuing.batchNotFound", await own.CodeAsync(HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Api.SendAsync(HttpMethod.Post, registrar.Root + row)).StatusCode);
        Assert.Single(await app.MessagesAsync(email));
    }

    private static async Task<(string Email, Guid Batch)> IssueAsync(Registrar registrar)
    {
        var email = $"{Ids.Public():n}@example.org";
        var preview = await registrar.HandInAsync($"name,email,awardedOn\nAda Example,{email},2026-02-03\n");
        var batch = await preview.JsonAsync(HttpStatusCode.OK);
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        return (email, batch.Id());
    }
}
