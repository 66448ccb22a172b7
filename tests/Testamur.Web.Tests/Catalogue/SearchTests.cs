using System.Net;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class SearchTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Finds_without_regard_to_case_and_accents_and_takes_wildcards_as_text(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        await app.PublishAsync(home, CatalogueFixture.Named("Łódź: Ökologie 100% für alle", word));

        foreach (var query in new[] { "lodz", "ÖKOLOGIE", "okologie fur", "LÓDŹ 100%", "kologi" })
            Assert.Single((await app.FindAsync($"q={Uri.EscapeDataString($"{word} {query}")}")).Titles());
        foreach (var query in new[] { "lod_", "1%0", "ökologie nowhere", "\\" })
            Assert.Empty((await app.FindAsync($"q={Uri.EscapeDataString($"{word} {query}")}")).Titles());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_filter_narrows_and_facets_count_what_could_be_chosen_instead(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var word = CatalogueFixture.Word();
        await app.PublishAsync(home, CatalogueFixture.Named("A", word));
        await app.PublishAsync(
            other,
            CatalogueFixture.Named("B", word) with
            {
                Ects = Ects.From(6.5m),
                EqfLevel = 7,
                IscedF = ["0611"],
                TeachingLanguages = ["pl"],
                Participation = new("blended"),
                Price = new(100, "EUR", LangText.Empty),
            }
        );

        foreach (
            var (filter, expected) in new[]
            {
                ("eqf=6", "A"),
                ("eqf=7", "B"),
                ("ects=-2", "A"),
                ("ects=5.01-", "B"),
                ("ects=1-3&ects=6-7", "A B"),
                ("field=05", "A"),
                ("mode=blended", "B"),
                ("language=en", "A"),
                ("language=pl", "A B"),
                ("free=true", "A"),
                ($"institution={other.Slug}", "B"),
                ("institution=nobody", ""),
            }
        )
        {
            var titles = (await app.FindAsync($"q={word}&{filter}")).Titles().Select(title => title[..1]);
            Assert.Equal((filter, expected), (filter, string.Join(' ', titles)));
        }

        var results = await app.FindAsync($"q={word}&eqf=6");
        Assert.Equal(1, results.GetProperty("total").GetInt32());
        Assert.Equal((1, 1), (results.Facet("eqf", "6"), results.Facet("eqf", "7")));
        Assert.Equal((1, 0), (results.Facet("mode", "online"), results.Facet("mode", "blended")));
        Assert.Equal((1, 0), (results.Facet("institution", home.Slug), results.Facet("institution", other.Slug)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_follow_each_other_without_gap_or_repeat(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        string[] names = ["Ärzte", "arts", "Arts and more", "Ökologie", "zoo", "Zürich", "Αθήνα"];
        foreach (var name in names.Reverse())
            await app.PublishAsync(home, CatalogueFixture.Named(name, word));
        await app.PublishAsync(home, CatalogueFixture.Named("zoo", word));

        List<string> seen = [];
        var cursor = "";
        do
        {
            var page = await app.FindAsync($"q={word}&limit=3{cursor}");
            Assert.Equal(8, page.GetProperty("total").GetInt32());
            seen.AddRange(page.Titles());
            cursor = page.GetProperty("next") is { ValueKind: JsonValueKind.String } next ? $"&cursor={next}" : "";
        } while (cursor.Length > 0);

        string[] expected = ["arts and more", "arts", "arzte", "okologie", "zoo", "zoo", "zurich", "αθηνα"];
        Assert.Equal(8, seen.Count);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            seen.Select(title => Modules.Catalogue.Fold.Text(title[..^(word.Length + 1)])).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            seen.Select(Modules.Catalogue.Fold.Text).Order(StringComparer.Ordinal),
            seen.Select(Modules.Catalogue.Fold.Text)
        );
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=ten")]
    [InlineData("eqf=9")]
    [InlineData("eqf=6&eqf=x")]
    [InlineData("ects=-")]
    [InlineData("ects=3-1")]
    [InlineData("ects=1.005")]
    [InlineData("ects=1e9")]
    [InlineData("field=5")]
    [InlineData("field=77")]
    [InlineData("mode=lying")]
    [InlineData("free=perhaps")]
    [InlineData("language=%27%20or%201%3D1")]
    [InlineData("cursor=%00")]
    [InlineData("cursor=ZZ")]
    [InlineData("q=%00")]
    [InlineData("q=a+b+c+d+e+f+g+h+i+j+k")]
    public async Task What_cannot_be_used_is_refused_by_name(string query)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        using var response = await api.GetAsync(new Uri($"/api/v1/catalogue?{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("catalogue.invalidSearch", problem.GetProperty("code").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(query.Split('=')[0], out _));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_version_takes_the_place_of_the_old_and_retiring_all_ends_the_listing(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        var first = CatalogueFixture.Named("First", word);
        var id = await app.PublishAsync(home, first);
        await app.PublishAsync(home, first with { Version = 2, Title = LangText.Of("en", $"Second {word}") }, id);
        Assert.Equal([$"Second {word}"], (await app.FindAsync($"q={word}")).Titles());

        await app.HappenedAsync(home, new SpecificationRetired(id, 2, app.Time.GetUtcNow()));
        Assert.Equal([$"First {word}"], (await app.FindAsync($"q={word}")).Titles());

        await app.HappenedAsync(home, new SpecificationRetired(id, 1, app.Time.GetUtcNow()));
        Assert.Empty((await app.FindAsync($"q={word}")).Titles());
        using var api = app.Api(null);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(new Uri($"/api/v1/catalogue/{id}", UriKind.Relative))).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_institution_cannot_change_the_page_of_another(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var word = CatalogueFixture.Word();
        var content = CatalogueFixture.Named("Mine", word);
        var id = await app.PublishAsync(home, content);
        await app.HappenedAsync(other, new SpecificationRetired(id, 1, app.Time.GetUtcNow()));
        Assert.Single((await app.FindAsync($"q={word}")).Titles());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_is_shown_with_its_way_to_enrol_until_it_closes(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        var id = await app.PublishAsync(home, CatalogueFixture.Named("Run", word));
        var run = await app.OpenOfferingAsync(home, id);
        using var browser = app.Browser(null);
        var enrol = $"/t/{home.Slug}/offerings/{run}/enrol";

        var start = (await app.FindAsync($"q={word}")).GetProperty("items")[0].GetProperty("startsOn").GetString();
        Assert.Equal(
            DateOnly
                .FromDateTime(app.Time.GetUtcNow().UtcDateTime)
                .AddDays(30)
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            start
        );
        Assert.NotEmpty((await browser.PageAsync($"/catalogue/{id}")).QuerySelectorAll($"a[href='{enrol}']"));

        await app.HappenedAsync(home, new OfferingClosed(run));
        Assert.Equal(
            JsonValueKind.Null,
            (await app.FindAsync($"q={word}")).GetProperty("items")[0].GetProperty("startsOn").ValueKind
        );
        Assert.Empty((await browser.PageAsync($"/catalogue/{id}")).QuerySelectorAll($"a[href='{enrol}']"));
    }
}
