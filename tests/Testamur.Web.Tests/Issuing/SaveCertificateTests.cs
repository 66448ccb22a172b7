using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Testamur.Web.Tests.Drawing;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.Issuing;

public sealed class SaveCertificateTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_institution_saves_the_page_that_the_learner_saves_and_it_verifies_as_the_document_does(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, person) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var learner = await app.PersonAsync("Йорданка Щърбанова");
        var preview = await registrar.HandInAsync($"name,email,awardedOn\n{learner.Name},{learner.Email},2026-02-03\n");
        var batch = await preview.JsonAsync(HttpStatusCode.OK);
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        var credential = Assert.Single(await registrar.CredentialsAsync());
        var page = $"/t/{registrar.Slug}/issuing/credentials/{credential.Id()}";

        using var browser = app.Browser(person);
        Assert.NotNull((await browser.PageAsync(page)).QuerySelector($"a[href='{page}/pdf']"));
        using var saved = await browser.FetchAsync($"{page}/pdf");
        Assert.Equal("application/pdf", saved.Content.Headers.ContentType?.MediaType);
        Assert.True(saved.Headers.CacheControl?.NoStore);
        var pdf = await saved.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetBytes(credential.DataIntegrity()), await PdfTools.AttachmentAsync(pdf));

        using var api = app.Api(learner);
        using var own = await api.FetchAsync($"/api/v1/my/holdings/{await api.OnlyHoldingAsync()}/certificate.pdf");
        Assert.Equal(await PdfTools.TextAsync(await own.Content.ReadAsByteArrayAsync()), await PdfTools.TextAsync(pdf));
        Assert.Contains(learner.Name, await PdfTools.TextAsync(pdf), StringComparison.Ordinal);
        Assert.Equal(
            await VerdictsAsync(registrar.Api, Encoding.UTF8.GetBytes(credential.DataIntegrity())),
            await VerdictsAsync(registrar.Api, pdf)
        );

        var revocation = new { code = "other", reason = "The wrong course" };
        await (
            await registrar.Api.SendAsync(
                HttpMethod.Post,
                $"{registrar.Root}/credentials/{credential.Id()}/revocation",
                revocation
            )
        ).JsonAsync();
        var refused = await registrar.Api.FetchAsync($"{registrar.Root}/credentials/{credential.Id()}/pdf");
        Assert.Equal("issuing.noCertificate", await refused.CodeAsync(HttpStatusCode.Conflict));
        Assert.Null((await browser.PageAsync(page)).QuerySelector($"a[href='{page}/pdf']"));
        Assert.StartsWith("invalid", await VerdictsAsync(registrar.Api, pdf), StringComparison.Ordinal);
    }

    /// <summary>The verdict and each check's outcome.</summary>
    private static async Task<string> VerdictsAsync(HttpClient api, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await api.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        var report = await response.JsonAsync(HttpStatusCode.OK);
        var outcomes = report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("outcome").GetString());
        return $"{report.GetProperty("verdict").GetString()}: {string.Join(' ', outcomes)}";
    }
}
