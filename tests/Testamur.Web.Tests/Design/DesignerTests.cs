using System.Net;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>What the designer offers beside the fields: skills, the matrix, the officer's view, differences, copies, translations.</summary>
public sealed class DesignerTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Skills_are_searched_and_linked_without_script(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, path) = await FilledAsync(scene);
        using var browser = scene.App.Browser(scene.Author);
        var search = await browser.PostFormAsync(
            path,
            "edit",
            ("learningOutcomes[0].skillSearch", "urb plann"),
            ("act", "skills:learningOutcomes[0]")
        );
        var html = await search.Content.ReadAsStringAsync();
        Assert.Contains("urban planning", html, StringComparison.Ordinal);
        var api = await scene.GetAsync(scene.Author, "/skills?q=urban planning&limit=1");
        var uri = api.GetProperty("skills")[0].GetProperty("uri").GetString();
        Assert.Contains(uri!, html, StringComparison.Ordinal);
        using var live = await browser.GetAsync(
            new Uri(
                $"/t/{scene.Home.Slug}/design/skills?row=learningOutcomes[0]&learningOutcomes[0].skillSearch=urban",
                UriKind.Relative
            )
        );
        Assert.Contains("urban planning", await live.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await browser.PostFormAsync(path, "edit", ("learningOutcomes[0].skills", uri), ("act", "save"));
        var skill = (await ContentAsync(scene, id)).GetProperty("learningOutcomes")[0].GetProperty("skills")[0];
        Assert.Equal("urban planning", skill.GetProperty("label").GetProperty("en").GetString());
        Assert.Equal("1.2.0", skill.GetProperty("version").GetString());

        var unknown = await browser.PostFormAsync(path, "edit", ("learningOutcomes[0].skills", "urn:x"), ("act", "save"));
        Assert.Contains("This skill is not in ESCO", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var many = await scene.As(scene.Author).SendAsync(HttpMethod.Get, scene.Root + "/skills?q=a&limit=51");
        Assert.Equal("platform.invalidFields", await many.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_matrix_says_which_outcome_no_task_assesses_and_the_hours_add_up(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (_, path) = await FilledAsync(scene);
        using var browser = scene.App.Browser(scene.Author);
        var page = await browser.PageAsync(path);
        Assert.Equal(
            page.QuerySelectorAll("table.matrix tbody tr").Length * (page.QuerySelectorAll("table.matrix thead th").Length - 1),
            page.QuerySelectorAll("table.matrix tbody input[type=checkbox]").Length
        );
        Assert.Empty(page.QuerySelectorAll("#matrix-gaps .tell"));
        Assert.Contains(
            "The activities add up to the stated hours.",
            page.QuerySelector("#workload-sum")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("stands for the step", page.QuerySelector("#verb-0")?.TextContent, StringComparison.Ordinal);

        var offered = Forms
            .Offered(page.Form("edit"))
            .Where(field => field.Value != "o1" || !field.Key.EndsWith(".outcomes", StringComparison.Ordinal));
        using var live = await browser.SendFormAsync($"{path}/findings", offered, ("activities[0].hours", "1"));
        var parts = await live.Content.ReadAsStringAsync();
        Assert.Contains("No task assesses: ", parts, StringComparison.Ordinal);
        Assert.Contains("are not spent on an activity yet.", parts, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_officer_s_view_says_what_is_stated_and_what_is_missing(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        var content = Scene.GoodContent();
        content.Remove("eqfLevel");
        content.Remove("nationalLevels");
        content.Remove("cycle");
        await scene.SaveAsync(id, 1, content);
        var read = await scene.GetAsync(scene.Officer, $"/specifications/{id}/1/recognition");
        var points = read.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(7, points.Count);
        var level = points.Single(point => point.GetProperty("criterion").GetString() == "level");
        Assert.Equal("none", level.GetProperty("reading").GetString());
        using var browser = scene.App.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/design/{id}/1/recognition");
        Assert.Contains("Missing: EQF level", Words(page.Body?.TextContent), StringComparison.Ordinal);
        Assert.Contains("Stated: ECTS credits", Words(page.Body?.TextContent), StringComparison.Ordinal);
        Assert.Equal(16, page.QuerySelectorAll("main table tbody tr").Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_versions_differ_in_words_and_a_copy_names_where_it_comes_from(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.PublishedAsync();
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/versions")).JsonAsync();
        var next = Scene.GoodContent();
        next["weeks"] = 12;
        next["title"]!["en"] = "Cooling Our Whole City";
        await scene.SaveAsync(id, 2, next);
        var changes = (await scene.GetAsync(scene.Officer, $"/specifications/{id}/changes")).GetProperty("changes");
        Assert.Equal(
            ["/title/en", "/weeks"],
            changes.EnumerateArray().Select(change => change.GetProperty("path").GetString()).Order()
        );
        using var browser = scene.App.Browser(scene.Author);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/design/{id}/compare");
        Assert.Equal(
            ["10", "12"],
            page.QuerySelectorAll("del, ins")
                .Where(run => run.TextContent.Contains('1', StringComparison.Ordinal))
                .Select(run => run.LastChild?.TextContent)
        );
        Assert.Contains("Whole", page.QuerySelector("ins")?.TextContent, StringComparison.Ordinal);
        await browser.PageAsync($"/t/{scene.Home.Slug}/design/{id}/compare?from=9", HttpStatusCode.NotFound);

        var view = $"/t/{scene.Home.Slug}/design/{id}/1/view";
        var copied = await browser.PostFormAsync(view, "copy");
        var editor = new Uri(new Uri("http://localhost"), copied.Headers.Location!).AbsolutePath; // a copy leads to its editor
        var copy = await scene.GetAsync(scene.Author, $"/specifications/{editor.Split('/')[^2]}/1");
        Assert.Equal(id, copy.GetProperty("copiedFrom").GetProperty("id").GetGuid());
        Assert.NotEqual(id, copy.GetProperty("version").GetProperty("id").GetGuid());
        Assert.Equal("draft", copy.GetProperty("version").GetProperty("state").GetString());
        Assert.Contains(
            "version 1 of another design",
            (await browser.PageAsync(editor + "/view")).Body?.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Texts_are_translated_side_by_side_and_saved_in_the_same_draft(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, path) = await FilledAsync(scene);
        using var browser = scene.App.Browser(scene.Author);
        var page = await browser.PageAsync($"{path}/translate?from=en&to=fr");
        Assert.NotEmpty(page.QuerySelectorAll("textarea[lang=fr]"));
        var saved = await browser.PostFormAsync(
            $"{path}/translate?from=en&to=fr",
            "translate",
            ("title[fr]", "Rafraîchir notre ville")
        );
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var content = await ContentAsync(scene, id);
        Assert.Equal("Rafraîchir notre ville", content.GetProperty("title").GetProperty("fr").GetString());
        Assert.Contains("fr", content.GetProperty("declaredLanguages").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal(
            SpecificationJson.Read(Scene.GoodContent().ToJsonString()).LearningOutcomes.Count,
            content.GetProperty("learningOutcomes").GetArrayLength()
        );
        var last = (await browser.PageAsync($"{path}/translate?from=en&to=fr")).QuerySelectorAll("textarea[lang=fr]")[^1];
        Assert.Equal("Rafraîchir notre ville", last.TextContent);
    }

    [Fact]
    public async Task Every_place_of_a_specification_has_a_name()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.InScopeAsync(
            null,
            services =>
            {
                var names = services.Get<PlaceNames>();
                var spec = SpecificationJson.Read(Scene.GoodContent().ToJsonString());
                foreach (
                    var member in typeof(Specification)
                        .GetProperties()
                        .Select(property => property.Name)
                        .Except(["Id", "Version"])
                )
                    Assert.NotEqual("", names.Of($"/{char.ToLowerInvariant(member[0])}{member[1..]}"));
                Assert.Equal("Outcome 2 · What the learner can do · Deutsch", names.Of("/learningOutcomes/1/text/de"));
                return Task.CompletedTask;
            }
        );
    }

    private static string Words(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(Guid Id, string Path)> FilledAsync(Scene scene)
    {
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        return (id, $"/t/{scene.Home.Slug}/design/{id}/1");
    }

    private static async Task<System.Text.Json.JsonElement> ContentAsync(Scene scene, Guid id) =>
        (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("version").GetProperty("content");
}
