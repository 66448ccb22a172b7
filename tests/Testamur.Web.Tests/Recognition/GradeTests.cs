using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recognition;

/// <summary>Grades of members are converted by the tables that both have published.</summary>
[Collection(RecognitionApps.Name)]
public sealed class GradeTests(RecognitionApps apps)
{
    private static readonly (string, int)[] Sending = [("A", 10), ("B", 25), ("C", 30), ("D", 25), ("E", 10)];
    private static readonly (string, int)[] Receiving = [("10", 5), ("9", 20), ("8", 40), ("7", 25), ("6", 10)];

    [Theory, OnSqlite, OnPostgres]
    public async Task The_form_proposes_what_the_tables_give_with_the_sum_and_the_rule_for_ties(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var before = await GradeAsync(scene, await scene.OpenedAsync(await scene.BadgeAsync(grade: "B")));
        Assert.Equal(("B", null), (before.Stated, before.Proposed));
        Assert.Contains("no grading table of the sender", before.Why, StringComparison.Ordinal);
        await KeepAsync(scene);

        var id = await scene.OpenedAsync(await scene.BadgeAsync(grade: "B"));
        var graded = await GradeAsync(scene, id);
        Assert.Equal(("9", null), (graded.Proposed, graded.Why));
        Assert.Contains("B 10–35 % → 9 5–25 %", graded.Method, StringComparison.Ordinal);
        await scene.DecidedAsync(id);
        Assert.Equal("9", (await scene.CaseAsync(id)).GetProperty("grade").GetString());
        var statement = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/json")).JsonAsync();
        Assert.Contains("B 10–35 % → 9 5–25 %", JsonSerializer.Serialize(statement, Readable), StringComparison.Ordinal);

        // A overlaps two grades by five points each: the published rule decides.
        var tied = await GradeAsync(scene, await scene.OpenedAsync(await scene.BadgeAsync(grade: "A")));
        Assert.Equal("9", tied.Proposed);
        Assert.Contains("10, 9 fit equally well", tied.Method, StringComparison.Ordinal);
        // Pass is no grade, whatever tables there are.
        var passed = await scene.OpenedAsync(await scene.BadgeAsync(grade: "Pass"));
        var pass = await GradeAsync(scene, passed);
        Assert.Null(pass.Proposed);
        Assert.Contains("never turned", pass.Why, StringComparison.Ordinal);
        var typed = await scene.SuggestedAsync(
            passed,
            form => (form["grade"], form["gradeMethod"]) = ("10", "It looked excellent.")
        );
        Assert.Equal(["grade"], await OwedAsync(scene, passed, typed));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_officer_declines_the_grade_or_takes_another_only_with_a_reason(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        await KeepAsync(scene);
        var id = await scene.OpenedAsync(await scene.BadgeAsync(grade: "C"));
        Task<JsonObject> FormAsync(Action<JsonObject> change) => scene.SuggestedAsync(id, change);
        Assert.Equal(["gradeDeclined"], await OwedAsync(scene, id, await FormAsync(form => form["grade"] = "")));
        var other = await FormAsync(form => (form["grade"], form["gradeMethod"]) = ("10", null));
        Assert.Equal(["gradeMethod"], await OwedAsync(scene, id, other));
        // On the page the field is simply emptied.
        using var browser = scene.App.Browser(scene.Officer);
        var page = $"/t/{scene.Home.Slug}/recognitions/{id}";
        using var posted = await browser.PostFormAsync(page, "decide", ("outcome", "Full"), ("grade", ""), ("act", "decide"));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Contains("Take over the grade", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var declined = await FormAsync(form =>
            (form["grade"], form["gradeMethod"], form["gradeDeclined"]) = (null, null, "The module counts without grades.")
        );
        await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", declined)).JsonAsync();
        Assert.Equal(JsonValueKind.Null, (await scene.CaseAsync(id)).GetProperty("grade").ValueKind);
    }

    [Theory, OnSqlite]
    public async Task A_table_that_no_grade_could_be_compared_by_is_not_kept(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        foreach (
            var wrong in new[]
            {
                Table(scene, Receiving) with
                {
                    IscedF = "07",
                },
                Table(scene, Receiving) with
                {
                    FirstYear = Year(scene) - 1,
                },
                Table(scene, Receiving) with
                {
                    FirstYear = 2001,
                    LastYear = 2004,
                },
                Table(scene, [("10", 20), ("9", 20)]),
                Table(scene, [("passed", 200)]),
                Table(scene, [("10", 100), ("10", 20)]),
            }
        )
        {
            var refused = await scene.HereAsync(HttpMethod.Put, "/grading-tables", wrong);
            Assert.Equal("recognition.gradesUnusable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        // The page takes lines; the later table of a field takes the place of the earlier.
        using var browser = scene.App.Browser(scene.Officer);
        foreach (var best in new[] { "very good", "excellent" })
        {
            using var kept = await browser.PostFormAsync(
                $"/t/{scene.Home.Slug}/recognitions/grading-tables",
                "keep",
                ("field", "0788"),
                ("from", $"{Year(scene) - 3}"),
                ("to", $"{Year(scene) - 1}"),
                ("table", $"{best} 20\ngood: 60"),
                ("tie", "Midpoint")
            );
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        }

        var tables = await (await scene.HereAsync(HttpMethod.Get, "/grading-tables")).JsonAsync();
        var table = Assert.Single(tables.EnumerateArray());
        Assert.Equal("excellent", table.GetProperty("grades")[0].GetProperty("grade").GetString());
        Assert.True(table.GetProperty("usable").GetBoolean());
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Kept(string IscedF, int FirstYear, int LastYear, object[] Grades, string Tie);

    private sealed record Seen(string? Stated, string? Proposed, string? Method, string? Why);

    private static int Year(RecognitionScene scene) => scene.App.Time.GetUtcNow().Year;

    private static Kept Table(RecognitionScene scene, (string Grade, int Students)[] grades) =>
        new(
            "0788",
            Year(scene) - 2,
            Year(scene) - 1,
            [.. grades.Select(one => (object)new { grade = one.Grade, students = one.Students })],
            "lowest"
        );

    /// <summary>Both institutions publish their tables; the receiver takes the lowest where grades fit equally well.</summary>
    internal static async Task KeepAsync(RecognitionScene scene)
    {
        var sender = await scene.App.PersonAsync("Sofia Sender", (scene.Sender.Home, Role.RecognitionOfficer));
        var there = $"/api/v1/t/{scene.Sender.Home.Slug}/recognitions/grading-tables";
        await (await scene.Sender.As(sender).SendAsync(HttpMethod.Put, there, Table(scene, Sending))).JsonAsync();
        await (await scene.HereAsync(HttpMethod.Put, "/grading-tables", Table(scene, Receiving))).JsonAsync();
    }

    private static async Task<Seen> GradeAsync(RecognitionScene scene, Guid id)
    {
        var grade = (await (await scene.HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync()).GetProperty("grade");
        string? Text(string name) => grade.GetProperty(name).GetString();
        return new(Text("stated"), Text("proposed"), Text("method"), Text("why"));
    }

    private static async Task<string[]> OwedAsync(RecognitionScene scene, Guid id, JsonObject form)
    {
        var refused = await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form);
        var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("recognition.dutiesMissing", problem.GetProperty("code").GetString());
        return [.. problem.GetProperty("errors").EnumerateObject().Select(field => field.Name)];
    }
}
