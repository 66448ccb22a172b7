using System.Net;
using System.Text.Json;
using Testamur.Web.Modules.Quality;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Quality;

/// <summary>Nothing is published, opened or issued without an approval that holds; what ended can be given again.</summary>
public sealed class ApprovalTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_approval_that_ended_stops_runs_and_credentials_until_it_is_given_again(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (id, review) = await PublishedAsync(scene, days: 5);
        using var run = await RunAsync(scene, id);
        await (await scene.PostAsync(scene.Administrator, "/issuing/keys")).JsonAsync();
        var open = await OpenAsync(run);
        var (enrolment, _) = await run.EnrolAsync(open);
        await run.ShowAllAsync(open, enrolment);
        var award = await (await run.RatifyAsync(open, enrolment)).JsonAsync();
        var planned = await PlannedAsync(run);

        scene.Advance(TimeSpan.FromDays(6));
        async Task RefusedAsync()
        {
            Assert.Equal(
                "learning.approvalOver",
                await (await run.MoveAsync(planned, "open")).CodeAsync(HttpStatusCode.Conflict)
            );
            var late = await app.PersonAsync("Lea Late");
            var enrol = await run.PostAsync(late, $"/offerings/{open}/enrolments");
            Assert.Equal("learning.approvalOver", await enrol.CodeAsync(HttpStatusCode.Conflict));
            var issue = await run.PostAsync(run.Registrar, "/issuing/credentials", new { award = award.GetProperty("id") });
            Assert.Equal("issuing.approvalOver", await issue.CodeAsync(HttpStatusCode.Conflict));
            var batch = await run.PostAsync(run.Registrar, "/issuing/batches/awards", new { offering = open });
            Assert.Equal("issuing.approvalOver", await batch.CodeAsync(HttpStatusCode.Conflict));
        }

        await RefusedAsync(); // before anybody noticed
        await SweepAsync(app);
        Assert.Equal("lapsed", await scene.StateAsync(id));
        await RefusedAsync();
        await SweepAsync(app); // a second run tells nobody again
        foreach (var person in new[] { scene.Author, scene.Officer })
            Assert.Single(
                await app.MailToAsync(person.Email ?? ""),
                mail => mail.Subject.Contains("has run out", StringComparison.Ordinal)
            );
        using var stranger = app.Browser(null);
        var page = (await stranger.PageAsync($"/catalogue/{id}")).Body!.TextContent;
        Assert.Contains("The approval of this version ended", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Enrol:", page, StringComparison.Ordinal);
        using var author = app.Browser(scene.Author);
        var view = (await author.PageAsync($"/t/{scene.Home.Slug}/design/{id}/1/view")).Body!.TextContent;
        Assert.Contains("Its approval has ended", view, StringComparison.Ordinal);

        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/renew")).JsonAsync();
        Assert.Equal("inReview", await scene.StateAsync(id));
        var changes = await scene.PostAsync(scene.Officer, $"/reviews/{review}/request-changes", new { note = "Change it." });
        Assert.Equal("quality.textFixed", await changes.CodeAsync(HttpStatusCode.Conflict));
        await ToBoardAsync(scene, review);
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", new { })).JsonAsync();
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        await (await run.MoveAsync(planned, "open")).JsonAsync();
        await (await run.PostAsync(run.Registrar, "/issuing/credentials", new { award = award.GetProperty("id") })).JsonAsync();
        Assert.DoesNotContain(
            "The approval of this version ended",
            (await stranger.PageAsync($"/catalogue/{id}")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_condition_must_be_met_by_its_day_or_the_approval_ends(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (id, review) = await scene.WithBoardAsync();
        async Task RefusedAsync(object conditions, string code)
        {
            var body = new { validUntil = scene.Day(300), conditions };
            var answer = await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", body);
            Assert.Equal(code, await answer.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        await RefusedAsync(new[] { new { text = " ", due = scene.Day(3) } }, "quality.conditionUnusable");
        await RefusedAsync(new[] { new { text = "Name staff.", due = scene.Day(-1) } }, "quality.conditionUnusable");
        await RefusedAsync(new[] { new { text = "Name staff.", due = scene.Day(301) } }, "quality.conditionUnusable");
        await RefusedAsync(
            Enumerable.Repeat(new { text = "Name staff.", due = scene.Day(3) }, 21).ToArray(),
            "quality.tooManyConditions"
        );
        var (first, second) = (("Name the second teacher.", scene.Day(3)), ("Publish the rubric.", scene.Day(40)));
        var view = await ApproveAsync(scene, review, 300, first, second);
        Assert.Equal("approvedWithConditions", view.GetProperty("decisions")[0].GetProperty("kind").GetString());
        var conditions = view.GetProperty("conditions").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
        await scene.GrantRightAsync();
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();

        var judged = await scene.PutAsync(scene.Officer, $"/reviews/{review}/conditions/{conditions[0]}", new { met = true });
        var met = (await judged.JsonAsync()).GetProperty("conditions")[0];
        Assert.Equal(("met", scene.Officer.Id), (met.GetProperty("state").GetString(), met.GetProperty("judgedBy").GetGuid()));
        scene.Advance(TimeSpan.FromDays(10));
        await SweepAsync(app);
        Assert.Equal("published", await scene.StateAsync(id)); // the one that was due is met

        scene.Advance(TimeSpan.FromDays(31));
        await SweepAsync(app);
        Assert.Equal("lapsed", await scene.StateAsync(id));
        Assert.Contains(
            await app.MailToAsync(scene.Author.Email ?? ""),
            mail => mail.Subject.Contains("a condition was not met", StringComparison.Ordinal)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_condition_judged_as_not_met_ends_the_approval_and_no_author_judges(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var both = await app.PersonAsync("Bea Both", (scene.Home, Role.Author), (scene.Home, Role.QaOfficer));
        var id = await scene.DraftAsync();
        await scene.SaveAsync(id, 1, Scene.GoodContent(), both);
        await (await scene.PostAsync(both, $"/specifications/{id}/1/submit")).JsonAsync();
        var review = await scene.ReviewOfAsync(id);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/start")).JsonAsync();
        await ToBoardAsync(scene, review);
        var view = await ApproveAsync(scene, review, 300, ("Name the second teacher.", scene.Day(30)));
        var path = $"/reviews/{review}/conditions/{view.GetProperty("conditions")[0].GetProperty("id").GetGuid()}";
        Assert.Equal(
            "quality.ownWork",
            await (await scene.PutAsync(both, path, new { met = true })).CodeAsync(HttpStatusCode.Forbidden)
        );
        var silent = await scene.PutAsync(scene.Officer, path, new { met = false });
        Assert.Equal("quality.noteNeeded", await silent.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await (await scene.PutAsync(scene.Officer, path, new { met = false, note = "Nobody was found." })).JsonAsync();
        await scene.GrantRightAsync();
        var publish = await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish");
        Assert.Equal("design.approvalOver", await publish.CodeAsync(HttpStatusCode.Conflict));
        await SweepAsync(app);
        Assert.Equal("lapsed", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_renewal_leaves_the_version_public_until_the_board_refuses_it(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var (id, review) = await PublishedAsync(scene, days: 100);
        var early = await scene.PostAsync(scene.Officer, $"/reviews/{review}/start");
        Assert.Equal("quality.wrongState", await early.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/renew")).JsonAsync();
        Assert.Equal("published", await scene.StateAsync(id));
        await ToBoardAsync(scene, review);
        await ApproveAsync(scene, review, 700);
        var version = (await scene.GetAsync(scene.Author, $"/specifications/{id}/1")).GetProperty("version");
        Assert.Equal(scene.Day(700), version.GetProperty("approvedUntil").GetString());
        Assert.Equal("published", version.GetProperty("state").GetString());

        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/renew")).JsonAsync();
        await ToBoardAsync(scene, review);
        await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/reject", new { note = "Out of date." })).JsonAsync();
        Assert.Equal("lapsed", await scene.StateAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_ends_soon_is_listed_soonest_first_and_reminded_of_once_in_each_stage(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (later, _) = await PublishedAsync(scene, days: 150);
        var (sooner, _) = await PublishedAsync(scene, days: 29);
        await PublishedAsync(scene, days: 400);
        var queue = (await scene.GetAsync(scene.Officer, "/reviews/renewals")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([sooner, later], queue.Select(row => row.GetProperty("specification").GetGuid()));
        Assert.Equal([29, 150], queue.Select(row => row.GetProperty("daysLeft").GetInt32()));
        using var browser = app.Browser(scene.Officer);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/reviews/renewals");
        Assert.Equal(["29 days", "150 days"], page.QuerySelectorAll("tbody .label").Select(badge => badge.TextContent.Trim()));

        async Task<int> RemindersAsync(Person person) =>
            (await app.MailToAsync(person.Email ?? "")).Count(mail =>
                mail.Subject.Contains(" ends on ", StringComparison.Ordinal)
            );

        await SweepAsync(app);
        await SweepAsync(app);
        Assert.Equal((2, 2), (await RemindersAsync(scene.Officer), await RemindersAsync(scene.Author)));
        scene.Advance(TimeSpan.FromDays(23));
        await SweepAsync(app);
        await SweepAsync(app);
        Assert.Equal(3, await RemindersAsync(scene.Officer)); // the one with six days left
        await (await scene.PostAsync(scene.Approver, $"/specifications/{sooner}/1/retire")).JsonAsync();
        var left = (await scene.GetAsync(scene.Officer, "/reviews/renewals")).GetProperty("rows").EnumerateArray();
        Assert.Equal([later], left.Select(row => row.GetProperty("specification").GetGuid())); // nobody renews what is over
    }

    [Theory]
    [InlineData(181, null)]
    [InlineData(180, 180)]
    [InlineData(91, 180)]
    [InlineData(90, 90)]
    [InlineData(7, 7)]
    [InlineData(0, 7)]
    public void A_reminder_belongs_to_the_nearest_stage(int daysLeft, int? stage) =>
        Assert.Equal(stage, RemindOfApprovals.StageOf(daysLeft, new QualityOptions().Stages));

    [Theory, OnSqlite, OnPostgres]
    public async Task Other_institutions_see_neither_renewals_nor_conditions(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await Scene.SetAsync(app);
        var (_, review) = await PublishedAsync(scene, days: 20);
        using var other = await Scene.SetAsync(app);
        Assert.Empty((await other.GetAsync(other.Officer, "/reviews/renewals")).GetProperty("rows").EnumerateArray());
        var renew = await other.PostAsync(other.Officer, $"/reviews/{review}/renew");
        Assert.Equal(HttpStatusCode.NotFound, renew.StatusCode);
        var judge = await other.PutAsync(other.Officer, $"/reviews/{review}/conditions/{review}", new { met = true });
        Assert.Equal(HttpStatusCode.NotFound, judge.StatusCode);
        var foreign = await other.As(other.Officer).SendAsync(HttpMethod.Get, $"{scene.Root}/reviews/renewals");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static Task SweepAsync(App app) =>
        app.InScopeAsync(null, services => services.Get<SweepApprovals>().HandleAsync(CancellationToken.None));

    private static async Task<(Guid Specification, Guid Review)> PublishedAsync(Scene scene, int days)
    {
        var (id, review) = await scene.WithBoardAsync();
        await ApproveAsync(scene, review, days);
        await scene.GrantRightAsync();
        await (await scene.PostAsync(scene.Approver, $"/specifications/{id}/1/publish")).JsonAsync();
        return (id, review);
    }

    private static async Task<JsonElement> ApproveAsync(
        Scene scene,
        Guid review,
        int days,
        params (string Text, string Due)[] conditions
    )
    {
        var body = new
        {
            validUntil = scene.Day(days),
            conditions = conditions.Select(one => new { text = one.Text, due = one.Due }).ToArray(),
        };
        return await (await scene.PostAsync(scene.Approver, $"/reviews/{review}/approve", body)).JsonAsync();
    }

    private static async Task ToBoardAsync(Scene scene, Guid review)
    {
        await scene.AnswerAsync(review);
        await (await scene.PostAsync(scene.Officer, $"/reviews/{review}/hand-over")).JsonAsync();
    }

    private static async Task<LearningScene> RunAsync(Scene scene, Guid specification) =>
        new()
        {
            Design = scene,
            Specification = specification,
            Registrar = await scene.App.PersonAsync("Rita Registrar", (scene.Home, Role.Registrar)),
            Assessor = await scene.App.PersonAsync("Arno Assessor", (scene.Home, Role.Assessor)),
            Learner = await scene.App.PersonAsync("Lena Learner"),
        };

    private static async Task<Guid> PlannedAsync(LearningScene run)
    {
        var made = await run.PostAsync(run.Registrar, "/offerings", run.Plan(enrolUntil: 30));
        return (await made.JsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> OpenAsync(LearningScene run)
    {
        var id = await PlannedAsync(run);
        await (await run.MoveAsync(id, "open")).JsonAsync();
        return id;
    }
}
