using System.Net;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Learning;

public sealed class AwardTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_goes_from_enrolment_to_a_ratified_award(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(id);
        await (await scene.MarkAsync(id, enrolment, "t1", ["o1", "o2"])).JsonAsync();
        var early = await scene.RatifyAsync(id, enrolment);
        Assert.Equal("learning.outcomesMissing", await early.CodeAsync(HttpStatusCode.Conflict));

        var recorded = await (
            await scene.MarkAsync(id, enrolment, "t2", ["o3"], "unsupervised-with-id-verification")
        ).JsonAsync();
        Assert.True(recorded.GetProperty("decision").GetProperty("isMet").GetBoolean());
        var award = await (await scene.RatifyAsync(id, enrolment)).JsonAsync();
        Assert.Equal("unsupervised-with-id-verification", award.GetProperty("supervision").GetString());
        var again = await scene.RatifyAsync(id, enrolment);
        Assert.Equal("learning.wrongEnrolmentState", await again.CodeAsync(HttpStatusCode.Conflict));

        var standing = Assert.Single(await AwardsAsync(scene, id));
        Assert.Equal(["o1", "o2", "o3"], standing.Outcomes);
        Assert.Equal("Lena Learner", standing.LearnerName);
        Assert.Equal("completed", (await scene.MineAsync(scene.Learner))[0].GetProperty("state").GetString());
        await scene.App.LinkToAsync(scene.Learner.Email!); // a message came
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_attempt_with_less_supervision_than_the_task_asks_for_does_not_count(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(id);
        foreach (
            var (supervision, identity) in new[]
            {
                ("unsupervised-with-id-verification", "Student card"),
                ("supervised-without-id-verification", "Student card"),
                (LearningScene.Watched, null),
                ("no-such-code", "Student card"),
            }
        )
        {
            var refused = await scene.MarkAsync(id, enrolment, "t1", ["o1", "o2"], supervision, identity);
            Assert.Equal("learning.supervisionMissing", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }

        await (await scene.MarkAsync(id, enrolment, "t2", ["o3"])).JsonAsync();
        var early = await scene.RatifyAsync(id, enrolment);
        Assert.Equal("learning.outcomesMissing", await early.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Results_are_taken_for_the_tasks_outcomes_of_enrolled_learners_only(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync(capacity: 1);
        var (enrolment, _) = await scene.EnrolAsync(id);
        var task = await scene.MarkAsync(id, enrolment, "t9", []);
        Assert.Equal("learning.unknownTask", await task.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var outcome = await scene.MarkAsync(id, enrolment, "t2", ["o1"]);
        Assert.Equal("learning.unknownOutcome", await outcome.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var (waiting, _) = await scene.EnrolAsync(id, await scene.App.PersonAsync("Ben"));
        var early = await scene.MarkAsync(id, waiting, "t2", ["o3"]);
        Assert.Equal("learning.notEnrolled", await early.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_proposed_awards_of_an_offering_are_ratified_at_once_and_one_can_be_taken_back(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync();
        var (first, _) = await scene.EnrolAsync(id);
        var (second, _) = await scene.EnrolAsync(id, await scene.App.PersonAsync("Ben"));
        await scene.EnrolAsync(id, await scene.App.PersonAsync("Cleo"));
        await scene.ShowAllAsync(id, first);
        await scene.ShowAllAsync(id, second);
        var done = await (await scene.PostAsync(scene.Registrar, $"/offerings/{id}/awards")).JsonAsync();
        Assert.Equal(2, done.GetProperty("ratified").GetInt32());
        var awards = await AwardsAsync(scene, id);
        Assert.Equal(2, awards.Count);

        var path = $"/awards/{awards[0].Id}/rescission";
        await (await scene.PostAsync(scene.Registrar, path, new { reason = "Plagiarism was proven" })).JsonAsync();
        Assert.Equal(awards[1].Id, Assert.Single(await AwardsAsync(scene, id)).Id);
        var again = await scene.PostAsync(scene.Registrar, path, new { reason = "Again" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_award_from_a_signed_list_is_recorded_once_though_the_event_comes_twice(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var now = scene.App.Time.GetUtcNow();
        var award = new AwardView(
            Guid.CreateVersion7(now),
            null,
            "Listed Person",
            "listed@example.org",
            scene.Specification,
            1,
            null,
            DateOnly.FromDateTime(now.UtcDateTime),
            "pass",
            ["o1", "o2", "o3"],
            null,
            null,
            "list"
        );
        foreach (var source in new[] { "list", "list", "taught" })
        {
            var key = Guid.CreateVersion7(now);
            var told = source == "list" ? award : award with { Id = key, Source = source };
            await scene.App.InScopeAsync(
                scene.Home,
                async services =>
                {
                    var db = services.Get<AppDb>();
                    db.Publish(new CredentialIssued(key, $"urn:uuid:{key}", told, "Cooling", 400, now, null), scene.App.Time);
                    await db.SaveChangesAsync();
                }
            );
        }

        Assert.Equal(award.Id, Assert.Single(await AwardsAsync(scene, null)).Id);
    }

    private static Task<IReadOnlyList<AwardView>> AwardsAsync(LearningScene scene, Guid? offering) =>
        scene.App.InScopeAsync(
            scene.Home,
            services => services.Get<IAwards>().ListRatifiedAsync(offering, CancellationToken.None)
        );
}
