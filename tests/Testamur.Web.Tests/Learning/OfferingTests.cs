using System.Net;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Learning;

public sealed class OfferingTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Only_a_published_version_is_offered_and_dates_are_in_order(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var draft = await scene.Design.DraftAsync();
        var unpublished = new
        {
            specification = draft,
            version = 1,
            name = "Autumn",
            startsOn = scene.Day(1),
            endsOn = scene.Day(2),
            enrolUntil = scene.Day(1),
            capacity = (int?)null,
            place = (string?)null,
        };
        var refused = await scene.PostAsync(scene.Registrar, "/offerings", unpublished);
        Assert.Equal("learning.notPublished", await refused.CodeAsync(HttpStatusCode.Conflict));
        refused = await scene.PostAsync(scene.Registrar, "/offerings", scene.Plan(starts: 10, ends: 9, enrolUntil: 1));
        Assert.Equal("learning.datesOutOfOrder", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        refused = await scene.PostAsync(scene.Registrar, "/offerings", scene.Plan(starts: 10, ends: 40, enrolUntil: 41));
        Assert.Equal("learning.datesOutOfOrder", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        refused = await scene.PostAsync(scene.Registrar, "/offerings", scene.Plan(version: 2));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        refused = await scene.PostAsync(scene.Assessor, "/offerings", scene.Plan());
        Assert.Equal("platform.notAllowed", await refused.CodeAsync(HttpStatusCode.Forbidden));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offering_goes_through_its_life_in_order_and_is_in_the_catalogue_while_it_takes_learners(
        DatabaseKind database
    )
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.PlannedAsync();
        var early = await scene.MoveAsync(id, "running");
        Assert.Equal("learning.wrongOfferingState", await early.CodeAsync(HttpStatusCode.Conflict));
        Assert.DoesNotContain(id.ToString(), await CatalogueAsync(scene), StringComparison.Ordinal);

        await (await scene.MoveAsync(id, "open")).JsonAsync();
        Assert.Contains(id.ToString(), await CatalogueAsync(scene), StringComparison.Ordinal);
        await (await scene.MoveAsync(id, "running")).JsonAsync();
        await (await scene.MoveAsync(id, "assessing")).JsonAsync();
        Assert.DoesNotContain(id.ToString(), await CatalogueAsync(scene), StringComparison.Ordinal);
        var cancelled = await scene.MoveAsync(id, "cancelled");
        Assert.Equal("learning.wrongOfferingState", await cancelled.CodeAsync(HttpStatusCode.Conflict));
        await (await scene.MoveAsync(id, "closed")).JsonAsync();
        await (await scene.MoveAsync(id, "archived")).JsonAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Offerings_that_start_on_the_same_day_are_each_listed_once_over_the_pages(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var made = new List<Guid>();
        for (var i = 0; i < 52; i++)
            made.Add(await scene.PlannedAsync());
        var first = await scene.Design.GetAsync(scene.Assessor, "/offerings");
        var second = await scene.Design.GetAsync(scene.Assessor, $"/offerings?after={first.GetProperty("next").GetInt32()}");
        var listed = new[] { first, second }
            .SelectMany(page => page.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("id").GetGuid());
        Assert.Equal(made.Order(), listed.Order());
    }

    private static async Task<string> CatalogueAsync(LearningScene scene)
    {
        using var stranger = scene.App.Browser(null);
        return (await stranger.PageAsync($"/catalogue/{scene.Specification}")).DocumentElement.OuterHtml;
    }
}
