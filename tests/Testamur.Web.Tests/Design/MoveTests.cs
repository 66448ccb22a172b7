using System.Net;
using System.Text.Json;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>The moves beside writing, review and publication, over HTTP.</summary>
public sealed class MoveTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_opened_to_co_design_is_still_written_and_submitted(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DraftAsync();
        var path = $"/specifications/{id}/1/co-design";
        await (await scene.PutAsync(scene.Author, path, new { open = true })).JsonAsync();
        Assert.Equal("coDesign", await scene.StateAsync(id));
        var again = await scene.PutAsync(scene.Author, path, new { open = true });
        Assert.Equal("design.wrongState", await again.CodeAsync(HttpStatusCode.Conflict));
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        Assert.Equal("coDesign", await scene.StateAsync(id));
        await (await scene.PutAsync(scene.Author, path, new { open = false })).JsonAsync();
        await (await scene.PutAsync(scene.Author, path, new { open = true })).JsonAsync();
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        Assert.Equal("submitted", await scene.StateAsync(id));
        var late = await scene.PutAsync(scene.Author, path, new { open = false });
        Assert.Equal("design.wrongState", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_an_agency_nothing_is_published_until_it_approves(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await scene.ApprovedAsync();
        await scene.GrantRightAsync();
        var unnamed = await scene.PostAsync(scene.Officer, $"/specifications/{id}/1/external-review", new { agency = " " });
        Assert.Equal("design.noteNeeded", await unnamed.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await SendAsync(scene, id);
        var early = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish");
        Assert.Equal("design.wrongState", await early.CodeAsync(HttpStatusCode.Conflict));

        await (await ResultAsync(scene, id, "approved")).JsonAsync();
        Assert.Equal("externallyApproved", await scene.StateAsync(id));
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        Assert.Equal("published", await scene.StateAsync(id));
        var twice = await ResultAsync(scene, id, "approved");
        Assert.Equal("design.wrongState", await twice.CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal(["approved", "agencyApproved"], await DecisionsAsync(scene, review));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agency_that_asks_for_changes_opens_the_text_and_a_new_round(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await scene.ApprovedAsync();
        await SendAsync(scene, id);
        var silent = await ResultAsync(scene, id, "changesRequested");
        Assert.Equal("design.noteNeeded", await silent.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await (await ResultAsync(scene, id, "changesRequested", "State the workload by week.")).JsonAsync();
        Assert.Equal("changesRequested", await scene.StateAsync(id));
        var view = await scene.GetAsync(scene.Officer, $"/reviews/{review}");
        Assert.Equal("changesRequested", view.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, view.GetProperty("approvedUntil").ValueKind);

        await scene.SaveAsync(id, 1, Scene.GoodContent());
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var again = await scene.GetAsync(scene.Officer, $"/reviews/{review}");
        Assert.Equal(("waiting", 2), (again.GetProperty("state").GetString(), again.GetProperty("round").GetInt32()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_agency_refuses_is_over(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.ApprovedAsync();
        await SendAsync(scene, id);
        await (await ResultAsync(scene, id, "rejected", "Outside the remit.")).JsonAsync();
        Assert.Equal("rejected", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_suspended_version_is_not_found_and_comes_back(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, _) = await scene.PublishedAsync();
        var silent = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/suspend", new { note = "" });
        Assert.Equal("design.noteNeeded", await silent.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await (
            await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/suspend", new { note = "The teacher left." })
        ).JsonAsync();
        Assert.Equal("suspended", await scene.StateAsync(id));
        using var stranger = scene.App.Browser(null);
        var page = await stranger.PageAsync($"/catalogue/{id}");
        Assert.Contains("The institution suspended this version", page.Body!.TextContent, StringComparison.Ordinal);
        var shown = await HeldAsync(scene, id);
        Assert.Equal("suspended", shown.GetString());

        var published = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish");
        Assert.Equal("design.wrongState", await published.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/resume")).JsonAsync();
        Assert.Equal("published", await scene.StateAsync(id));
        Assert.Equal(JsonValueKind.Null, (await HeldAsync(scene, id)).ValueKind);
        var again = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/resume");
        Assert.Equal("design.wrongState", await again.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_move_is_refused_to_those_whose_role_does_not_include_it(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var people = new Dictionary<Role, Person>
        {
            [Role.Author] = scene.Author,
            [Role.QaOfficer] = scene.Officer,
            [Role.Approver] = scene.Approver,
            [Role.Administrator] = scene.Administrator,
            [Role.Assessor] = await scene.App.PersonAsync("Arno Assessor", (scene.Home, Role.Assessor)),
            [Role.Registrar] = await scene.App.PersonAsync("Rita Registrar", (scene.Home, Role.Registrar)),
        };
        var (nothing, none) = (
            Guid.CreateVersion7(scene.App.Time.GetUtcNow()),
            new
            {
                note = "Why",
                agency = "A",
                result = "approved",
            }
        );
        var version = $"/specifications/{nothing}/1";
        var review = $"/reviews/{nothing}";
        (Role By, string Path, object Body)[] moves =
        [
            (Role.Author, $"{version}/submit", none),
            (Role.Author, $"{version}/withdraw", none),
            (Role.QaOfficer, $"{version}/external-review", new { agency = "A" }),
            (Role.QaOfficer, $"{version}/external-result", new { result = "approved" }),
            (Role.Approver, $"{version}/publish", none),
            (Role.Approver, $"{version}/suspend", new { note = "Why" }),
            (Role.Approver, $"{version}/resume", none),
            (Role.Approver, $"{version}/retire", none),
            (Role.QaOfficer, $"{review}/start", none),
            (Role.QaOfficer, $"{review}/hand-over", none),
            (Role.QaOfficer, $"{review}/request-changes", new { note = "Why" }),
            (Role.QaOfficer, $"{review}/renew", none),
            (Role.Approver, $"{review}/approve", new { }),
            (Role.Approver, $"{review}/reject", new { note = "Why" }),
        ];
        foreach (var (by, path, body) in moves)
        foreach (var (role, person) in people)
        {
            var answer = await scene.PostAsync(person, path, body);
            var expected = role == by ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
            Assert.True(expected == answer.StatusCode, $"{role} {path}: {answer.StatusCode}");
        }
    }

    private static async Task SendAsync(Scene scene, Guid id) =>
        await (
            await scene.PostAsync(scene.Officer, $"/specifications/{id}/1/external-review", new { agency = "Example Agency" })
        ).JsonAsync();

    private static Task<HttpResponseMessage> ResultAsync(Scene scene, Guid id, string result, string? note = null) =>
        scene.PostAsync(scene.Officer, $"/specifications/{id}/1/external-result", new { result, note });

    private static async Task<IReadOnlyList<string?>> DecisionsAsync(Scene scene, Guid review) =>
        [
            .. (await scene.GetAsync(scene.Officer, $"/reviews/{review}"))
                .GetProperty("decisions")
                .EnumerateArray()
                .Select(one => one.GetProperty("kind").GetString()),
        ];

    private static async Task<JsonElement> HeldAsync(Scene scene, Guid id)
    {
        using var stranger = scene.App.Api(null);
        var detail = await (await stranger.SendAsync(HttpMethod.Get, $"/api/v1/catalogue/{id}")).JsonAsync();
        return detail.GetProperty("versions")[0].GetProperty("held");
    }
}
