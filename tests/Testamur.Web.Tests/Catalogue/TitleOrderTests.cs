using System.Net;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

/// <summary>The order by title is that of the titles a reader sees.</summary>
public sealed class TitleOrderTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Readers_of_each_language_find_their_titles_in_order_over_pages(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        (string English, string German)[] titles = [("Bread", "Zopf"), ("Zebra", "Affe"), ("Apple", "Mais")];
        foreach (var (english, german) in titles)
        {
            var named = CatalogueFixture.Named(english, word) with
            {
                Title = LangText.Of("en", $"{english} {word}").With("de", $"{german} {word}"),
            };
            await app.PublishAsync(home, named);
        }

        await app.PublishAsync(home, CatalogueFixture.Named("Only English", word)); // shown as it is to everybody
        Assert.Equal(["Apple", "Bread", "Only", "Zebra"], await InOrderAsync(app, word, "en"));
        Assert.Equal(["Affe", "Mais", "Only", "Zopf"], await InOrderAsync(app, word, "de"));
    }

    [Theory, OnSqlite]
    public async Task A_place_of_one_language_or_of_nobody_is_no_failure_in_another(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        foreach (var title in (string[])["Aa", "Bb"])
            await app.PublishAsync(
                home,
                CatalogueFixture.Named(title, word) with
                {
                    Title = LangText.Of("en", $"{title} {word}").With("de", $"Ä{title} {word}"),
                }
            );
        var first = await PageAsync(app, $"q={word}&sort=title&limit=1", "en");
        Assert.Equal(
            JsonValueKind.Array,
            (await PageAsync(app, $"q={word}&sort=title&limit=1&cursor={first.GetProperty("next").GetString()}", "de"))
                .GetProperty("items")
                .ValueKind
        );
        using var api = app.Api(null);
        foreach (var cursor in (string[])["x", "00000000", new string('f', 5000), "%00"])
        {
            var answer = await api.GetAsync(new Uri($"/api/v1/catalogue?sort=title&cursor={cursor}", UriKind.Relative));
            Assert.Equal("catalogue.invalidSearch", await answer.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }
    }

    [Theory, OnSqlite]
    public async Task Filters_stand_in_one_part_that_folds(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        await app.PublishAsync(home, CatalogueFixture.Named("Folding", CatalogueFixture.Word()));
        using var browser = app.Browser(null);
        var page = await browser.PageAsync("/catalogue");
        var filters = Assert.Single(page.QuerySelectorAll("main details.filters"));
        Assert.False(filters.HasAttribute("open"));
        Assert.NotEmpty(filters.QuerySelectorAll("details.facet input[type=checkbox]"));
        Assert.NotNull(filters.QuerySelector("button"));
        Assert.Empty(page.QuerySelectorAll("main details.facet input[type=checkbox]").Except(filters.QuerySelectorAll("input")));
    }

    private static async Task<List<string>> InOrderAsync(App app, string word, string language)
    {
        var found = new List<string>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await PageAsync(
                app,
                $"q={word}&sort=title&limit=2" + (cursor.Length > 0 ? $"&cursor={cursor}" : ""),
                language
            );
            found.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(item => item.GetProperty("title"))
                    .Select(title => title.TryGetProperty(language, out var own) ? own : title.GetProperty("en"))
                    .Select(title => title.GetString()!.Split(' ')[0]) // always a text
            );
            cursor = page.GetProperty("next").GetString();
        }

        return found;
    }

    private static async Task<JsonElement> PageAsync(App app, string query, string language)
    {
        using var api = app.Api(null);
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return await (await api.GetAsync(new Uri($"/api/v1/catalogue?{query}", UriKind.Relative))).JsonAsync();
    }
}
