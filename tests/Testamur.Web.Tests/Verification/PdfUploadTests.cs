using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Verification;
using Testamur.Web.Platform.Pdf;
using Testamur.Web.Tests.Drawing;

namespace Testamur.Web.Tests.Verification;

public sealed class PdfUploadTests(VerificationApp fixture) : IClassFixture<VerificationApp>
{
    [Fact]
    public async Task A_certificate_as_pdf_gets_the_verdict_of_the_document_attached_to_it()
    {
        var good = fixture.Seal(fixture.Credential());
        foreach (
            var document in new[]
            {
                good,
                good.Replace("Ana Example", "Ann Example", StringComparison.Ordinal),
                fixture.SealAsStranger(),
                fixture.Token(fixture.Credential()),
            }
        )
        {
            var alone = await CheckAsync(Encoding.UTF8.GetBytes(document));
            var pdf = Certificate(document);
            foreach (var file in new[] { pdf, await PdfTools.RewrittenAsync(pdf) })
            {
                var attached = await CheckAsync(file);
                var format = attached["checks"]![0]!;
                Assert.Equal((Reasons.FormatInPdf, "passed"), (format["reason"]!.ToString(), format["outcome"]!.ToString()));
                alone["checks"]![0] = format.DeepClone();
                alone["checkedAt"] = attached["checkedAt"]!.DeepClone();
                Assert.Equal(alone.ToJsonString(), attached.ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData("en", "The printed page is no proof")]
    [InlineData("de", "Die gedruckte Seite beweist nichts")]
    public async Task The_page_says_that_the_printed_page_is_no_proof(string language, string sentence)
    {
        // The page names somebody else than the document: the document is shown.
        var html = await PageAsync(Certificate(fixture.Seal(fixture.Credential())), language);
        Assert.Contains("class=\"verdict valid\"", html, StringComparison.Ordinal);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains("Ana Example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Aino Korhonen", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_documents_none_and_a_damaged_file_could_not_be_checked_and_the_page_says_what_to_ask_for()
    {
        var document = fixture.Seal(fixture.Credential());
        var two = new PdfDocument("Two", "en");
        two.AddPage();
        two.Attach(Proof(document, "a.json"));
        two.Attach(Proof(document, "b.json"));
        var whole = Certificate(document);
        foreach (
            var pdf in new[] { two.ToBytes(), Certificate("Not even JSON"), whole[..(whole.Length / 2)], "%PDF-1.7"u8.ToArray() }
        )
        {
            var report = await CheckAsync(pdf);
            Assert.Equal("undetermined", report["verdict"]!.ToString());
            Assert.Equal(Reasons.FormatPdfUnread, report["checks"]![0]!["reason"]!.ToString());
            var html = await PageAsync(pdf, "en");
            Assert.Contains("Could not be checked", html, StringComparison.Ordinal);
            Assert.Contains("Ask the holder for the link or the original file.", html, StringComparison.Ordinal);
            Assert.DoesNotContain("we cannot check this form", html, StringComparison.Ordinal);
        }
    }

    private static PdfAttachment Proof(string document, string name) =>
        new(name, "application/vc", "The sealed document", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(document));

    private static byte[] Certificate(string document) =>
        CertificateSheet.Make(CertificateSheetTests.Words(), Proof(document, "rivers.json"));

    private async Task<JsonObject> CheckAsync(byte[] file)
    {
        using var api = fixture.App.Api(null);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await api.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject(); // the answer is an object
    }

    private async Task<string> PageAsync(byte[] file, string language)
    {
        using var browser = fixture.App.Browser(null);
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "certificate.pdf" } };
        using var response = await browser.PostAsync(new Uri("/verify", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
