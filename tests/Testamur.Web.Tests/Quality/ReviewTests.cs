using System.Globalization;
using System.Net;
using System.Text.Json;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Quality;

public sealed class ReviewTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_incomplete_checklist_does_not_go_to_the_board(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.SubmittedAsync();
        var review = await scene.ReviewOfAsync(id);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        await scene.AnswerAsync(review, ("staff", null, null));
        var refused = await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over");
        var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("quality.checklistIncomplete", problem.GetProperty("code").GetString());
        Assert.Equal(["answers.staff"], problem.GetProperty("errors").EnumerateObject().Select(field => field.Name));
        var early = await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { });
        Assert.Equal("quality.wrongState", await early.CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal("inReview", await scene.StateAsync(id));

        await scene.AnswerAsync(review, ("staff", "no", " "));
        var bare = await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over");
        Assert.Equal("quality.noNeedsNote", await bare.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await scene.AnswerAsync(review, ("staff", "no", "The second teacher is not named yet."));
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over")).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_decides_about_what_they_wrote(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var both = await scene.App.PersonAsync("Bea Both", (scene.Home, Role.Author), (scene.Home, Role.Approver));
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent());
        var changed = Scene.GoodContent();
        changed["title"]!["en"] = "Challenge: Cooling Our Town";
        await scene.SaveAsync(id, 1, changed, both);
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var review = await scene.ReviewOfAsync(id);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        await scene.AnswerAsync(review);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over")).JsonAsync();

        var approve = await scene.PostAsync(both, $"/reviews/{review}/approve", new { });
        Assert.Equal("quality.ownWork", await approve.CodeAsync(HttpStatusCode.Forbidden));
        var reject = await scene.PostAsync(both, $"/reviews/{review}/reject", new { note = "No." });
        Assert.Equal("quality.ownWork", await reject.CodeAsync(HttpStatusCode.Forbidden));
        Assert.Equal("inReview", await scene.StateAsync(id));
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { })).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Requested_changes_open_the_text_again_and_every_question_of_the_next_round(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await scene.WithBoardAsync();
        var empty = await scene.PostAsync(scene.Officer, $"/reviews/{review}/request-changes", new { note = " " });
        Assert.Equal("quality.noteNeeded", await empty.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var note = new { note = "Name the criteria of the second task." };
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/request-changes", note)).JsonAsync();
        Assert.Equal("changesRequested", await scene.StateAsync(id));

        await scene.SaveAsync(id, 1, Scene.GoodContent());
        Assert.Equal("draft", await scene.StateAsync(id));
        await (await scene.PostAsync(scene.Author, $"/specifications/{id}/1/submit")).JsonAsync();
        var again = await scene.GetAsync(scene.Officer, $"/reviews/{await scene.ReviewOfAsync(id)}");
        Assert.Equal(review, again.GetProperty("id").GetGuid());
        Assert.Equal(2, again.GetProperty("round").GetInt32());
        Assert.Equal("waiting", again.GetProperty("state").GetString());
        Assert.All(
            again.GetProperty("answers").EnumerateArray(),
            answer => Assert.True(!answer.TryGetProperty("answer", out var given) || given.ValueKind == JsonValueKind.Null)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rejected_version_is_over_and_a_new_one_may_follow(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await scene.WithBoardAsync();
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/reject", new { note = "No need shown." })).JsonAsync();
        Assert.Equal("rejected", await scene.StateAsync(id));
        var next = await (await scene.PostAsync(scene.Author, $"/specifications/{id}/versions")).JsonAsync();
        Assert.Equal(2, next.GetProperty("version").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approval_lasts_no_longer_than_the_rules_say_and_not_past_its_day(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (id, review) = await scene.WithBoardAsync();
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        foreach (var day in new[] { today.AddDays(-1), today.AddMonths(36).AddDays(1) })
        {
            var refused = await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { validUntil = day });
            Assert.Equal("quality.approvalDate", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        var body = new { validUntil = today };
        var approved = await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", body)).JsonAsync();
        Assert.Equal(
            today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            approved.GetProperty("approvedUntil").GetString()
        );
        await scene.GrantRightAsync();
        app.Time.Advance(TimeSpan.FromDays(2));
        using var later = new HttpClientOf(app, scene.Approver);
        var late = await later.Api.SendAsync(HttpMethod.Post, $"{scene.Root}/specifications/{id}/1/publish");
        Assert.Equal("design.approvalOver", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_fill_the_same_revision_the_second_is_told(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var review = await scene.ReviewOfAsync(await scene.SubmittedAsync());
        var started = await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        var revision = started.GetProperty("revision").GetInt32();
        object[] answers = [new { question = "policy", answer = "yes" }];
        await (await scene.PutAsync(scene.Officer, $"/reviews/{review}/answers", new { revision, answers })).JsonAsync();
        var late = await scene.PutAsync(scene.Officer, $"/reviews/{review}/answers", new { revision, answers });
        Assert.Equal("platform.changedMeanwhile", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Officers_hear_of_a_submission_and_authors_of_what_became_of_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (_, review) = await scene.WithBoardAsync();
        var asked = Assert.Single(await app.MailToAsync(scene.Officer.Email ?? ""));
        Assert.Contains($"/t/{scene.Home.Slug}/reviews/{review}", asked.Body, StringComparison.Ordinal);
        Assert.Empty(await app.MailToAsync(scene.Author.Email ?? ""));
        var note = new { note = "Name the criteria of the second task." };
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/request-changes", note)).JsonAsync();
        var told = Assert.Single(await app.MailToAsync(scene.Author.Email ?? ""));
        Assert.Contains("Name the criteria of the second task.", told.Body, StringComparison.Ordinal);
    }

    /// <summary>A client whose token was made after the clock had moved.</summary>
    private sealed class HttpClientOf(App app, Person person) : IDisposable
    {
        public HttpClient Api { get; } = app.Api(person);

        public void Dispose() => Api.Dispose();
    }
}
