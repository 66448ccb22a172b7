using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Verification;

public sealed class VerifyTests(VerificationApp fixture) : IClassFixture<VerificationApp>
{
    private readonly VerificationApp _fixture = fixture;

    [Fact]
    public async Task A_members_credential_is_valid_as_document_and_as_token()
    {
        foreach (var document in new[] { _fixture.Seal(_fixture.Credential()), _fixture.Token(_fixture.Credential()) })
        {
            var report = await CheckAsync(document);
            Assert.Equal("valid", report.GetProperty("verdict").GetString());
            Assert.Equal("Ana Example", report.GetProperty("summary").GetProperty("subjectName").GetString());
            Assert.Equal(
                Enum.GetNames<CheckCode>().Select(JsonNamingPolicy.CamelCase.ConvertName),
                report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("code").GetString())
            );
            foreach (var check in report.GetProperty("checks").EnumerateArray())
            {
                Assert.Contains(check.GetProperty("outcome").GetString(), new[] { "passed", "notApplicable" });
                Assert.NotEmpty(check.GetProperty("detail").GetString()!);
                Assert.StartsWith("https://", check.GetProperty("clause").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_changed_word_is_found()
    {
        var changed = _fixture.Seal(_fixture.Credential()).Replace("Ana Example", "Ann Example", StringComparison.Ordinal);
        await ExpectAsync(changed, "invalid", Reasons.IntegritySignatureMismatch);
    }

    [Fact]
    public async Task Its_time_decides()
    {
        var expired = _fixture.Credential();
        expired["validUntil"] = "2026-01-02T00:00:00Z";
        await ExpectAsync(_fixture.Seal(expired), "invalid", Reasons.ValidityExpired);
        var early = _fixture.Credential();
        early["validFrom"] = "2126-01-01T00:00:00Z";
        await ExpectAsync(_fixture.Seal(early), "invalid", Reasons.ValidityNotYet);
    }

    [Fact]
    public async Task An_unknown_issuer_and_one_without_a_right_on_that_day_are_undetermined()
    {
        await ExpectAsync(_fixture.SealAsStranger(), "undetermined", Reasons.IssuerIdentityUnknown);
        var before = _fixture.Credential();
        before["validFrom"] = VerificationApp
            .RightFrom.AddDays(-1)
            .ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        await ExpectAsync(_fixture.Seal(before), "undetermined", Reasons.IssuerAuthorityUnknown);
    }

    [Fact]
    public async Task A_key_of_a_stranger_in_a_members_name_is_refused()
    {
        // Signed with a did:key, yet naming our institution as issuer.
        var forged = _fixture.SealAsStranger(credential => credential["issuer"] = _fixture.Did);
        await ExpectAsync(forged, "invalid", Reasons.IssuerBindingOtherController);
    }

    [Fact]
    public async Task A_withdrawal_is_seen_before_the_list_is_published_again()
    {
        var credential = _fixture.Credential();
        credential["credentialStatus"] = StatusListCredential.Entry(VerificationApp.ListUrl, StatusPurpose.Revocation, 77);
        var document = _fixture.Seal(credential);
        await ExpectAsync(document, "valid", Reasons.StatusActive);
        _fixture.Revoked.Add(77);
        await ExpectAsync(document, "invalid", Reasons.StatusRevoked);
    }

    [Fact]
    public async Task A_list_of_ours_says_nothing_about_a_strangers_credential()
    {
        var document = _fixture.SealAsStranger(credential =>
            credential["credentialStatus"] = StatusListCredential.Entry(VerificationApp.ListUrl, StatusPurpose.Revocation, 1)
        );
        await ExpectAsync(document, "undetermined", Reasons.StatusListUnconfirmed);
    }

    [Fact]
    public async Task The_page_says_the_same_in_the_readers_language_and_names_the_issuer_by_the_register()
    {
        var valid = await PostAsync(_fixture.Seal(_fixture.Credential()));
        Assert.Contains("Example University (FI)", valid);
        Assert.DoesNotContain("A name anybody could write", valid);
        var stranger = await PostAsync(_fixture.SealAsStranger());
        Assert.Contains("as claimed", stranger);
        Assert.Contains("Could not be checked", stranger);
        var german = await PostAsync(_fixture.SealAsStranger(), "de");
        Assert.Contains("Kein Register, das wir kennen, nennt diese Stelle.", german);
        Assert.DoesNotContain("No register", german);
    }

    [Fact]
    public async Task What_its_schema_asks_for_is_said_in_the_readers_language()
    {
        var file = Path.Combine(Repository.Root, "tests", "Samples", "constructed", "micro-credential.eu-elements.json");
        var credential = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject(); // the file holds an object
        credential.Remove("issued");
        var document = credential.ToJsonString();
        Assert.Contains("” is missing.", WebUtility.HtmlDecode(await PostAsync(document)));
        var german = WebUtility.HtmlDecode(await PostAsync(document, "de"));
        Assert.Contains("“ fehlt.", german);
        Assert.DoesNotContain("is missing", german);
        Assert.DoesNotContain("englisch", german);
    }

    [Fact]
    public async Task What_a_document_says_is_shown_as_text_only()
    {
        var credential = _fixture.Credential();
        credential["name"] = "<script>alert(1)</script>";
        credential["credentialSubject"]!["name"] = "\"><img src=x onerror=alert(1)>";
        var page = await PostAsync(_fixture.Seal(credential));
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img", page);
        Assert.Contains("&lt;script&gt;alert(1)", page);
    }

    [Fact]
    public async Task Nothing_is_kept_and_no_cookie_is_set()
    {
        var before = await RowsAsync();
        using var browser = _fixture.App.Browser(null);
        using var api = _fixture.App.Api(null);
        var document = _fixture.Seal(_fixture.Credential());
        HttpResponseMessage[] responses =
        [
            await browser.GetAsync(new Uri("/verify", UriKind.Relative)),
            await browser.PostAsync(new Uri("/verify", UriKind.Relative), Form(document)),
            await api.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), VerificationApp.Json(document)),
        ];
        foreach (var response in responses)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.True(response.Headers.CacheControl!.NoStore);
            response.Dispose();
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_pasted_link_leads_to_our_share_and_never_elsewhere()
    {
        using var browser = _fixture.App.Browser(null);
        var secret = Ids.Secret();
        using var own = await browser.PostAsync(
            new Uri("/verify", UriKind.Relative),
            Form($" http://localhost:5080/s/{secret}\r\n", "text")
        );
        Assert.Equal((HttpStatusCode.Redirect, $"/s/{secret}"), (own.StatusCode, own.Headers.Location?.OriginalString));
        foreach (
            var link in new[]
            {
                "https://10.0.0.5/cred.json",
                "http://localhost:5080.evil.example/s/x",
                "http://localhost:5080/s/../admin",
            }
        )
        {
            using var other = await browser.PostAsync(new Uri("/verify", UriKind.Relative), Form(link, "text"));
            Assert.Equal((link, HttpStatusCode.UnprocessableEntity), (link, other.StatusCode));
        }
    }

    [Fact]
    public async Task A_share_shows_credential_and_report_until_it_ends()
    {
        var (open, ended) = (Ids.Secret(), Ids.Secret());
        var until = _fixture.App.Time.GetUtcNow().AddDays(7);
        _fixture.Shares[open] = new(_fixture.Seal(_fixture.Credential()), "Ana Example", until, false);
        _fixture.Shares[ended] = new(null, "Ana Example", until, true);
        using var browser = _fixture.App.Browser(null);

        using var response = await browser.GetAsync(new Uri($"/s/{open}", UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Ana Example shared this by link. The holder is not present", html);
        Assert.Contains("Rivers", html);
        Assert.Equal("noindex, nofollow", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));

        Assert.Contains("This link has ended", (await browser.PageAsync($"/s/{ended}", HttpStatusCode.Gone)).Body!.TextContent);
        foreach (var unknown in new[] { Ids.Secret(), "short", "%20", "..%2f..%2fetc" })
            await browser.PageAsync($"/s/{unknown}", HttpStatusCode.NotFound);
    }

    private async Task ExpectAsync(string document, string verdict, string reason)
    {
        var report = await CheckAsync(document);
        Assert.Equal(verdict, report.GetProperty("verdict").GetString());
        Assert.Contains(
            reason,
            report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("reason").GetString())
        );
    }

    private async Task<JsonElement> CheckAsync(string document)
    {
        using var api = _fixture.App.Api(null);
        using var response = await api.PostAsync(
            new Uri("/api/v1/verifications", UriKind.Relative),
            VerificationApp.Json(document)
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<string> PostAsync(string document, string language = "en")
    {
        using var browser = _fixture.App.Browser(null);
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await browser.PostAsync(new Uri("/verify", UriKind.Relative), Form(document));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    internal static MultipartFormDataContent Form(string document, string field = "file") =>
        new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(document)), field, "credential.json" } };

    private Task<string> RowsAsync() =>
        _fixture.App.InScopeAsync(
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                await using var everything = await db.BeginUnboundAsync();
                var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
                foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
                {
                    // The names come from the model.
                    var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
                    counts[table] = await db.Database.SqlQueryRaw<long>(sql).SingleAsync();
                }

                return string.Join('\n', counts);
            }
        );
}
