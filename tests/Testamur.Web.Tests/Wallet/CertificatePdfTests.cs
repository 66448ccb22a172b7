using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Testamur.Web.Tests.Drawing;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Wallet;

public sealed class CertificatePdfTests(WalletApps apps) : IClassFixture<WalletApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_pdf_says_what_the_printed_page_says_in_the_readers_language(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var until = app.Time.GetUtcNow().AddYears(2);
        foreach (
            var (name, university, title) in new[]
            {
                ("Zażółć Gęślą-Jaźń", "Uniwersytet Łódzki", "Rzeki i źródła"),
                ("Ελένη Παπαδοπούλου", "Πανεπιστήμιο Αθηνών", "Βιωσιμότητα και κλίμα"),
                ("Йорданка Щърбанова", "Софийски университет", "Устойчиво развитие"),
            }
        )
        {
            var learner = await app.PersonAsync(name);
            await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(university), learner, title: title, validUntil: until);
            using var api = app.Api(learner);
            var path = $"/my/wallet/{await api.OnlyHoldingAsync()}/certificate";
            foreach (
                var (language, kind) in new[]
                {
                    ("en", "Certificate of a micro-credential"),
                    ("de", "Urkunde über ein Micro-Credential"),
                }
            )
            {
                using var browser = app.Browser(learner);
                browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
                var page = await browser.PageAsync(path);
                var facts = page.QuerySelectorAll(
                        ".certificate p, .certificate h2, .certificate h3, .certificate dt, .certificate dd, .certificate li"
                    )
                    .Select(fact => PdfTools.Flat(fact.TextContent))
                    .ToList();
                Assert.True(facts.Count > 14);
                Assert.All(new[] { name, title, kind }, fact => Assert.Contains(fact, facts));

                using var response = await browser.FetchAsync(path + ".pdf");
                var pdf = await response.Content.ReadAsByteArrayAsync();
                var text = await PdfTools.TextAsync(pdf);
                Assert.All(facts, fact => Assert.Contains(fact, text, StringComparison.Ordinal));
                Assert.Contains("http://localhost:5080/verify", text, StringComparison.Ordinal);
                Assert.Null(await PdfTools.CodeAsync(pdf));
                var info = await PdfTools.InfoAsync(pdf);
                Assert.Matches(@"Tagged:\s+yes\n", info);
                Assert.Matches(@"Pages:\s+1\n", info);
                Assert.Matches($@"Title:\s+{kind}: {title}\n", info);
                await PdfTools.CheckAsync(pdf);
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_sealed_document_is_attached_byte_for_byte(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var aino = await app.PersonAsync("Aino Korhonen");
        var document = await app.IssueAsync(apps.Issuing, await app.InstitutionAsync(), aino);
        using var api = app.Api(aino);
        var path = $"/api/v1/my/holdings/{await api.OnlyHoldingAsync()}/certificate.pdf";

        using var response = await api.FetchAsync(path);
        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetBytes(document.DataIntegrity), await PdfTools.AttachmentAsync(pdf));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("sustainability-and-climate-2026-03-20.pdf", response.Content.Headers.ContentDisposition?.FileName);
        Assert.True(response.Headers.CacheControl?.NoStore);
        using var again = await api.FetchAsync(path);
        Assert.Equal(pdf, await again.Content.ReadAsByteArrayAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_a_link_just_made_the_code_leads_to_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (_, learner, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        using var browser = app.Browser(learner);

        using var made = await browser.PostFormAsync($"/my/wallet/{holding}/share", "share", ("purpose", "Nordwind Energy"));
        var page = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        var link = page.QuerySelector("#link")!.GetAttribute("value")!;
        var form = page.QuerySelector($"form[action='/my/wallet/{holding}/certificate.pdf']")!;
        using var fields = new FormUrlEncodedContent(
            form.QuerySelectorAll("input")
                .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))
        );
        using var response = await browser.PostAsync(new Uri($"/my/wallet/{holding}/certificate.pdf", UriKind.Relative), fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var pdf = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(link, await PdfTools.CodeAsync(pdf));
        Assert.Contains("The code leads to localhost:5080 until", await PdfTools.TextAsync(pdf), StringComparison.Ordinal);

        // Without the field that proves that our own page was posted nothing is made.
        using var foreign = new FormUrlEncodedContent([KeyValuePair.Create("secret", link[(link.LastIndexOf('/') + 1)..])]);
        using var refused = await browser.PostAsync(new Uri($"/my/wallet/{holding}/certificate.pdf", UriKind.Relative), foreign);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_leads_only_to_an_open_link_of_ones_own_to_this_credential(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (api, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var (other, _, otherHolding) = await app.LearnerWithCredentialAsync(apps.Issuing, "Somebody Else");
        var (id, secret) = await api.ShareAsync(holding);
        var (_, foreign) = await other.ShareAsync(otherHolding);

        using var good = await PostAsync(api, holding, secret);
        Assert.EndsWith(
            "/s/" + secret,
            await PdfTools.CodeAsync(await good.Content.ReadAsByteArrayAsync()),
            StringComparison.Ordinal
        );
        foreach (var bad in new[] { foreign, "", "https://evil.example/", secret + "x" })
        {
            var refused = await PostAsync(api, holding, bad);
            Assert.Equal((HttpStatusCode.NotFound, "wallet.shareNotFound"), (refused.StatusCode, await refused.CodeAsync()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, holding, secret)).StatusCode);
        (await api.PostAsync($"/api/v1/my/shares/{id}/withdraw")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(api, holding, secret)).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_a_revoked_credential_there_is_no_pdf(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, aino) = (await app.InstitutionAsync(), await app.PersonAsync("Aino Korhonen"));
        var document = await app.IssueAsync(apps.Issuing, home, aino);
        using var api = app.Api(aino);
        var id = await api.OnlyHoldingAsync();
        (await api.PostAsync($"/api/v1/my/holdings/{id}/accept")).EnsureSuccessStatusCode();
        using var browser = app.Browser(aino);
        string[] pages = [$"/my/wallet/{id}", $"/my/wallet/{id}/certificate"];
        foreach (var page in pages)
            Assert.NotNull((await browser.PageAsync(page)).QuerySelector($"a[href='/my/wallet/{id}/certificate.pdf']"));

        await app.RevokeAsync(home, document, aino, "Issued in error");
        var refused = await api.FetchAsync($"/api/v1/my/holdings/{id}/certificate.pdf");
        Assert.Equal((HttpStatusCode.Conflict, "wallet.noCertificate"), (refused.StatusCode, await refused.CodeAsync()));
        foreach (var page in pages)
            Assert.Null((await browser.PageAsync(page)).QuerySelector($"a[href='/my/wallet/{id}/certificate.pdf']"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_elses_certificate_looks_like_one_that_does_not_exist(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (_, _, holding) = await app.LearnerWithCredentialAsync(apps.Issuing);
        var stranger = await app.PersonAsync("Somebody Else");
        using var api = app.Api(stranger);
        using var browser = app.Browser(stranger);
        using var nobody = app.Api(null);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await api.FetchAsync($"/api/v1/my/holdings/{holding}/certificate.pdf")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.FetchAsync($"/my/wallet/{holding}/certificate.pdf")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await nobody.FetchAsync($"/api/v1/my/holdings/{holding}/certificate.pdf")).StatusCode
        );
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient api, string holding, string secret) =>
        api.PostAsJsonAsync($"/api/v1/my/holdings/{holding}/certificate.pdf", new { secret });
}
