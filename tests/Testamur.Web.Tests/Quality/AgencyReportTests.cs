using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Quality;

/// <summary>What agencies decided is recorded, speaks in the design check and in the dataset, and can be taken back.</summary>
public sealed class AgencyReportTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nreport of the agency");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_kept_with_a_copy_and_its_hash_and_can_be_taken_back(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var made = await (
            await RecordAsync(
                scene,
                new
                {
                    agency = "Example Agency",
                    decision = "positive",
                    decidedOn = scene.Day(-30),
                    agencyCountry = "es",
                    deqarId = 4711,
                    address = "https://agency.example.org/4711",
                    snapshotName = "report.pdf",
                    snapshot = Convert.ToBase64String(Pdf),
                }
            )
        ).JsonAsync();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), made.GetProperty("snapshotHash").GetString());
        Assert.Equal("ES", made.GetProperty("agencyCountry").GetString());
        var ends = DateOnly.Parse(made.GetProperty("validUntil").GetString()!, System.Globalization.CultureInfo.InvariantCulture); // a day was sent
        Assert.Equal(DateOnly.FromDateTime(scene.App.Time.GetUtcNow().UtcDateTime).AddDays(-30).AddYears(6), ends);
        var path = $"/reviews/agencies/{made.GetProperty("id").GetGuid()}";
        var copy = await scene.As(scene.Author).GetAsync(new Uri($"{scene.Root}{path}/snapshot", UriKind.Relative));
        Assert.Equal(Pdf, await copy.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", copy.Content.Headers.ContentDisposition?.DispositionType);
        using var browser = scene.App.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/reviews/agencies");
        Assert.Contains("DEQAR 4711", page.Body!.TextContent, StringComparison.Ordinal);

        using var other = await Scene.SetAsync(scene.App);
        Assert.Empty((await other.GetAsync(other.Officer, "/reviews/agencies")).EnumerateArray());
        var foreign = await other.As(other.Officer).SendAsync(HttpMethod.Delete, other.Root + path);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var author = await scene.As(scene.Author).SendAsync(HttpMethod.Delete, scene.Root + path);
        Assert.Equal(HttpStatusCode.Forbidden, author.StatusCode);
        await (await scene.As(scene.Officer).SendAsync(HttpMethod.Delete, scene.Root + path)).JsonAsync();
        Assert.Empty((await scene.GetAsync(scene.Officer, "/reviews/agencies")).EnumerateArray());
        var gone = await scene.As(scene.Author).GetAsync(new Uri($"{scene.Root}{path}/snapshot", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_that_cannot_be_right_is_refused_and_names_its_fields(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var refused = await RecordAsync(
            scene,
            new
            {
                agency = " ",
                decision = "positive",
                decidedOn = scene.Day(2),
                validUntil = "9999-12-31",
                agencyCountry = "E5",
                deqarId = 0,
                address = "http://agency.example.org",
            }
        );
        var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("quality.reportUnusable", problem.GetProperty("code").GetString());
        Assert.Equal(
            ["address", "agency", "agencyCountry", "decidedOn", "deqarId", "validUntil"],
            problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order()
        );
        var kind = await RecordAsync(
            scene,
            new
            {
                agency = "A",
                decision = "positive",
                decidedOn = scene.Day(-1),
                snapshotName = "report.html",
                snapshot = Convert.ToBase64String(Pdf),
            }
        );
        Assert.Equal("quality.fileKind", await kind.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var author = await scene.PostAsync(
            scene.Author,
            "/reviews/agencies",
            new
            {
                agency = "A",
                decision = "positive",
                decidedOn = scene.Day(-1),
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, author.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_accreditation_of_the_institution_answers_rules_that_nobody_could_check(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        Assert.Equal(("notChecked", true), await AboutAsync(scene, id));
        await (
            await RecordAsync(
                scene,
                new
                {
                    agency = "A",
                    decision = "negative",
                    decidedOn = scene.Day(-30),
                    address = "https://agency.example.org/1",
                }
            )
        ).JsonAsync();
        Assert.Equal(("failed", true), await AboutAsync(scene, id));
        await (
            await RecordAsync(
                scene,
                new
                {
                    agency = "A",
                    decision = "positive",
                    decidedOn = scene.Day(-20),
                    validUntil = scene.Day(20),
                    deqarId = 12,
                }
            )
        ).JsonAsync();
        Assert.Equal(("passed", false), await AboutAsync(scene, id));
        scene.Advance(TimeSpan.FromDays(21));
        Assert.Equal(("failed", true), await AboutAsync(scene, id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_agency_decided_about_a_specification_is_in_the_published_dataset(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.PublishedAsync();
        var unknown = await RecordAsync(
            scene,
            new
            {
                agency = "A",
                decision = "positive",
                decidedOn = scene.Day(-1),
                specification = scene.Home.Id.Value,
                version = 1,
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await (
            await RecordAsync(
                scene,
                new
                {
                    agency = "Agency of the Example",
                    decision = "positive",
                    decidedOn = scene.Day(-1),
                    specification = id,
                    version = 1,
                    deqarId = 4712,
                }
            )
        ).JsonAsync();
        using var stranger = scene.App.Api(null);
        var dataset = await stranger.GetStringAsync(new Uri($"/export/elm/{scene.Home.Slug}.jsonld", UriKind.Relative));
        Assert.Contains("Agency of the Example, DEQAR 4712", dataset, StringComparison.Ordinal);
    }

    // What became of Q02, and whether Q08 advises.
    private static async Task<(string? Q02, bool Q08)> AboutAsync(Scene scene, Guid id)
    {
        var readiness = await scene.GetAsync(scene.Author, $"/specifications/{id}/1/readiness");
        var quality = readiness
            .GetProperty("steps")
            .EnumerateArray()
            .Single(step => step.GetProperty("principle").GetString() == "quality");
        bool Named(string list, string rule) => quality.GetProperty(list).EnumerateArray().Any(one => RuleOf(one) == rule);
        return (
            Named("notChecked", "Q02") ? "notChecked"
            : Named("next", "Q02") ? "failed"
            : "passed",
            Named("next", "Q08")
        );
    }

    private static string? RuleOf(JsonElement one) =>
        one.TryGetProperty("rule", out var rule) ? rule.GetString() : one.GetProperty("found").GetProperty("rule").GetString();

    private static Task<HttpResponseMessage> RecordAsync(Scene scene, object report) =>
        scene.PostAsync(scene.Officer, "/reviews/agencies", report);
}
