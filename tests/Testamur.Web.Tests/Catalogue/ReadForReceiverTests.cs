using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;

namespace Testamur.Web.Tests.Catalogue;

public sealed class ReadForReceiverTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Anybody_sees_how_a_named_institution_is_likely_to_read_a_choice(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var receiver = await scene.App.InstitutionAsync("Receiving University");
        using var api = scene.App.Api(null);
        var path = $"/api/v1/catalogue/{scene.Specification}/reading";
        var asked = await (await api.SendAsync(HttpMethod.Get, path)).JsonAsync();
        var slugs = asked.GetProperty("receivers").EnumerateArray().Select(one => one.GetProperty("slug").GetString()).ToList();
        Assert.Contains(receiver.Slug, slugs);
        // Whoever awards it does not have to recognise it.
        Assert.DoesNotContain(scene.Home.Slug, slugs);
        Assert.Empty(asked.GetProperty("points").EnumerateArray());

        var read = await (await api.SendAsync(HttpMethod.Get, $"{path}?by={receiver.Slug}")).JsonAsync();
        var points = read.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(7, points.Count);
        Assert.Equal(
            "strong",
            points.Single(point => point.GetProperty("criterion").GetString() == "outcomes").GetProperty("reading").GetString()
        );

        foreach (var nobody in new[] { "nobody", scene.Home.Slug })
        {
            var unknown = await api.SendAsync(HttpMethod.Get, $"{path}?by={nobody}");
            Assert.Equal("catalogue.notFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
        }

        using var browser = scene.App.Browser(null);
        var page = (await browser.PageAsync($"/catalogue/{scene.Specification}/reading?by={receiver.Slug}")).Body?.TextContent;
        Assert.Contains("As Receiving University is likely to read it", page, StringComparison.Ordinal);
        Assert.Contains("A likely reading is no decision", page, StringComparison.Ordinal);
        await browser.PageAsync($"/catalogue/{Guid.Empty}/reading", HttpStatusCode.NotFound);
    }
}
