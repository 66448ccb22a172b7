using System.Net;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>The pages as a browser without script uses them.</summary>
public sealed class DesignPageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_design_is_started_written_and_submitted_without_script(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.Author);
        var list = $"/t/{scene.Home.Slug}/design";
        var made = await browser.PostFormAsync(list, "new", ("title", "Cooling Our City"));
        var editor = Location(made);
        var page = await browser.PageAsync(editor);
        Assert.Contains("Cooling Our City", page.Body?.TextContent, StringComparison.Ordinal);

        // One row more, and what was typed is still there.
        var more = await browser.PostFormAsync(editor, "edit", ("title[en]", "Cooling a City"), ("act", "add:learningOutcomes"));
        var html = await more.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        Assert.Contains("learningOutcomes[0].text[en]", html, StringComparison.Ordinal);
        Assert.Contains("Cooling a City", html, StringComparison.Ordinal);

        var early = await browser.PostFormAsync(editor, "edit", ("act", "submit"));
        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        Assert.Contains("form-status", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var id = Guid.Parse(editor.Split('/')[^2]);
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        var saved = await browser.PostFormAsync(editor, "edit", ("weeks", "11"), ("act", "save"));
        Assert.Equal($"{editor}?saved=1", Location(saved));
        var content = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1"))
            .GetProperty("version")
            .GetProperty("content");
        Assert.Equal(11, content.GetProperty("weeks").GetInt32());
        Assert.Equal(3, content.GetProperty("learningOutcomes").GetArrayLength());
        var submitted = await browser.PostFormAsync(editor, "edit", ("act", "submit"));
        Assert.Equal($"{editor}/view", Location(submitted));
        Assert.Equal("submitted", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_version_is_reviewed_approved_and_published_on_the_pages(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        await scene.GrantRightAsync();
        var id = await scene.SubmittedAsync();
        var review = $"/t/{scene.Home.Slug}/reviews/{await scene.ReviewOfAsync(id)}";
        using var officer = scene.App.Browser(scene.Officer);
        Location(await officer.PostFormAsync(review, "start"));
        var open = await officer.PostFormAsync(review, "checklist", ("answers.policy", "Yes"), ("act", "handOver"));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        string[] questions =
        [
            "policy",
            "design",
            "learning",
            "admission",
            "staff",
            "resources",
            "information",
            "publicInformation",
            "monitoring",
            "externalReview",
        ];
        var answers = questions.Select(question => ($"answers.{question}", (string?)"Yes"));
        Location(await officer.PostFormAsync(review, "checklist", [.. answers, ("act", "handOver")]));

        using var approver = scene.App.Browser(scene.Approver);
        Location(await approver.PostFormAsync(review, "approve"));
        Location(await approver.PostFormAsync($"/t/{scene.Home.Slug}/design/{id}/1/view", "publish"));
        Assert.Equal("published", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_of_another_institution_are_not_found(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        using var other = await Scene.SetAsync(scene.App);
        var id = await scene.SubmittedAsync();
        var review = await scene.ReviewOfAsync(id);
        using var author = scene.App.Browser(other.Author);
        string[] pages =
        [
            $"design/{id}/1",
            $"design/{id}/1/view",
            $"design/{id}/1/recognition",
            $"design/{id}/1/partners",
            $"design/{id}/1/translate",
            $"design/{id}/compare",
            $"reviews/{review}",
        ];
        foreach (var slug in new[] { scene.Home.Slug, other.Home.Slug })
        foreach (var page in pages)
            await author.PageAsync($"/t/{slug}/{page}", HttpStatusCode.NotFound);
    }

    private static string Location(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{response.StatusCode}");
        var location = response.Headers.Location;
        Assert.NotNull(location);
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }
}
