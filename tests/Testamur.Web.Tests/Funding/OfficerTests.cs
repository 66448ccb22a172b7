using System.Net;
using System.Text.Json.Nodes;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Funding;

/// <summary>What officers see of supports, and who else sees it.</summary>
public sealed class OfficerTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_report_has_every_act_without_names_and_opens_safely_in_a_spreadsheet(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        await (await scene.ActAsync(enrolment, "use", "k1")).JsonAsync();
        using var browser = scene.App.Browser(scene.Registrar);
        var path = $"/t/{scene.Design.Home.Slug}/funding/schemes/{scene.Scheme}/report";
        var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"reserve\",\"200.00\",\"EUR\",\"300.00\",\"200.00\",\"100.00\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"use\"", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(
            lines,
            line => line.Contains("Lena", StringComparison.Ordinal) || line.Contains('@', StringComparison.Ordinal)
        );
        Assert.All(lines, line => Assert.All(line.Split(','), field => Assert.DoesNotMatch("^\"?[=+\\-@]", field)));

        var handed = await scene.Learning.PostAsync(scene.Registrar, $"/funding/schemes/{scene.Scheme}/reports");
        var name = (await handed.JsonAsync()).GetProperty("name").GetString()!; // checked by reading it
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(scene.Folder, "reports", name))).Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Differences_between_our_record_and_the_funders_are_named(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        await scene.EnrolAsync(await scene.Learning.OpenAsync());
        var path = $"/funding/schemes/{scene.Scheme}/reconciliation";
        Assert.Empty((await scene.Design.GetAsync(scene.Registrar, path)).GetProperty("differences").EnumerateArray());

        var journal = Path.Combine(scene.Folder, "acts.jsonl");
        var text = await File.ReadAllTextAsync(journal);
        var own = text.Split('\n').Single(line => line.Contains(scene.Scheme, StringComparison.Ordinal));
        var changed = JsonNode.Parse(own)!; // written by the funder
        changed["amount"] = 19_999;
        await File.WriteAllTextAsync(journal, text.Replace(own, changed.ToJsonString(), StringComparison.Ordinal));
        var difference = Assert.Single(
            (await scene.Design.GetAsync(scene.Registrar, path)).GetProperty("differences").EnumerateArray()
        );
        Assert.Equal("amount", difference.GetProperty("kind").GetString());
        Assert.Equal(
            (200m, 199.99m),
            (difference.GetProperty("ours").GetDecimal(), difference.GetProperty("theirs").GetDecimal())
        );

        using var browser = scene.App.Browser(scene.Registrar);
        var page = await browser.PageAsync($"/t/{scene.Design.Home.Slug}/funding?compare={scene.Scheme}");
        Assert.Contains("The amounts differ", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lena Learner", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Supports_are_for_those_who_manage_funding_here_and_nobody_else(DatabaseKind database)
    {
        using var scene = await FundingScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.Learning.OpenAsync());
        var other = await scene.App.InstitutionAsync();
        using var elsewhere = scene.App.Api(await scene.App.PersonAsync("Rolf", (other, Role.Registrar)));
        var act = new
        {
            act = "use",
            key = "k",
            reason = "r",
        };
        (HttpMethod Method, string Path, object? Body)[] doors =
        [
            (HttpMethod.Get, "/funding", null),
            (HttpMethod.Post, $"/funding/{enrolment}/acts", act),
            (HttpMethod.Get, $"/funding/schemes/{scene.Scheme}/report", null),
            (HttpMethod.Post, $"/funding/schemes/{scene.Scheme}/reports", null),
            (HttpMethod.Get, $"/funding/schemes/{scene.Scheme}/reconciliation", null),
        ];
        foreach (var (method, path, body) in doors)
        {
            var foreign = await elsewhere.SendAsync(method, scene.Design.Root + path, body);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
            var author = await scene.Design.As(scene.Design.Author).SendAsync(method, scene.Design.Root + path, body);
            Assert.Equal(HttpStatusCode.Forbidden, author.StatusCode);
        }

        // At their own institution the same enrolment does not exist, and nothing of the scheme was paid.
        var own = await elsewhere.SendAsync(HttpMethod.Post, $"/api/v1/t/{other.Slug}/funding/{enrolment}/acts", act);
        Assert.Equal("platform.notFound", await own.CodeAsync(HttpStatusCode.NotFound));
        var list = await (await elsewhere.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/funding")).JsonAsync();
        Assert.Empty(list.GetProperty("items").EnumerateArray());
        var unknown = await elsewhere.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/funding/schemes/none/reconciliation");
        Assert.Equal("funding.schemeNotFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
    }

    [Theory, OnSqlite]
    public async Task A_register_that_cannot_be_read_stops_new_support_and_the_page_says_what_is_wrong(DatabaseKind database)
    {
        await using var app = await App.StartAsync([]);
        Assert.Equal(DatabaseKind.Sqlite, database);
        using var scene = await FundingScene.SetAsync(app);
        var offering = await scene.Learning.OpenAsync();
        using var browser = scene.App.Browser(scene.Learner);
        var page = await browser.PageAsync($"/t/{scene.Design.Home.Slug}/offerings/{offering}/enrol");
        Assert.Contains("Price €300, support €200, you pay €100.", page.Body?.TextContent, StringComparison.Ordinal);
        var entry = await browser.PageAsync($"/catalogue/{scene.Learning.Specification}");
        Assert.Contains("Price €300, support €200, you pay €100.", entry.Body?.TextContent, StringComparison.Ordinal);
        using var stranger = scene.App.Browser(null);
        var open = await stranger.PageAsync($"/catalogue/{scene.Learning.Specification}");
        Assert.Contains("support up to €200", open.Body?.TextContent, StringComparison.Ordinal);

        scene.Change(file => file["schemes"]![0]!["percent"] = 101); // the scene's own
        Assert.Equal("learning.supportNotAvailable", await (await scene.AskAsync(offering)).CodeAsync(HttpStatusCode.Conflict));
        using var officer = scene.App.Browser(scene.Registrar);
        var list = await officer.PageAsync($"/t/{scene.Design.Home.Slug}/funding");
        Assert.Contains("schemes[0].percent: 101 is not 1 to 100", list.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await browser.PageAsync("/my/support")).Body?.TextContent, StringComparison.Ordinal);
    }
}
