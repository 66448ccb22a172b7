using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>Findings that are repaired by one click, kept with a reason, weighed by the institution's own policy.</summary>
public sealed class DesignCheckTests(Apps apps) : IClassFixture<Apps>
{
    private static JsonObject WithoutReason()
    {
        var content = Scene.GoodContent();
        content["hours"] = 100; // too many for 3 ECTS: an error with a repair
        return content;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_finding_is_repaired_by_the_button_beside_it(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, WithoutReason());
        var editor = $"/t/{scene.Home.Slug}/design/{id}/1";
        var page = await browser.PageAsync(editor);
        var button = page.QuerySelector(".finding button[value='repair:0:T03 /hours']");
        Assert.Equal("State 90 hours", button?.TextContent);
        Assert.Equal("editor", button?.GetAttribute("form"));

        // What was typed beside it is saved with the repair.
        var repaired = await browser.PostFormAsync(editor, "edit", ("weeks", "11"), ("act", "repair:0:T03 /hours"));
        Assert.True(repaired.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{repaired.StatusCode}");
        var content = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1"))
            .GetProperty("version")
            .GetProperty("content");
        Assert.Equal((90m, 11), (content.GetProperty("hours").GetDecimal(), content.GetProperty("weeks").GetInt32()));

        var gone = await scene.PostAsync(
            scene.Author,
            $"/specifications/{id}/1/repair",
            new
            {
                revision = await scene.RevisionAsync(id, 1),
                finding = "T03 /hours",
                fix = 0,
            }
        );
        Assert.Equal("design.noSuchRepair", await gone.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_warning_is_kept_with_a_reason_that_reviewers_see(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        const string finding = "R02 /need";
        var editor = $"/t/{scene.Home.Slug}/design/{id}/1";
        var kept = await browser.PostFormAsync(
            editor,
            "edit",
            ($"keep:{finding}", "The city council asked for it in person."),
            ("act", $"keep:{finding}")
        );
        Assert.True(kept.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{kept.StatusCode}");
        Assert.Contains(
            "The city council asked for it in person.",
            (await browser.PageAsync(editor)).Body?.TextContent,
            StringComparison.Ordinal
        );

        foreach (var place in new[] { "T03 /hours", "R03 /coDesigners", "nothing", new string('x', 400) })
        {
            var refused = await scene.PutAsync(
                scene.Author,
                $"/specifications/{id}/1/answers",
                new { finding = place, reason = "Because." }
            );
            Assert.Equal("design.noSuchWarning", await refused.CodeAsync(HttpStatusCode.Conflict));
        }

        var readiness = await scene.GetAsync(scene.Officer, $"/specifications/{id}/1/readiness");
        Assert.Equal(
            "The city council asked for it in person.",
            Next(readiness).Single(next => next.GetProperty("finding").GetString() == finding).GetProperty("reason").GetString()
        );
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        using var officer = scene.App.Browser(scene.Officer);
        var review = await officer.PageAsync($"/t/{scene.Home.Slug}/reviews/{await scene.ReviewOfAsync(id)}");
        Assert.Contains(
            "Kept because: The city council asked for it in person. (Anna Author)",
            review.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("No reason is given.", review.Body?.TextContent, StringComparison.Ordinal);

        var late = await scene.PutAsync(scene.Author, $"/specifications/{id}/1/answers", new { finding, reason = "" });
        Assert.Equal("design.wrongState", await late.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/withdraw")).JsonAsync();
        await (await scene.PutAsync(scene.Author, $"/specifications/{id}/1/answers", new { finding, reason = " " })).JsonAsync();
        readiness = await scene.GetAsync(scene.Officer, $"/specifications/{id}/1/readiness");
        var open = Next(readiness).Single(next => next.GetProperty("finding").GetString() == finding);
        Assert.True(!open.TryGetProperty("reason", out var reason) || reason.ValueKind == JsonValueKind.Null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_institutions_policy_is_checked_and_its_clause_named(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent()); // 3 ECTS
        using var browser = scene.App.Browser(scene.Administrator);
        var page = $"/t/{scene.Home.Slug}/credit-policy";
        var half = await browser.PostFormAsync(
            page,
            "policy",
            ("title", "Credit policy 2026"),
            ("date", "2026-09-01"),
            ("size.min", "4")
        );
        Assert.Equal(HttpStatusCode.OK, half.StatusCode);
        Assert.Contains("form-status", await half.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var saved = await browser.PostFormAsync(
            page,
            "policy",
            ("title", "Credit policy 2026"),
            ("date", "2026-09-01"),
            ("size.min", "4"),
            ("size.max", "6"),
            ("size.clause", "§ 3"),
            ("signatories", "Dean\r\n")
        );
        Assert.True(saved.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, await saved.Content.ReadAsStringAsync());
        Assert.Contains(
            "Credit policy 2026",
            (await browser.PageAsync(page)).DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );

        var findings = await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/lint")).JsonAsync();
        string? Source(string rule) =>
            findings.EnumerateArray().FirstOrDefault(f => f.GetProperty("rule").GetString() == rule)
                is { ValueKind: JsonValueKind.Object } found
                ? found.GetProperty("source").GetString()
                : null;
        Assert.Equal("MCE 4.2.1 · Credit policy 2026, § 3", Source("T05"));
        Assert.NotNull(Source("U01"));
        var refused = await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit");
        Assert.Equal("design.notReady", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));

        // Another institution keeps the European defaults.
        using var other = await Scene.SetAsync(scene.App);
        var theirs = await other.GetAsync(other.Author, "/credit-policy");
        Assert.Equal(("european", 0), (theirs.GetProperty("pack").GetString(), theirs.GetProperty("revision").GetInt32()));

        var policy = new
        {
            title = "X",
            date = "2026-01-01",
            eqf = new { min = 8, max = 5 },
        };
        var backwards = await scene.PutAsync(
            scene.Administrator,
            "/credit-policy",
            new
            {
                revision = 1,
                pack = "nl",
                policy,
            }
        );
        Assert.Equal("design.policyUnusable", await backwards.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var stale = await scene.PutAsync(
            scene.Administrator,
            "/credit-policy",
            new
            {
                revision = 0,
                pack = "nl",
                policy = new { title = "X", date = "2026-01-01" },
            }
        );
        Assert.Equal("platform.changedMeanwhile", await stale.CodeAsync(HttpStatusCode.Conflict));
        var notAllowed = await scene.PutAsync(
            scene.Author,
            "/credit-policy",
            new
            {
                revision = 1,
                pack = "nl",
                policy = new { title = "X", date = "2026-01-01" },
            }
        );
        Assert.Equal("platform.notAllowed", await notAllowed.CodeAsync(HttpStatusCode.Forbidden));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_to_do_next_is_told_by_principle_with_a_way_to_the_field(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, WithoutReason());
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/design/{id}/1/readiness");
        Assert.Equal(12, page.QuerySelectorAll("ol.list > li").Length);
        Assert.NotNull(page.QuerySelector($"a[href='/t/{scene.Home.Slug}/design/{id}/1#f-hours']"));
        Assert.Contains("Q02", page.Body?.TextContent, StringComparison.Ordinal);
        using var other = await Scene.SetAsync(scene.App);
        using var stranger = scene.App.Browser(other.Author);
        await stranger.PageAsync($"/t/{scene.Home.Slug}/design/{id}/1/readiness", HttpStatusCode.NotFound);
    }

    private static IEnumerable<JsonElement> Next(JsonElement readiness) =>
        readiness.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("next").EnumerateArray());
}
