using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class PagesTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stranger_searches_filters_and_opens_a_micro_credential(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordic Example University");
        await app.PersonAsync("Anna Example"); // without anybody the first page leads to the first run
        var word = CatalogueFixture.Word();
        var id = await app.PublishAsync(home, CatalogueFixture.Named("Rivers <b>", word));
        using var browser = app.Browser(null);

        Assert.Contains("/catalogue", (await browser.PageAsync("/")).QuerySelector("form[role=search]")!.GetAttribute("action"));
        var found = await browser.PageAsync($"/catalogue?q={word}&eqf=6");
        Assert.Equal($"Rivers <b> {word}", found.QuerySelector("article a")!.TextContent);
        Assert.Contains("Nordic Example University", found.Body!.TextContent);
        Assert.True(found.QuerySelector("input[type=checkbox][name=eqf][value='6']")!.HasAttribute("checked"));

        var page = await browser.PageAsync(found.QuerySelector("article a")!.GetAttribute("href")!);
        Assert.Equal($"Rivers <b> {word}", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(16, page.QuerySelectorAll("[data-element]").Length);
        Assert.Equal(
            "Nothing fits all of this",
            (await browser.PageAsync($"/catalogue?q={word}+nowhere"))
                .QuerySelector("main h2.nothing, main .empty h2")!
                .TextContent
        );
        await browser.PageAsync("/catalogue?eqf=99", HttpStatusCode.UnprocessableEntity);
        await browser.PageAsync($"/catalogue/{Platform.Ids.Ids.Public()}", HttpStatusCode.NotFound);

        using var moved = await browser.GetAsync(new Uri($"/specifications/{id}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, $"/catalogue/{id}"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Public_pages_set_no_cookie(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        await app.PersonAsync("Anna Example");
        using var browser = app.Browser(null);
        foreach (var path in new[] { "/", "/catalogue", "/verify" })
        {
            using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task External_offers_are_shown_as_somebody_elses_with_source_and_date(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var word = CatalogueFixture.Word();
        Assert.Equal(1, await ImportAsync(app, File(word, "2025-05-07", "kept")));
        Assert.Equal(2, await ImportAsync(app, File(word, "2025-05-07", "kept", "second")));
        Assert.Equal(1, await ImportAsync(app, File(word, "2025-06-01", "kept")));

        var item = (await app.FindAsync($"q={word}")).GetProperty("items").EnumerateArray().Single();
        Assert.True(item.GetProperty("external").GetBoolean());
        Assert.Equal("2025-06-01", item.GetProperty("source").GetProperty("retrievedOn").GetString());
        using var browser = app.Browser(null);
        var page = await browser.PageAsync($"/catalogue/{item.GetProperty("id").GetString()}");
        Assert.Contains("This is not published here.", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector("a[href='https://example.edu/offer']"));
        Assert.Null(page.QuerySelector("a[href$='/enrol']"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData(
        """{"offers":[{"id":"a","provider":[],"title":"T","url":"https://x.example","sources":["https://x.example"]}]}"""
    )]
    [InlineData(
        """{"offers":[{"id":"a","provider":["P"],"title":"T","url":"javascript:alert(1)","sources":["https://x.example"]}]}"""
    )]
    public async Task An_unusable_file_of_offers_changes_nothing(string json)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var word = CatalogueFixture.Word();
        await ImportAsync(app, File(word, "2025-05-07", word));
        Assert.Equal(-1, await ImportAsync(app, json));
        Assert.Single((await app.FindAsync($"q={word}")).Titles());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Other_modules_find_a_specification_by_id_and_by_address(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var content = CatalogueFixture.Named("Contract", CatalogueFixture.Word());
        var id = await app.PublishAsync(home, content);
        await app.InScopeAsync(
            null,
            async services =>
            {
                var catalogue = services.GetRequiredService<ICatalogue>();
                var byUri = await catalogue.FindByUriAsync(content.Id, CancellationToken.None);
                Assert.Equal((id, home.Slug, 1), (byUri!.Specification, byUri.InstitutionSlug, byUri.Version));
                Assert.Equal(content.Title, (await catalogue.FindAsync(id, CancellationToken.None))!.Content.Title);
                Assert.Null(await catalogue.FindByUriAsync("https://example.org/none", CancellationToken.None));
            }
        );
    }

    private static Task<int> ImportAsync(App app, string json) =>
        app.InScopeAsync(
            null,
            async services =>
                (await services.GetRequiredService<ImportExternalOffers>().HandleAsync(json, CancellationToken.None)).Match(
                    count => count,
                    _ => -1
                )
        );

    private static string File(string word, string retrieved, params string[] ids) =>
        $$"""{"notice":"n","offers":[{{string.Join(',', ids.Select(id => $$"""
            {"id":"{{id}}","provider":["Example Edu"],"country":"IT","title":"Benessere {{word}}","titleEnglish":"Well-being {{word}}",
             "calledBySource":"micro-credential","url":"https://example.edu/offer","ects":3,"mode":"onSite",
             "sources":["https://example.edu/offer"],"pageDate":null,"retrievedOn":"{{retrieved}}"}
            """))}}]}""";
}
