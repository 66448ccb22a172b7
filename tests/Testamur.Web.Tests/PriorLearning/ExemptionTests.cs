using System.Net;
using System.Text.Json;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>What prior learning exempts from is read by a later enrolment.</summary>
public sealed class ExemptionTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_exemption_is_said_before_enrolling_asked_for_by_nobody_and_counted(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.CertifiedAsync(["o1", "o2"], ["o1", "o2"], "exemption");
        var course = new LearningScene // what it holds is the scene's
        {
            Design = scene.Design,
            Specification = scene.Specification,
            Registrar = scene.Officer,
            Assessor = scene.Assessors[0],
            Learner = scene.Learner,
        };
        var (offering, next) = (await course.OpenAsync(), await course.OpenAsync());
        Assert.Equal(2, await SettledAsync(scene, scene.Learner, offering, id));
        var other = await scene.App.PersonAsync("Ben Learner");
        Assert.Equal(0, await SettledAsync(scene, other, offering, id));

        var (enrolment, _) = await course.EnrolAsync(offering);
        var mine = Assert.Single((await course.MineAsync(scene.Learner)).EnumerateArray());
        Assert.Equal(2, mine.GetProperty("exempt").GetArrayLength());
        Assert.Equal(1, mine.GetProperty("missing").GetArrayLength());
        var path = $"{course.Root}/offerings/{offering}/enrolments/{enrolment}/assessment";
        var sheet = await ApiCalls.JsonAsync(await scene.Design.As(course.Assessor).SendAsync(HttpMethod.Get, path));
        Assert.Equal(
            ["t1 True", "t2 False"],
            sheet
                .GetProperty("tasks")
                .EnumerateArray()
                .Select(task => $"{Text(task, "id")} {task.GetProperty("isSettled").GetBoolean()}")
        );
        using var assessor = scene.App.Browser(course.Assessor);
        var page = await assessor.PageAsync($"/t/{scene.Home.Slug}/offerings/{offering}/assessment/{enrolment}");
        Assert.Equal(["mark-t2"], page.QuerySelectorAll("main input[name=_handler]").Select(form => form.GetAttribute("value")));

        await RplScene.RefusedAsync(course.RatifyAsync(offering, enrolment), "learning.outcomesMissing", HttpStatusCode.Conflict);
        await ApiCalls.JsonAsync(await course.MarkAsync(offering, enrolment, "t2", ["o3"]));
        var award = await ApiCalls.JsonAsync(await course.RatifyAsync(offering, enrolment));
        Assert.Equal(3, award.GetProperty("outcomes").GetArrayLength());
        // Two outcomes of three: a rule that caps prior learning finds it.
        Assert.Equal("rpl", Text(award, "source"));

        // Who appeals puts the decision in question; until there is another it settles nothing.
        await ApiCalls.JsonAsync(
            await scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/appeal", new { text = "I can do the third, too." })
        );
        Assert.Equal(0, await SettledAsync(scene, scene.Learner, next, id));
    }

    /// <summary>How many outcomes the page before enrolling calls settled by the case.</summary>
    private static async Task<int> SettledAsync(RplScene scene, Person person, Guid offering, Guid id)
    {
        using var browser = scene.App.Browser(person);
        var page = await browser.PageAsync($"/t/{scene.Home.Slug}/offerings/{offering}/enrol");
        var told = page.QuerySelectorAll($"main a[href='/my/prior-learning/{id}']").Length;
        Assert.Equal(told > 0, page.Body!.TextContent.Contains("What you need not show again", StringComparison.Ordinal));
        return told;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
