using System.Net;
using System.Text.Json;
using Testamur.Rdf.Json;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Verification;

public sealed class MalformedUploadTests(VerificationApp fixture) : IClassFixture<VerificationApp>
{
    private static readonly Uri Api = new("/api/v1/verifications", UriKind.Relative);
    private static readonly Uri Page = new("/verify", UriKind.Relative);

    public static TheoryData<string> Names => [.. MalformedUploads.All("{\"proof\":{}}", "a.b.c").Keys];

    [Fact]
    public void There_are_fifty_and_more() => Assert.True(Names.Count >= 50);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_gets_a_verdict_or_a_refusal_that_says_what_to_do(string name)
    {
        var credential = fixture.Credential();
        var bytes = MalformedUploads.All(fixture.Seal(credential), fixture.Token(credential))[name];
        using var api = fixture.App.Api(null);
        api.Timeout = TimeSpan.FromSeconds(20); // a hang is a failure, not a pause
        using var raw = await api.PostAsync(Api, Body(bytes));
        await ExpectAsync(raw);
        using var upload = await api.PostAsync(
            Api,
            new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "x" } }
        );
        await ExpectAsync(upload);

        using var browser = fixture.App.Browser(null);
        using var page = await browser.PostAsync(
            Page,
            new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "x" } }
        );
        Assert.Contains(page.StatusCode, Refusals.Append(HttpStatusCode.OK));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("</html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"verdict valid\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_forms_and_compressed_requests_are_refused()
    {
        using var api = fixture.App.Api(null);
        HttpContent[] broken =
        [
            Typed("no boundary here"u8.ToArray(), "multipart/form-data"),
            Typed("--x\r\nnothing ends"u8.ToArray(), "multipart/form-data; boundary=x"),
            Typed("--x--\r\n"u8.ToArray(), "multipart/form-data; boundary=x"),
            Typed([.. "--x\r\nContent-Disposition: form-data; name=\""u8, .. new byte[9000]], "multipart/form-data; boundary=x"),
            Typed("{}"u8.ToArray(), "multipart/form-data; boundary=\"\""),
        ];
        foreach (var content in broken)
        {
            using var response = await api.PostAsync(Api, content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        }

        var compressed = Body("{}"u8.ToArray());
        compressed.Headers.ContentEncoding.Add("gzip");
        using var refused = await api.PostAsync(Api, compressed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_beyond_the_limit_is_too_large_for_the_api_and_the_page(bool announced)
    {
        var tooLarge = new byte[StrictJson.DefaultMaxBytes + 1];
        HttpContent Sent() => announced ? Body(tooLarge) : new PushedContent(tooLarge);
        using var api = fixture.App.Api(null);
        var problem = await (await api.PostAsync(Api, Sent())).JsonAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("verification.tooLarge", problem.GetProperty("code").GetString());
        Assert.Equal(413, problem.GetProperty("status").GetInt32());

        using var browser = fixture.App.Browser(null);
        using var page = await browser.PostAsync(Page, Sent());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
        Assert.Contains("larger than 1 MiB", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.UnprocessableEntity,
        HttpStatusCode.RequestEntityTooLarge,
    ];

    /// <summary>Sends its bytes without saying beforehand how many they are.</summary>
    private sealed class PushedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private static async Task ExpectAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var answer = JsonDocument.Parse(text).RootElement;
        if (response.StatusCode == HttpStatusCode.OK)
        {
            Assert.Contains(answer.GetProperty("verdict").GetString(), new[] { "invalid", "undetermined" });
            Assert.Equal(10, answer.GetProperty("checks").GetArrayLength());
        }
        else
        {
            Assert.Contains(response.StatusCode, Refusals);
            Assert.StartsWith("verification.", answer.GetProperty("code").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(answer.GetProperty("detail").GetString()!);
        }
    }

    private static ByteArrayContent Body(byte[] bytes) => Typed(bytes, "application/octet-stream");

    private static ByteArrayContent Typed(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
