using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>Two people in one draft, and a draft that saves itself.</summary>
public sealed class DraftTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Changes_of_two_people_in_different_places_are_joined_and_told(DatabaseKind database)
    {
        using var two = await TwoEditors.AtAsync(await apps.OnAsync(database));
        await two.Anna.SendFormAsync(two.Path, two.Annas, ("title[en]", "Cooling Squares"), ("act", "save"));
        var answer = await two.Ben.SendFormAsync(two.Path, two.Bens, ("weeks", "4"), ("act", "save"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Anna Author changed it as well. What was taken over: Title", html, StringComparison.Ordinal);
        Assert.Contains("Cooling Squares", html, StringComparison.Ordinal);
        var content = await two.ContentAsync();
        Assert.Equal("Cooling Squares", content.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(4, content.GetProperty("weeks").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_texts_of_one_place_stand_beside_each_other_until_somebody_decides(DatabaseKind database)
    {
        using var two = await TwoEditors.AtAsync(await apps.OnAsync(database));
        await two.Anna.SendFormAsync(two.Path, two.Annas, ("title[en]", "Cooling Squares"), ("act", "save"));
        var clash = await two.Ben.SendFormAsync(
            two.Path,
            two.Bens,
            ("title[en]", "Cooling Roofs"),
            ("weeks", "4"),
            ("act", "save")
        );
        Assert.Equal(HttpStatusCode.OK, clash.StatusCode);
        var page = new HtmlParser().ParseDocument(await clash.Content.ReadAsStringAsync());
        var panel = page.Form("merge");
        Assert.Contains("Anna Author changed the same places", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cooling Squares", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cooling Roofs", panel.TextContent, StringComparison.Ordinal);
        Assert.Equal("Cooling Squares", (await two.ContentAsync()).GetProperty("title").GetProperty("en").GetString());

        var chosen = await two.Ben.SendFormAsync(
            two.Path,
            Forms.Offered(panel),
            ("conflicts[0].choice", "own"),
            ("conflicts[0].own", "Cooling Squares and Roofs")
        );
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        var content = await two.ContentAsync();
        Assert.Equal("Cooling Squares and Roofs", content.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(4, content.GetProperty("weeks").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_that_saves_itself_never_takes_back_what_others_wrote(DatabaseKind database)
    {
        using var two = await TwoEditors.AtAsync(await apps.OnAsync(database));
        var first = await two.SavingAsync(two.Anna, two.Annas, ("title[en]", "Cooling Squares"));
        Assert.Equal(("saved", false), (first.GetProperty("state").GetString(), first.GetProperty("others").GetBoolean()));

        // Ben's page still shows the old title, and goes on saving.
        var joined = await two.SavingAsync(two.Ben, two.Bens, ("weeks", "4"));
        Assert.Equal(("saved", true), (joined.GetProperty("state").GetString(), joined.GetProperty("others").GetBoolean()));
        Assert.Contains("Anna Author", joined.GetProperty("message").GetString(), StringComparison.Ordinal);
        var start = joined.GetProperty("base").GetString();
        var again = await two.SavingAsync(two.Ben, two.Bens, ("weeks", "5"), ("revision", start));
        Assert.Equal("saved", again.GetProperty("state").GetString());
        var content = await two.ContentAsync();
        Assert.Equal("Cooling Squares", content.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(5, content.GetProperty("weeks").GetInt32());

        var clash = await two.SavingAsync(
            two.Ben,
            two.Bens,
            ("title[en]", "Cooling Roofs"),
            ("weeks", "5"),
            ("revision", again.GetProperty("base").GetString())
        );
        Assert.Equal("clash", clash.GetProperty("state").GetString());
        Assert.Contains("Title", clash.GetProperty("message").GetString(), StringComparison.Ordinal);
        var unreadable = await two.SavingAsync(
            two.Anna,
            two.Annas,
            ("ects", "two"),
            ("revision", first.GetProperty("base").GetString())
        );
        Assert.Equal("unreadable", unreadable.GetProperty("state").GetString());
        Assert.Equal(content.GetRawText(), (await two.ContentAsync()).GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Saving_the_same_again_is_no_change_and_a_sitting_is_one_entry_of_the_audit(DatabaseKind database)
    {
        using var two = await TwoEditors.AtAsync(await apps.OnAsync(database));
        var first = await two.SavingAsync(two.Anna, two.Annas, ("weeks", "4"));
        var start = first.GetProperty("base").GetString();
        var same = await two.SavingAsync(two.Anna, two.Annas, ("weeks", "4"), ("revision", start));
        Assert.Equal(start, same.GetProperty("base").GetString());
        await two.SavingAsync(two.Anna, two.Annas, ("weeks", "5"), ("revision", start));
        var acts = await two.Scene.GetAsync(two.Scene.Administrator, "/audit?act=design.changed");
        Assert.Equal(2, acts.GetProperty("items").GetArrayLength()); // one when the draft was filled by a call, before the sitting's half hour
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_may_join_changes_and_is_told_the_places_of_a_clash(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        var revision = await scene.RevisionAsync(id, 1);
        var (one, other) = (Scene.GoodContent(), Scene.GoodContent());
        one["weeks"] = 4;
        other["hours"] = 80;
        await scene.SaveAsync(id, 1, one);
        var path = $"/specifications/{id}/1";
        var joined = await (
            await scene.PutAsync(
                scene.Author,
                path,
                new
                {
                    revision,
                    content = other,
                    merge = true,
                }
            )
        ).JsonAsync();
        Assert.Equal(4, joined.GetProperty("content").GetProperty("weeks").GetInt32());
        Assert.Equal(80, joined.GetProperty("content").GetProperty("hours").GetInt32());
        other["weeks"] = 7;
        var clash = await scene.PutAsync(
            scene.Author,
            path,
            new
            {
                revision,
                content = other,
                merge = true,
            }
        );
        var problem = await clash.JsonAsync(HttpStatusCode.Conflict);
        Assert.Equal("design.editsClash", problem.GetProperty("code").GetString());
        Assert.Equal("4", problem.GetProperty("errors").GetProperty("/weeks")[0].GetString());
    }

    /// <summary>Two authors who opened the same draft at the same time.</summary>
    private sealed class TwoEditors : IDisposable
    {
        public required Scene Scene { get; init; }

        public required Guid Id { get; init; }

        public required HttpClient Anna { get; init; }

        public required HttpClient Ben { get; init; }

        public required List<KeyValuePair<string, string>> Annas { get; init; }

        public required List<KeyValuePair<string, string>> Bens { get; init; }

        public string Path => $"/t/{Scene.Home.Slug}/design/{Id}/1";

        public static async Task<TwoEditors> AtAsync(App app)
        {
            var scene = await Scene.SetAsync(app);
            var id = await scene.DraftAsync();
            await scene.SaveAsync(id, 1, Scene.GoodContent());
            app.Time.Advance(TimeSpan.FromHours(1));
            var (anna, ben) = (
                app.Browser(scene.Author),
                app.Browser(await app.PersonAsync("Ben Author", (scene.Home, Role.Author)))
            );
            var path = $"/t/{scene.Home.Slug}/design/{id}/1";
            return new()
            {
                Scene = scene,
                Id = id,
                Anna = anna,
                Ben = ben,
                Annas = [.. Forms.Offered((await anna.PageAsync(path)).Form("edit"))],
                Bens = [.. Forms.Offered((await ben.PageAsync(path)).Form("edit"))],
            };
        }

        public async Task<JsonElement> SavingAsync(
            HttpClient browser,
            List<KeyValuePair<string, string>> offered,
            params (string, string?)[] fields
        ) => await (await browser.SendFormAsync($"{Path}/saving", offered, fields)).JsonAsync();

        public async Task<JsonElement> ContentAsync() =>
            (await Scene.GetAsync(Scene.Author, $"/specifications/{Id}/1")).GetProperty("version").GetProperty("content");

        public void Dispose()
        {
            Scene.Dispose();
            Anna.Dispose();
            Ben.Dispose();
        }
    }
}
