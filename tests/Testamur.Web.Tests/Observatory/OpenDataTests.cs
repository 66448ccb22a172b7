using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory;

public sealed class OpenDataTests(Apps apps) : IClassFixture<Apps>
{
    private const string Figures = "/observatory/data/published-figures";

    [Fact]
    public async Task A_visitor_finds_findings_rooms_and_every_published_table()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.PersonAsync("Anna Example"); // without anybody the first page leads to the first run
        using var browser = app.Browser(null);

        var front = await browser.PageAsync("/observatory");
        Assert.Contains(front.QuerySelectorAll("header.top a"), link => link.GetAttribute("href") == "/observatory");
        Assert.Contains(
            "6 of 30 published figures",
            front.QuerySelector("main h3 a")!.ParentElement!.ParentElement!.ParentElement!.TextContent
        );

        var list = await browser.PageAsync("/observatory/data");
        foreach (var file in list.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!))
        {
            using var found = await browser.GetAsync(new Uri(file, UriKind.Relative));
            Assert.Equal((file, HttpStatusCode.OK), (file, found.StatusCode));
        }

        await browser.PageAsync("/observatory/data/nothing", HttpStatusCode.NotFound);
        using var none = await browser.GetAsync(new Uri("/observatory/data/nothing.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Figures_that_do_not_match_stay_visible_with_their_reason()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.PersonAsync("Anna Example");
        using var browser = app.Browser(null);
        var page = await browser.PageAsync("/observatory/reproduction");
        Assert.StartsWith("6 of 30", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var wrong = page.QuerySelectorAll("tr.needs").Select(row => row.TextContent).ToList();
        Assert.Equal(6, wrong.Count);
        Assert.Contains(
            wrong,
            row =>
                row.Contains("RT23", StringComparison.Ordinal) && row.Contains("26.3% would be 5 of 19", StringComparison.Ordinal)
        );
        Assert.Contains("26.3%", page.QuerySelector("#cases")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task A_file_is_the_same_whoever_asks_and_has_all_rows()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        var csv = await api.GetStringAsync(new Uri(Figures + ".csv", UriKind.Relative));
        Assert.Equal(31, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(
            "\"id\",\"study\",\"figure\",\"printed\",\"computed\",\"verdict\",\"reason\"",
            csv,
            StringComparison.Ordinal
        );
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        Assert.Equal(csv, await api.GetStringAsync(new Uri(Figures + ".csv", UriKind.Relative)));
    }

    [Fact]
    public async Task A_table_is_a_dataset_of_dcat_with_method_licence_and_files()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        using var response = await api.GetAsync(new Uri(Figures + ".jsonld", UriKind.Relative));
        Assert.Equal("application/ld+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var graph = document.RootElement.GetProperty("@graph").EnumerateArray().ToList();
        var dataset = Assert.Single(graph, node => node.GetProperty("@type").GetString() == "dcat:Dataset");
        Assert.EndsWith(Figures, dataset.GetProperty("@id").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "https://creativecommons.org/licenses/by/4.0/",
            dataset.GetProperty("dct:license").GetProperty("@id").GetString()
        );
        Assert.NotEmpty(dataset.GetProperty("dct:provenance").GetProperty("rdfs:label").GetProperty("@value").GetString()!);
        Assert.Equal(2, dataset.GetProperty("dcat:distribution").GetArrayLength());
        Assert.Equal(30, graph.Count(node => node.GetProperty("@type").GetString() == "qb:Observation"));

        using var catalogue = JsonDocument.Parse(await api.GetStringAsync(new Uri("/observatory/data.jsonld", UriKind.Relative)));
        using var listed = JsonDocument.Parse(
            await api.GetStringAsync(new Uri("/api/v1/observatory/datasets", UriKind.Relative))
        );
        Assert.Equal(listed.RootElement.GetArrayLength(), catalogue.RootElement.GetProperty("dcat:dataset").GetArrayLength());
    }

    [Fact]
    public async Task The_report_of_a_year_has_a_chapter_for_each_table_and_other_years_have_none()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.PersonAsync("Anna Example");
        using var browser = app.Browser(null);
        var report = await browser.PageAsync("/observatory/report");
        var chapters = report.QuerySelectorAll(".chapter").ToList();
        Assert.True(chapters.Count >= 3);
        Assert.All(chapters, chapter => Assert.NotNull(chapter.QuerySelector("table caption")));
        Assert.All(chapters, chapter => Assert.NotNull(chapter.QuerySelector(".method")));
        // Three domains and four perspectives, each under a heading of its own.
        Assert.Equal(7, report.QuerySelector("#impact")!.ParentElement!.QuerySelectorAll("section.card > h4").Length);
        Assert.DoesNotContain(report.QuerySelectorAll("[id]").GroupBy(part => part.Id), parts => parts.Count() > 1);
        var before = await browser.PageAsync("/observatory/report/2025");
        Assert.NotNull(before.QuerySelector("#wave-study-2025")?.ParentElement?.QuerySelector("table.heat"));
        await browser.PageAsync("/observatory/report/1999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_room_names_its_tables_once_with_stable_columns_and_whole_rows()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        await app.InScopeAsync(
            null,
            async services =>
            {
                var ids = new HashSet<string>(StringComparer.Ordinal);
                foreach (var room in services.GetServices<IPublishedDatasets>())
                {
                    foreach (var note in await room.ListAsync(default))
                    {
                        Assert.True(ids.Add(note.Id), note.Id);
                        Assert.Matches("^[a-z0-9-]{1,80}$", note.Id);
                        Assert.StartsWith("/observatory/", note.Page, StringComparison.Ordinal);
                        Assert.All(
                            [note.Title, note.Finding, note.Method, note.Version, note.Source],
                            text => Assert.NotEmpty(text)
                        );
                        var table = await room.ReadAsync(note.Id, default);
                        Assert.NotNull(table);
                        Assert.All(table.Columns, column => Assert.Matches("^[A-Za-z0-9_-]+$", column.Name));
                        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
                    }
                }

                return ids.Count;
            }
        );
    }
}
