using System.Net;
using AngleSharp.Html.Parser;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Units;

/// <summary>
/// Every route that is open to roles of units × {the role in the unit itself, in one above, in another one, for the institution, another role}. The routes
/// come from the routing table: a new one is tried without being listed here, and one that must be told more than its address fails until it is.
/// </summary>
public sealed class UnitMatrixTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_another_unit_s_looks_like_what_is_not_there(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var beside = scene.App.Api(scene.Beside);
        using var stranger = scene.App.Api(scene.Stranger);
        var tried = 0;
        foreach (var route in (await OpenAsync(scene)).Where(route => route is { IsApi: true, IsAboutOne: true }))
        {
            var unknown = await AnswerAsync(scene, route, beside, known: false);
            var foreign = await AnswerAsync(scene, route, beside, known: true);
            Assert.True(foreign == unknown, $"{route}: {foreign} is not {unknown}");
            Assert.False(foreign.StartsWith("403", StringComparison.Ordinal) || foreign.StartsWith('5'), $"{route}: {foreign}");
            var other = await AnswerAsync(scene, route, stranger, known: true);
            var everybody = route.Policy == Policies.ForUnits(Permission.SeeInstitution);
            Assert.True(everybody || other.StartsWith("403 ", StringComparison.Ordinal), $"{route}: {other}");
            tried++;
        }

        Assert.InRange(tried, 60, 1000);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_role_of_the_unit_or_of_one_above_opens_what_the_role_for_the_institution_opens(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var inUnit = scene.App.Api(scene.InUnit);
        using var above = scene.App.Api(scene.Above);
        using var whole = scene.App.Api(scene.Whole);
        var routes = (await OpenAsync(scene)).Where(route => route.IsApi).ToList();
        foreach (var route in routes.Where(route => route.Method == HttpMethod.Get))
        {
            var asked = await AnswerAsync(scene, route, whole, known: true);
            Assert.False(asked.StartsWith("403", StringComparison.Ordinal) || asked.StartsWith('5'), $"{route}: {asked}");
            foreach (var limited in new[] { inUnit, above })
            {
                var answer = await AnswerAsync(scene, route, limited, known: true);
                Assert.True(answer == asked, $"{route}: {answer} is not {asked}");
            }
        }

        // What changes things comes after, and what removes them last.
        var acts = routes.Where(route => route.IsAboutOne && route.Method != HttpMethod.Get);
        foreach (var route in acts.OrderBy(route => route.Method == HttpMethod.Delete))
        {
            var unknown = await AnswerAsync(scene, route, whole, known: false);
            foreach (var somebody in new[] { inUnit, above, whole })
            {
                var answer = await AnswerAsync(scene, route, somebody, known: true);
                // When it does not differ, the request is refused for what it says: tell UnitRoute what to say.
                Assert.True(answer != unknown, $"{route}: {answer}");
                Assert.False(answer.StartsWith("403", StringComparison.Ordinal) || answer.StartsWith('5'), $"{route}: {answer}");
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Lists_show_what_is_in_the_own_units_only(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var inUnit = scene.App.Api(scene.InUnit);
        using var beside = scene.App.Api(scene.Beside);
        var shown = 0;
        foreach (
            var route in (await OpenAsync(scene)).Where(route =>
                route is { IsApi: true, IsAboutOne: false } && route.Method == HttpMethod.Get
            )
        )
        {
            using var own = await inUnit.SendAsync(route.Ask(scene.Home.Slug, _ => UnitRoute.Unknown));
            using var other = await beside.SendAsync(route.Ask(scene.Home.Slug, _ => UnitRoute.Unknown));
            var text = await other.Content.ReadAsStringAsync();
            Assert.True(other.StatusCode < HttpStatusCode.InternalServerError, $"{route}: {text}");
            Assert.DoesNotContain(scene.Ids.Values, id => text.Contains($"{id}", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("Gutter", text, StringComparison.Ordinal);
            var seen = await own.Content.ReadAsStringAsync();
            shown += scene.Ids.Values.Any(id => seen.Contains($"{id}", StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        }

        Assert.InRange(shown, 6, 1000);
    }

    [Theory, OnSqlite]
    public async Task Pages_of_another_unit_s_things_look_like_those_of_what_is_not_there(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var inUnit = scene.App.Browser(scene.InUnit);
        using var beside = scene.App.Browser(scene.Beside);
        var pages = (await OpenAsync(scene)).Where(route => !route.IsApi && route.Method == HttpMethod.Get).ToList();
        Assert.InRange(pages.Count, 20, 1000);
        foreach (var page in pages)
        {
            using var own = await inUnit.SendAsync(page.Ask(scene.Home.Slug, word => scene.Ids[word]));
            using var other = await beside.SendAsync(page.Ask(scene.Home.Slug, word => scene.Ids[word]));
            Assert.True(own.StatusCode < HttpStatusCode.InternalServerError, $"{page}: {own.StatusCode}");
            Assert.NotEqual(HttpStatusCode.Forbidden, own.StatusCode);
            var text = await other.Content.ReadAsStringAsync();
            if (!page.IsAboutOne)
                Assert.DoesNotContain(scene.Ids.Values, id => text.Contains($"{id}", StringComparison.OrdinalIgnoreCase));
            else
                Assert.True(HttpStatusCode.NotFound == other.StatusCode, $"{page}: {other.StatusCode}");
        }
    }

    [Theory, OnSqlite]
    public async Task A_role_of_a_unit_opens_no_other_route(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var api = scene.App.Api(scene.InUnit);
        using var browser = scene.App.Browser(scene.InUnit);
        var closed = (await UnitRoute.ListAsync(scene.App)).Where(route => !route.IsOpenToUnits).ToList();
        Assert.InRange(closed.Count, 60, 1000);
        foreach (var route in closed.Where(route => route.IsApi || route.Method == HttpMethod.Get))
        {
            using var request = route.Ask(scene.Home.Slug, word => scene.Ids.GetValueOrDefault(word, UnitRoute.Unknown));
            using var answer = await (route.IsApi ? api : browser).SendAsync(request);
            Assert.True(HttpStatusCode.Forbidden == answer.StatusCode, $"{route}: {answer.StatusCode}");
        }
    }

    [Theory, OnSqlite]
    public async Task No_page_leads_a_role_of_a_unit_where_it_may_not_go(DatabaseKind database)
    {
        using var scene = await UnitScene.SetAsync(await apps.OnAsync(database));
        using var browser = scene.App.Browser(scene.InUnit);
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in (await OpenAsync(scene)).Where(route => !route.IsApi && route.Method == HttpMethod.Get))
        {
            using var answer = await browser.SendAsync(page.Ask(scene.Home.Slug, word => scene.Ids[word]));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var link in html.QuerySelectorAll($"a[href^='/t/{scene.Home.Slug}']"))
                links.TryAdd(link.GetAttribute("href")!.Split('#')[0], page.Name); // selected by it
        }

        Assert.InRange(links.Count, 10, 1000);
        foreach (var (link, from) in links)
        {
            using var answer = await browser.GetAsync(new Uri(link, UriKind.Relative));
            Assert.True(answer.StatusCode < HttpStatusCode.BadRequest, $"{from} leads to {link}: {answer.StatusCode}");
        }
    }

    private static async Task<IEnumerable<UnitRoute>> OpenAsync(UnitScene scene) =>
        (await UnitRoute.ListAsync(scene.App)).Where(route => route.IsOpenToUnits);

    private static Task<string> AnswerAsync(UnitScene scene, UnitRoute route, HttpClient client, bool known) =>
        route.AnswerAsync(client, scene.Home.Slug, scene.Ids, known);
}
