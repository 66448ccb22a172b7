using System.Net;
using System.Text.Json;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Learning;

public sealed class EnrolmentTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Enrolling_twice_gives_the_same_place(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync(capacity: 2);
        var first = await scene.EnrolAsync(id);
        Assert.Equal("enrolled", first.State);
        Assert.Equal(first, await scene.EnrolAsync(id));
        Assert.Equal(1, (await scene.MineAsync(scene.Learner)).GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_full_offering_has_a_waiting_list_until_somebody_gives_a_place_back(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync(capacity: 1);
        var (first, _) = await scene.EnrolAsync(id);
        var ben = await scene.App.PersonAsync("Ben");
        var (waiting, state) = await scene.EnrolAsync(id, ben);
        Assert.Equal("waitlisted", state);
        var decision = $"/offerings/{id}/enrolments/{waiting}/decision";
        var full = await scene.PostAsync(scene.Registrar, decision, new { admit = true });
        Assert.Equal("learning.full", await full.CodeAsync(HttpStatusCode.Conflict));

        var back = await scene.Design.As(scene.Learner).SendAsync(HttpMethod.Delete, $"/api/v1/my/enrolments/{first}");
        Assert.Equal("withdrawn", (await back.JsonAsync()).GetProperty("state").GetString());
        var admitted = await (await scene.PostAsync(scene.Registrar, decision, new { admit = true })).JsonAsync();
        Assert.Equal("enrolled", admitted.GetProperty("state").GetString());
        var again = await scene.PostAsync(scene.Registrar, decision, new { admit = false });
        Assert.Equal("learning.wrongEnrolmentState", await again.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_place_is_given_once_however_many_ask_at_the_same_moment(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync(capacity: 1);
        var people = new List<Platform.Identity.Person>();
        for (var i = 0; i < 6; i++)
            people.Add(await scene.App.PersonAsync($"Learner {i}"));
        foreach (var person in people)
            _ = scene.Design.As(person);
        await Task.WhenAll(people.Select(person => scene.PostAsync(person, $"/offerings/{id}/enrolments")));
        var learners = (await scene.Design.GetAsync(scene.Registrar, $"/offerings/{id}")).GetProperty("learners");
        Assert.Single(learners.EnumerateArray(), learner => learner.GetProperty("state").GetString() == "enrolled");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Enrolment_needs_an_open_offering_before_its_last_day_and_a_signed_in_person(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var planned = await scene.PlannedAsync();
        var early = await scene.PostAsync(scene.Learner, $"/offerings/{planned}/enrolments");
        Assert.Equal("platform.notFound", await early.CodeAsync(HttpStatusCode.NotFound));
        var over = await scene.OpenAsync(enrolUntil: -1, starts: -5);
        var late = await scene.PostAsync(scene.Learner, $"/offerings/{over}/enrolments");
        Assert.Equal("learning.enrolmentClosed", await late.CodeAsync(HttpStatusCode.Conflict));
        using var stranger = scene.App.Api(null);
        var unknown = await stranger.SendAsync(HttpMethod.Post, $"{scene.Root}/offerings/{over}/enrolments");
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_sees_and_changes_only_own_enrolments_and_gets_them_all_in_the_download(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(id);
        var ben = await scene.App.PersonAsync("Ben");
        Assert.Equal(0, (await scene.MineAsync(ben)).GetArrayLength());
        var foreign = await scene.Design.As(ben).SendAsync(HttpMethod.Delete, $"/api/v1/my/enrolments/{enrolment}");
        Assert.Equal("platform.notFound", await foreign.CodeAsync(HttpStatusCode.NotFound));
        Assert.Equal("enrolled", (await scene.EnrolAsync(id)).State);

        var data = await scene.App.InScopeAsync(
            null,
            services =>
                services
                    .Get<IEnumerable<Platform.Identity.IPersonalData>>()
                    .Single(section => section.Section == "learning")
                    .ExportAsync(new(scene.Learner.Id), CancellationToken.None)
        );
        Assert.Equal(
            "Enrolled",
            JsonDocument.Parse(data.ToJsonString()).RootElement.GetProperty("enrolments")[0].GetProperty("State").GetString()
        );
    }
}
