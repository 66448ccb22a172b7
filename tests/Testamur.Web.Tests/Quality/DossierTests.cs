using System.Net;
using System.Text.Json;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Quality;

public sealed class DossierTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly string[] Nine =
    [
        "description",
        "justification",
        "internalQuality",
        "objectives",
        "access",
        "planning",
        "staff",
        "resources",
        "results",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dossier_has_the_nine_headings_filled_from_design_and_records_and_marks_what_is_missing(
        DatabaseKind database
    )
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var content = Scene.GoodContent();
        content.Remove("staff");
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, content);
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var review = await scene.ReviewOfAsync(id);
        var before = await scene.GetAsync(scene.Officer, $"/reviews/{review}/dossier/aqu");
        Assert.Equal(
            Nine,
            before.GetProperty("headings").EnumerateArray().Select(heading => heading.GetProperty("name").GetString())
        );
        Assert.Empty(ValuesOf(before, "staff", "staff"));
        Assert.Empty(ValuesOf(before, "internalQuality", "decision"));
        Assert.DoesNotContain("\"conditions\"", before.GetRawText(), StringComparison.Ordinal); // none were set: nothing is missing
        var outcomes = content["learningOutcomes"]!.AsArray().Count; // the file has them
        Assert.Equal(outcomes, ValuesOf(before, "objectives", "outcome").Count);

        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        await scene.AnswerAsync(review, ("staff", "no", "Nobody is named."));
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over")).JsonAsync();
        var conditions = new[] { new { text = "Name who teaches.", due = scene.Day(20) } };
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { conditions })).JsonAsync();
        var after = await scene.GetAsync(scene.Officer, $"/reviews/{review}/dossier/aqu");
        Assert.StartsWith(
            "Approved with conditions",
            Assert.Single(ValuesOf(after, "internalQuality", "decision")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Name who teaches.",
            Assert.Single(ValuesOf(after, "internalQuality", "conditions")),
            StringComparison.Ordinal
        );
        Assert.Contains("Teaching staff: No – Nobody is named.", ValuesOf(after, "internalQuality", "checklist"));

        using var browser = scene.App.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/reviews/{review}/dossier/aqu");
        Assert.Equal(9, page.QuerySelectorAll("main section > h2").Length);
        var staff = page.QuerySelectorAll("main section")
            .Single(section => section.TextContent.Contains("7. Staff", StringComparison.Ordinal));
        Assert.Contains("Missing", staff.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Stated.", page.Body!.TextContent, StringComparison.Ordinal); // every name has words
        Assert.DoesNotContain("Dossier.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task There_is_no_dossier_for_an_unknown_agency_or_for_others(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var review = await scene.ReviewOfAsync(await scene.SubmittedAsync());
        var unknown = await scene.As(scene.Officer).SendAsync(HttpMethod.Get, $"{scene.Root}/reviews/{review}/dossier/nobody");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var other = await Scene.SetAsync(scene.App);
        var foreign = await other.As(other.Officer).SendAsync(HttpMethod.Get, $"{other.Root}/reviews/{review}/dossier/aqu");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static List<string> ValuesOf(JsonElement dossier, string heading, string entry) =>
        [
            .. dossier
                .GetProperty("headings")
                .EnumerateArray()
                .Single(one => one.GetProperty("name").GetString() == heading)
                .GetProperty("entries")
                .EnumerateArray()
                .Single(one => one.GetProperty("name").GetString() == entry)
                .GetProperty("values")
                .EnumerateArray()
                .Select(value => value.GetString() ?? ""),
        ];
}
