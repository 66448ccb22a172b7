using System.Net;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Learning;

public sealed class LearningPageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_is_planned_taught_assessed_and_awarded_by_forms_alone(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        using var registrar = scene.App.Browser(scene.Registrar);
        using var learner = scene.App.Browser(scene.Learner);
        using var assessor = scene.App.Browser(scene.Assessor);
        var root = $"/t/{scene.Home.Slug}/offerings";
        Assert.Contains("No offering yet", (await registrar.PageAsync(root)).Body!.TextContent, StringComparison.Ordinal);

        var typed = await registrar.PostFormAsync($"{root}/new", "plan", ("name", "Spring run"));
        var refused = await typed.Content.ReadAsStringAsync();
        Assert.Contains("value=\"Spring run\"", refused, StringComparison.Ordinal);
        Assert.Contains("Give a day", refused, StringComparison.Ordinal);
        var planned = await registrar.PostFormAsync(
            $"{root}/new",
            "plan",
            ("specification", scene.Specification.ToString()),
            ("name", "Spring run"),
            ("startsOn", scene.Day(5)),
            ("endsOn", scene.Day(50)),
            ("enrolUntil", scene.Day(9)),
            ("capacity", "1")
        );
        var offering = PathOf(planned);
        Assert.Contains("Spring run", (await registrar.PageAsync(root)).Body!.TextContent, StringComparison.Ordinal);
        PathOf(await registrar.PostFormAsync(offering, "to-Open"));

        Assert.Equal("/my/learning?done=enrolled", PathOf(await learner.PostFormAsync($"{offering}/enrol", "enrol")));
        Assert.Contains(
            "You are enrolled.",
            (await learner.PageAsync("/my/learning")).Body!.TextContent,
            StringComparison.Ordinal
        );
        var page = await assessor.PageAsync(offering);
        var sheet = page.QuerySelector("a[href*='/assessment/']")!.GetAttribute("href")!;

        var weak = await assessor.PostFormAsync(
            sheet,
            "mark-t1",
            ("supervision-t1", "unsupervised-without-id-verification"),
            ("outcomes-t1", "o1"),
            ("note-t1", "Good work")
        );
        var text = await weak.Content.ReadAsStringAsync();
        Assert.Contains("an attempt without it does not count", text, StringComparison.Ordinal);
        Assert.Contains("Good work", text, StringComparison.Ordinal);
        PathOf(
            await assessor.PostFormAsync(
                sheet,
                "mark-t1",
                ("supervision-t1", LearningScene.Watched),
                ("identity-t1", "Student card"),
                ("outcomes-t1", "o1"),
                ("outcomes-t1", "o2")
            )
        );
        PathOf(
            await assessor.PostFormAsync(
                sheet,
                "mark-t2",
                ("supervision-t2", LearningScene.Watched),
                ("identity-t2", "Student card"),
                ("outcomes-t2", "o3")
            )
        );
        Assert.Contains("Every outcome is shown", (await assessor.PageAsync(sheet)).Body!.TextContent, StringComparison.Ordinal);

        PathOf(await registrar.PostFormAsync(offering, "ratify-all"));
        Assert.Contains(
            "You have passed.",
            (await learner.PageAsync("/my/learning")).Body!.TextContent,
            StringComparison.Ordinal
        );
        var enrolment = sheet.Split('/')[^1];
        PathOf(await registrar.PostFormAsync(offering, $"rescind-{enrolment}", ("reason", "Wrong person")));
        Assert.Contains("Award taken back", (await registrar.PageAsync(offering)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_waits_and_withdraws_by_forms_and_staff_without_a_role_see_no_learners(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenAsync(capacity: 1);
        await scene.EnrolAsync(id);
        var ben = await scene.App.PersonAsync("Ben Waiting");
        using var browser = scene.App.Browser(ben);
        var path = $"/t/{scene.Home.Slug}/offerings/{id}";
        Assert.Contains(
            "Every place is taken",
            (await browser.PageAsync($"{path}/enrol")).Body!.TextContent,
            StringComparison.Ordinal
        );
        PathOf(await browser.PostFormAsync($"{path}/enrol", "enrol"));
        var mine = await browser.PageAsync("/my/learning");
        Assert.Contains("waiting list", mine.Body!.TextContent, StringComparison.Ordinal);
        var form = mine.QuerySelector("input[name=_handler][value^=withdraw]")!.GetAttribute("value")!;
        Assert.Equal("/my/learning?done=withdrawn", PathOf(await browser.PostFormAsync("/my/learning", form)));

        using var author = scene.App.Browser(scene.Design.Author);
        var seen = (await author.PageAsync(path)).Body!.TextContent;
        Assert.DoesNotContain("Lena", seen, StringComparison.Ordinal);
    }

    private static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var target = answer.Headers.Location!;
        return target.IsAbsoluteUri ? target.PathAndQuery : target.OriginalString;
    }
}
