using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Architecture;

namespace Testamur.Web.Tests.Hosting;

public sealed partial class AuditTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Acts_are_read_newest_first_in_pages_and_by_kind_person_and_day(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var anna = await app.PersonAsync("Anna Administrator", (home, Role.Administrator));
        var rita = await app.PersonAsync("Rita Registrar", (home, Role.Registrar));
        var today = app.Time.GetUtcNow();
        for (var number = 1; number <= 60; number++)
            await app.RecordAsync(home, number % 2 == 0 ? rita : null, "issuing.revoked", $"c{number}", today.AddSeconds(number));
        await app.RecordAsync(home, rita, "alliance.invited", "p1", today.AddDays(-3), "Needed in spring");

        using var api = app.Api(anna);
        var path = $"/api/v1/t/{home.Slug}/audit";
        var first = await api.AuditAsync(path);
        Assert.Equal(50, first.Subjects.Count);
        Assert.Equal(["c60", "c59", "c58"], first.Subjects.Take(3));
        var second = await api.AuditAsync($"{path}?after={first.Next}");
        Assert.Equal(["c10", "c9"], second.Subjects.Take(2));
        Assert.Equal(("p1", null), (second.Subjects[^1], second.Next));
        Assert.Equal(["p1"], (await api.AuditAsync($"{path}?act=alliance.invited")).Subjects);
        Assert.Equal(31, (await api.AuditAsync($"{path}?person={rita.Id}")).Subjects.Count);
        Assert.Equal(["p1"], (await api.AuditAsync($"{path}?until={Day(today.AddDays(-1))}")).Subjects);
        Assert.Empty((await api.AuditAsync($"{path}?act=alliance.invited&from={Day(today)}")).Subjects);

        using var browser = app.Browser(anna);
        var page = await browser.PageAsync($"/t/{home.Slug}/audit?person={rita.Id}&act=alliance.invited");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("Person invited", row, StringComparison.Ordinal);
        Assert.Contains("Rita Registrar", row, StringComparison.Ordinal);
        Assert.Contains("Needed in spring", row, StringComparison.Ordinal);
        var older = (await browser.PageAsync($"/t/{home.Slug}/audit"))
            .QuerySelectorAll("main a")
            .OfType<IHtmlAnchorElement>()
            .Single(a => a.TextContent == "Show older");
        var next = await browser.PageAsync(new Uri(older.Href).PathAndQuery);
        Assert.Equal(11, next.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_those_who_may_see_the_audit_of_their_own_institution_do(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        await app.RecordAsync(home, null, "issuing.revoked", "c1", app.Time.GetUtcNow());
        using var registrar = app.Api(await app.PersonAsync("Rita", (home, Role.Registrar)));
        var refused = await registrar.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/audit");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var foreign = await app.PersonAsync("Otto", (other, Role.Administrator));
        using var api = app.Api(foreign);
        var elsewhere = await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/audit");
        var unknown = await api.SendAsync(HttpMethod.Get, "/api/v1/t/no-such-place/audit");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Empty((await api.AuditAsync($"/api/v1/t/{other.Slug}/audit")).Subjects);
        using var browser = app.Browser(foreign);
        await browser.PageAsync($"/t/{home.Slug}/audit", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_kind_of_act_that_is_recorded_has_a_name(string language)
    {
        var texts = new ResourceManager(typeof(AuditText)).GetResourceSet(
            language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language),
            createIfNotExists: true,
            tryParents: false
        )!; // asserted by what is read from it
        var acts = Repository
            .Files.Where(path =>
                path.StartsWith("src/Testamur.Web/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
            )
            .SelectMany(path => Recorded().Matches(File.ReadAllText(Path.Combine(Repository.Root, path))))
            .SelectMany(call => Act().Matches(call.Value).Select(match => match.Groups[1].Value))
            .Concat(
                Enum.GetNames<OfferingState>().Where(state => state != "Planned").Select(state => $"learning.offering{state}")
            )
            .Distinct()
            .ToList();
        Assert.True(acts.Count > 40);
        Assert.DoesNotContain(acts, act => string.IsNullOrWhiteSpace(texts.GetString($"Act.{act}")));
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?:audit\\.Record|parties\\.NoteAsync)\\([^,]*,")]
    private static partial Regex Recorded();

    [GeneratedRegex("\"([a-z]+\\.[A-Za-z]+)\"")]
    private static partial Regex Act();
}

internal static class AuditReading
{
    public static Task RecordAsync(
        this App app,
        Modules.Alliance.Institution home,
        Person? by,
        string act,
        string subject,
        DateTimeOffset at,
        string? reason = null
    ) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                PersonId? actor = by is null ? null : new PersonId(by.Id);
                db.Add(AuditEntry.Of(home.Id, actor, byStaff: true, act, subject, reason, at));
                await db.SaveChangesAsync();
            }
        );

    public static async Task<(List<string> Subjects, string? Next)> AuditAsync(this HttpClient api, string path)
    {
        var page = await (await api.SendAsync(HttpMethod.Get, path)).JsonAsync();
        var subjects = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("subject").GetString()!);
        return ([.. subjects], page.GetProperty("next").GetString());
    }
}
