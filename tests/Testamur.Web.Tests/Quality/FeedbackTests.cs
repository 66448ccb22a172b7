using System.Net;
using System.Text.Json;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Quality;

/// <summary>Learners say how it was without being known, complain and are answered; the next review hears of both.</summary>
public sealed class FeedbackTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_see_what_learners_say_only_once_enough_have_and_never_who(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var offering = await scene.OpenAsync();
        for (var learner = 1; learner <= 5; learner++)
        {
            var person = await scene.App.PersonAsync($"Lena {learner}");
            var (enrolment, _) = await scene.EnrolAsync(offering, person);
            var bad = await SayAsync(scene, person, enrolment, 6, "");
            Assert.Equal("quality.feedbackUnusable", await bad.CodeAsync(HttpStatusCode.UnprocessableEntity));
            await (await SayAsync(scene, person, enrolment, 1, "First thought.")).JsonAsync();
            await (await SayAsync(scene, person, enrolment, learner, $"Comment {6 - learner}.")).JsonAsync(); // replaces it
            var mine = await (
                await scene.Design.As(person).SendAsync(HttpMethod.Get, $"/api/v1/my/learning/{enrolment}/feedback")
            ).JsonAsync();
            Assert.Equal(learner, mine.GetProperty("feedback").GetProperty("outcomes").GetInt32());
            var seen = await scene.Design.GetAsync(
                scene.Design.Officer,
                $"/reviews/feedback?specification={scene.Specification}"
            );
            Assert.Equal(learner == 5, seen.GetProperty("count").ValueKind == JsonValueKind.Number);
            Assert.Equal(learner == 5 ? 5 : 0, seen.GetProperty("texts").GetArrayLength());
        }

        var all = await scene.Design.GetAsync(scene.Design.Officer, $"/reviews/feedback?specification={scene.Specification}");
        Assert.Equal(3.0m, all.GetProperty("averages").GetProperty("outcomes").GetDecimal());
        Assert.Equal(
            ["Comment 1.", "Comment 2.", "Comment 3.", "Comment 4.", "Comment 5."],
            all.GetProperty("texts").EnumerateArray().Select(text => text.GetString())
        );
        Assert.DoesNotContain("Lena", all.GetRawText(), StringComparison.Ordinal);
        var review = await scene.Design.ReviewOfAsync(scene.Specification);
        using var browser = scene.App.Browser(scene.Design.Approver);
        var page = (await browser.PageAsync($"/t/{scene.Home.Slug}/reviews/{review}")).Body!.TextContent;
        Assert.Contains("5 learners answered.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lena", page, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_who_had_a_place_says_how_it_was_and_only_about_their_own(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var offering = await scene.OpenAsync(capacity: 1);
        var (first, _) = await scene.EnrolAsync(offering);
        var second = await scene.App.PersonAsync("Lars Late");
        var (waiting, state) = await scene.EnrolAsync(offering, second);
        Assert.Equal("waitlisted", state);
        var refused = await SayAsync(scene, second, waiting, 5, "");
        Assert.Equal("quality.tookNoPart", await refused.CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.NotFound, (await SayAsync(scene, second, first, 5, "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ComplainAsync(scene, second, first, "Not mine.")).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_complaint_reaches_the_office_is_answered_and_seen_in_the_review(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var (app, officer) = (scene.App, scene.Design.Officer);
        var (enrolment, _) = await scene.EnrolAsync(await scene.OpenAsync());
        var empty = await ComplainAsync(scene, scene.Learner, enrolment, " ");
        Assert.Equal("quality.complaintText", await empty.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var made = await (await ComplainAsync(scene, scene.Learner, enrolment, "The rubric came late.")).JsonAsync();
        Assert.Contains(
            await app.MailToAsync(officer.Email ?? ""),
            mail => mail.Subject.StartsWith("A learner complains", StringComparison.Ordinal)
        );
        var path = $"/reviews/complaints/{made.GetProperty("id").GetGuid()}";
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await scene.Design.PutAsync(scene.Design.Author, path, new { answer = "No." })).StatusCode
        );
        var taken = await (await scene.Design.PutAsync(officer, path, new { })).JsonAsync();
        Assert.Equal("inHand", taken.GetProperty("state").GetString());
        await (await scene.Design.PutAsync(officer, path, new { answer = "It is public now." })).JsonAsync();
        var twice = await scene.Design.PutAsync(officer, path, new { answer = "Again." });
        Assert.Equal("quality.complaintAnswered", await twice.CodeAsync(HttpStatusCode.Conflict));
        Assert.EndsWith($"/my/feedback/{enrolment}", await app.LinkToAsync(scene.Learner.Email ?? ""), StringComparison.Ordinal);

        using var learner = app.Browser(scene.Learner);
        Assert.Contains(
            "It is public now.",
            (await learner.PageAsync($"/my/feedback/{enrolment}")).Body!.TextContent,
            StringComparison.Ordinal
        );
        var posted = await learner.PostFormAsync($"/my/feedback/{enrolment}", "complaint", ("complaint", "Still late."));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        using var office = app.Browser(officer);
        var review = await scene.Design.ReviewOfAsync(scene.Specification);
        Assert.Contains(
            "Still late.",
            (await office.PageAsync($"/t/{scene.Home.Slug}/reviews/{review}")).Body!.TextContent,
            StringComparison.Ordinal
        );
        using var board = app.Browser(scene.Design.Approver);
        Assert.DoesNotContain(
            "Still late.",
            (await board.PageAsync($"/t/{scene.Home.Slug}/reviews/{review}")).Body!.TextContent,
            StringComparison.Ordinal
        );
        await board.PageAsync($"/t/{scene.Home.Slug}/reviews/complaints", HttpStatusCode.Forbidden);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_takes_along_what_they_said_and_is_forgotten_with_the_account(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var (enrolment, _) = await scene.EnrolAsync(await scene.OpenAsync());
        await (await SayAsync(scene, scene.Learner, enrolment, 4, "Well done.")).JsonAsync();
        await (await ComplainAsync(scene, scene.Learner, enrolment, "The rubric came late.")).JsonAsync();
        var data = (
            await (await scene.Design.As(scene.Learner).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync()
        ).GetRawText();
        Assert.Contains("Well done.", data, StringComparison.Ordinal);
        Assert.Contains("The rubric came late.", data, StringComparison.Ordinal);

        await scene.App.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Publish(new AccountClosed(new PersonId(scene.Learner.Id)), scene.App.Time);
                await db.SaveChangesAsync();
            }
        );
        var after = (
            await (await scene.Design.As(scene.Learner).SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync()
        ).GetRawText();
        Assert.DoesNotContain("Well done.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("The rubric came late.", after, StringComparison.Ordinal);
        Assert.Empty((await scene.Design.GetAsync(scene.Design.Officer, "/reviews/complaints")).EnumerateArray());
    }

    private static Task<HttpResponseMessage> SayAsync(
        LearningScene scene,
        Person person,
        Guid enrolment,
        int outcomes,
        string text
    ) =>
        scene
            .Design.As(person)
            .SendAsync(
                HttpMethod.Put,
                $"/api/v1/my/learning/{enrolment}/feedback",
                new
                {
                    outcomes,
                    assessment = 3,
                    workload = 3,
                    support = 3,
                    recommend = 3,
                    text,
                }
            );

    private static Task<HttpResponseMessage> ComplainAsync(LearningScene scene, Person person, Guid enrolment, string text) =>
        scene.Design.As(person).SendAsync(HttpMethod.Post, $"/api/v1/my/learning/{enrolment}/complaints", new { text });
}
