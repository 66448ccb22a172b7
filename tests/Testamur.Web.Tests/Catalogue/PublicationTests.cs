using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class PublicationTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Tombstone = "http://purl.org/atompub/tombstones/1.0";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_page_tells_search_engines_what_it_tells_people(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordic Example University");
        var content = CatalogueFixture.Named("</script><b>Rivers", CatalogueFixture.Word()) with
        {
            LearningOutcomes = [new() { Id = "o1", Text = LangText.Of("en", "Explain tides") }],
            Price = new(120, "EUR", LangText.Empty),
        };
        var id = await app.PublishAsync(home, content);
        await app.OpenOfferingAsync(home, id);
        using var browser = app.Browser(null);

        var page = await browser.PageAsync($"/catalogue/{id}?version=1");
        Assert.Equal($"http://localhost:5080/catalogue/{id}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        using var data = JsonDocument.Parse(page.QuerySelector("head script[type='application/ld+json']")!.TextContent);
        var course = data.RootElement;
        Assert.Equal("Course", course.GetProperty("@type").GetString());
        Assert.Equal(content.Id, course.GetProperty("@id").GetString());
        Assert.Equal(content.Title.In("en"), course.GetProperty("name").GetString());
        Assert.Equal("Nordic Example University", course.GetProperty("provider").GetProperty("name").GetString());
        Assert.Equal(2, course.GetProperty("numberOfCredits").GetProperty("value").GetDecimal());
        Assert.Equal("PT54H", course.GetProperty("timeRequired").GetString());
        Assert.Equal(120, course.GetProperty("offers").GetProperty("price").GetDecimal());
        Assert.Equal("Explain tides", course.GetProperty("teaches").GetString());
        Assert.Equal(
            "EducationalOccupationalCredential",
            course.GetProperty("educationalCredentialAwarded").GetProperty("@type").GetString()
        );
        Assert.Equal("Turku", course.GetProperty("hasCourseInstance")[0].GetProperty("location").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_feed_names_changes_with_the_newest_first_and_what_is_gone(DatabaseKind database)
    {
        await using var app = await NewAsync(database);
        var home = await app.InstitutionAsync();
        var gone = CatalogueFixture.Named("Gone", "");
        var goneId = await app.PublishAsync(home, gone);
        for (var i = 0; i < 100; i++)
            await app.PublishAsync(home, CatalogueFixture.Named($"Number \u0001{i}", ""));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.HappenedAsync(home, new SpecificationRetired(goneId, 1, app.Time.GetUtcNow()));

        using var api = app.Api(null);
        var first = XDocument.Parse(await api.GetStringAsync(new Uri("/catalogue/changes.atom", UriKind.Relative))).Root!;
        var tombstone = first.Elements().First(element => element.Name == Tombstone + "deleted-entry");
        Assert.Equal(gone.Id, tombstone.Attribute("ref")!.Value);
        Assert.Equal(99, first.Elements(Atom + "entry").Count());
        var next = first.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "next").Attribute("href")!.Value;
        var second = XDocument.Parse(await api.GetStringAsync(new Uri(new Uri(next).PathAndQuery, UriKind.Relative))).Root!;
        Assert.Single(second.Elements(Atom + "entry"));
        string[] ids = [.. first.Elements(Atom + "entry").Concat(second.Elements(Atom + "entry")).Select(Id)];
        Assert.Equal(100, ids.Distinct().Count());
        Assert.DoesNotContain(second.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "next");

        foreach (var mark in new[] { "1", "x.y", "99999999999999999999.0", $"1.{Guid.Empty}" })
        {
            using var refused = await api.GetAsync(new Uri($"/catalogue/changes.atom?before={mark}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        static string Id(XElement entry) => entry.Element(Atom + "id")!.Value;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_listed_page_is_in_the_map(DatabaseKind database)
    {
        await using var app = await NewAsync(database);
        var home = await app.InstitutionAsync();
        var listed = await app.PublishAsync(home, CatalogueFixture.Named("Listed", ""));
        var retired = await app.PublishAsync(home, CatalogueFixture.Named("Retired", ""));
        await app.HappenedAsync(home, new SpecificationRetired(retired, 1, app.Time.GetUtcNow()));
        using var api = app.Api(null);
        var robots = await api.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml", robots, StringComparison.Ordinal);
        var index = XDocument.Parse(await api.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var file = Assert.Single(index.Descendants(Sitemap + "loc")).Value;
        var map = XDocument.Parse(await api.GetStringAsync(new Uri(new Uri(file).AbsolutePath, UriKind.Relative)));
        Assert.Equal(
            ["http://localhost:5080/catalogue", $"http://localhost:5080/catalogue/{listed}"],
            map.Descendants(Sitemap + "loc").Select(location => location.Value)
        );
    }

    private static async Task<App> NewAsync(DatabaseKind database) =>
        await App.StartAsync(
            database == DatabaseKind.Sqlite
                ? []
                : new()
                {
                    ["Testamur:Database:Provider"] = "Postgres",
                    ["Testamur:Database:Connection"] = await Apps.NewPostgresDatabaseAsync(),
                }
        );
}
