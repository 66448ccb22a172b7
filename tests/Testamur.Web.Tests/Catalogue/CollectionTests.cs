using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

/// <summary>Offers that somebody keeps together for others.</summary>
public sealed class CollectionTests(Apps apps) : IClassFixture<Apps>
{
    private const string Root = "/api/v1/my/collections";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_counsellor_keeps_annotates_orders_and_compares_offers_without_script(DatabaseKind database)
    {
        var (app, home, first, second) = await SceneAsync(database);
        await app.OpenOfferingAsync(home, second);
        using var browser = app.Browser(await app.PersonAsync("Cora Counsellor"));
        var entry = await browser.PageAsync($"/catalogue/{first}");
        var keep = entry
            .QuerySelectorAll("main a")
            .Single(a => a.GetAttribute("href")?.StartsWith("/my/collections", StringComparison.Ordinal) == true)
            .GetAttribute("href")!;
        var made = await browser.PostFormAsync(keep, "new", ("name", "Spring group"));
        var page = Location(made);
        var id = page.Split('/')[^1];
        var added = await browser.PostFormAsync($"/my/collections?add={second}", $"add-{Guid.Parse(id):N}");
        Assert.Equal(page, Location(added));

        var saved = await browser.PostFormAsync(
            page,
            "edit",
            ($"note.{first}", "Start here.\nIt is short."),
            ("act", $"down:{first}")
        );
        Assert.Equal($"{page}?saved=1", Location(saved));
        var shown = await browser.PageAsync(page);
        Assert.Equal(["Second", "First"], shown.QuerySelectorAll("ol h2").Select(title => title.TextContent));
        Assert.Equal(
            "Start here.\nIt is short.",
            shown.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>().Last().Value.ReplaceLineEndings("\n").Trim()
        );
        Assert.Equal(
            [second, first],
            shown.QuerySelectorAll("input[name=offer][form=compare]").Select(box => Guid.Parse(box.GetAttribute("value")!))
        );
        await browser.PageAsync($"/catalogue/compare?offer={second}&offer={first}");

        await browser.PostFormAsync(page, "edit", ("act", $"remove:{second}"));
        Assert.Equal(["First"], (await browser.PageAsync(page)).QuerySelectorAll("ol h2").Select(title => title.TextContent));
        var wrong = await browser.PostFormAsync(page, "edit", ("name", " "), ("act", "save"));
        Assert.Contains("summary", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Location(await browser.PostFormAsync(page, "delete"));
        await browser.PageAsync(page, HttpStatusCode.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_shows_it_to_anybody_until_it_is_withdrawn_or_replaced(DatabaseKind database)
    {
        var (app, home, first, second) = await SceneAsync(database);
        var person = await app.PersonAsync("Cora Counsellor");
        using var browser = app.Browser(person);
        using var api = app.Api(person);
        using var anybody = app.Browser(null);
        var id = await MakeAsync(api, "Spring group", first, second);
        await (
            await api.SendAsync(
                HttpMethod.Put,
                $"{Root}/{id}",
                new
                {
                    revision = 1,
                    name = "Spring group",
                    offers = new object[] { new { offer = first, note = "Line one\nLine two <b>" }, new { offer = second } },
                }
            )
        ).JsonAsync();

        var shared = await browser.PostFormAsync($"/my/collections/{id}", "share");
        var link = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(await shared.Content.ReadAsStringAsync())
            .QuerySelector("input[name=link]")
            ?.GetAttribute("value");
        var path = new Uri(link!).AbsolutePath;
        Assert.Equal(22, path.Split('/')[^1].Length);
        var page = await anybody.PageAsync(path);
        Assert.Equal("Spring group", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["First", "Second"], page.QuerySelectorAll("ol h2").Select(title => title.TextContent));
        Assert.Contains("Line two <b>", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Cora", page.Source.Text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main textarea"));
        using var raw = await anybody.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains("noindex", raw.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.True(raw.Headers.CacheControl?.NoStore);

        var again = await (await api.SendAsync(HttpMethod.Post, $"{Root}/{id}/link")).JsonAsync();
        await anybody.PageAsync(path, HttpStatusCode.NotFound);
        path = new Uri(again.GetProperty("url").GetString()!).AbsolutePath;
        await anybody.PageAsync(path);
        Location(await browser.PostFormAsync($"/my/collections/{id}", "withdraw"));
        await anybody.PageAsync(path, HttpStatusCode.NotFound);
        await anybody.PageAsync($"/c/{new string('x', 22)}", HttpStatusCode.NotFound);
        await anybody.PageAsync($"/c/{new string('x', 3000)}", HttpStatusCode.NotFound);
        var data = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        Assert.Equal(
            "Line one\nLine two <b>",
            data.GetProperty("collections")[0].GetProperty("offers")[0].GetProperty("note").GetString()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_that_left_the_catalogue_stays_with_its_note(DatabaseKind database)
    {
        var (app, home, first, _) = await SceneAsync(database);
        using var api = app.Api(await app.PersonAsync("Cora Counsellor"));
        var id = await MakeAsync(api, "Spring group", first);
        await app.HappenedAsync(home, new Web.Modules.Design.Contracts.SpecificationRetired(first, 1, app.Time.GetUtcNow()));
        var view = await (await api.SendAsync(HttpMethod.Get, $"{Root}/{id}")).JsonAsync();
        Assert.Equal(JsonValueKind.Null, view.GetProperty("offers")[0].GetProperty("item").ValueKind);
        var change = new
        {
            revision = view.GetProperty("revision").GetInt32(),
            name = "Spring",
            offers = new[] { new { offer = first, note = "Ask in May." } },
        };
        var changed = await (await api.SendAsync(HttpMethod.Put, $"{Root}/{id}", change)).JsonAsync();
        Assert.Equal("Ask in May.", changed.GetProperty("offers")[0].GetProperty("note").GetString());
        var stale = await api.SendAsync(HttpMethod.Put, $"{Root}/{id}", change);
        Assert.Equal("platform.changedMeanwhile", await stale.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_else_sees_or_changes_it_and_it_goes_with_the_account(DatabaseKind database)
    {
        var (app, _, first, _) = await SceneAsync(database);
        var person = await app.PersonAsync("Cora Counsellor");
        using var mine = app.Api(person);
        using var other = app.Api(await app.PersonAsync("Olaf Other"));
        using var stranger = app.Api(null);
        var id = await MakeAsync(mine, "Spring group", first);
        var link = (await (await mine.SendAsync(HttpMethod.Post, $"{Root}/{id}/link")).JsonAsync())
            .GetProperty("url")
            .GetString();
        (HttpMethod Method, string Path, object? Body)[] routes =
        [
            (HttpMethod.Get, $"{Root}/{id}", null),
            (
                HttpMethod.Put,
                $"{Root}/{id}",
                new
                {
                    revision = 1,
                    name = "x",
                    offers = Array.Empty<object>(),
                }
            ),
            (HttpMethod.Delete, $"{Root}/{id}", null),
            (HttpMethod.Post, $"{Root}/{id}/link", null),
            (HttpMethod.Delete, $"{Root}/{id}/link", null),
        ];
        foreach (var (method, path, body) in routes)
        {
            Assert.Equal(
                "catalogue.collectionNotFound",
                await (await other.SendAsync(method, path, body)).CodeAsync(HttpStatusCode.NotFound)
            );
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(method, path, body)).StatusCode);
        }

        Assert.Empty((await (await other.SendAsync(HttpMethod.Get, Root)).JsonAsync()).GetProperty("items").EnumerateArray());
        using var browser = app.Browser(person);
        await browser.PostFormAsync("/my/account", "close", ("closePassword", App.Password));
        using var anybody = app.Browser(null);
        await anybody.PageAsync(new Uri(link!).AbsolutePath, HttpStatusCode.NotFound);
    }

    [Theory, OnSqlite]
    public async Task What_a_collection_cannot_hold_is_refused(DatabaseKind database)
    {
        var (app, _, first, _) = await SceneAsync(database);
        using var api = app.Api(await app.PersonAsync("Cora Counsellor"));
        object[] wrong =
        [
            new { name = "" },
            new { name = new string('x', 101) },
            new { name = "a\u0000b" },
            new { name = "x", offers = Enumerable.Range(0, 41).Select(_ => Ids.Public()) },
        ];
        foreach (var body in wrong)
            Assert.Equal(
                "catalogue.collectionFields",
                await (await api.SendAsync(HttpMethod.Post, Root, body)).CodeAsync(HttpStatusCode.UnprocessableEntity)
            );
        var unknown = await api.SendAsync(HttpMethod.Post, Root, new { name = "x", offers = new[] { Ids.Public() } });
        Assert.Equal("catalogue.notFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
        var id = await MakeAsync(api, "x", first);
        var note = new
        {
            revision = 1,
            name = "x",
            offers = new[] { new { offer = first, note = new string('x', 1001) } },
        };
        Assert.Equal(
            "catalogue.collectionFields",
            await (await api.SendAsync(HttpMethod.Put, $"{Root}/{id}", note)).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        for (var i = 1; i < 100; i++)
            await MakeAsync(api, $"c{i}");
        Assert.Equal(
            "catalogue.tooManyCollections",
            await (await api.SendAsync(HttpMethod.Post, Root, new { name = "x" })).CodeAsync(HttpStatusCode.Conflict)
        );
    }

    private async Task<(App App, Institution Home, Guid First, Guid Second)> SceneAsync(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        return (app, home, await app.PublishAsync(home, Offer("First")), await app.PublishAsync(home, Offer("Second")));
    }

    private static Specification Offer(string title) =>
        CatalogueFixture.Named(title, "x") with
        {
            Title = LangText.Of("en", title),
        };

    private static async Task<Guid> MakeAsync(HttpClient api, string name, params Guid[] offers) =>
        (await (await api.SendAsync(HttpMethod.Post, Root, new { name, offers })).JsonAsync(HttpStatusCode.Created))
            .GetProperty("id")
            .GetGuid();

    private static string Location(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{response.StatusCode}");
        var location = response.Headers.Location;
        Assert.NotNull(location);
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }
}
