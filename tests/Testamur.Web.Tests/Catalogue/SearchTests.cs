using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
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
        foreach (var query in new[] { "l_dz", "1%0", "ökologie nowhere" })
            Assert.Empty((await app.FindAsync($"q={Uri.EscapeDataString($"{word} {query}")}")).Titles());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_filter_narrows_and_facets_count_what_could_be_chosen_instead(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var word = CatalogueFixture.Word();
        var first = await app.PublishAsync(home, CatalogueFixture.Named("A", word));
        await app.PublishAsync(other, Different(word));
        await app.OpenOfferingAsync(home, first, startsIn: 40);

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
                ("field=03", "B"),
                ("field=05&field=03", "A B"),
                ("price=50-100", "B"),
                ("price=0.01-100", "B"),
                ("price=-0", "A"),
                ("onsite=1-49", "B"),
                ("onsite=10-40", "B"),
                ("onsite=0-0", ""),
                ("start=30", ""),
                ("start=90", "A"),
                ("start=45", "A"),
                ($"skill={Uri.EscapeDataString("http://data.europa.eu/esco/skill/a-b")}", "B"),
                ("purpose=activeCitizenship", "B"),
                ("purpose=professional", ""),
                ("stacks=green-city", "B"),
                ("quality=agency", "B"),
                ("quality=record", "B"),
                ("quality=own", ""),
                ("country=IT", "B"),
                ("alliance=Example%20Alliance", "B"),
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

        var every = await app.FindAsync($"q={word}");
        Assert.Equal(
            (1, 1, 1, 1, 1),
            (
                every.Facet("start", "90"),
                every.Facet("price", "0.01-100"),
                every.Facet("onsite", "1-49"),
                every.Facet("purpose", "activeCitizenship"),
                every.Facet("alliance", "Example Alliance")
            )
        );
        Assert.Equal((1, 0), (every.Facet("start", "180"), every.Facet("start", "30")));
        Assert.Equal("planning green spaces", every.Label("skill", "http://data.europa.eu/esco/skill/a-b"));
        Assert.Equal("Italy", every.Label("country", "IT"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_slip_is_met_by_the_nearest_word_and_said(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        await app.PublishAsync(home, CatalogueFixture.Named("Photogrammetry for courses", word));

        var found = await app.FindAsync($"q={word}+photogrametry");
        Assert.Single(found.Titles());
        var replaced = Assert.Single(found.GetProperty("replaced").EnumerateArray());
        Assert.Equal("photogrametry", replaced.GetProperty("word").GetString());
        Assert.Equal("photogrammetry", replaced.GetProperty("by").GetString());
        Assert.Single((await app.FindAsync($"q={word}+course")).Titles()); // another form, no slip
        Assert.Empty((await app.FindAsync($"q={word}+course")).GetProperty("replaced").EnumerateArray());
        using var browser = app.Browser(null);
        var page = await browser.PageAsync($"/catalogue?q={word}+photogrametry");
        Assert.Contains("for “photogrammetry”", page.Body!.TextContent);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_a_word_stands_decides_the_order_and_equals_stand_by_title(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        LearningOutcome[] outcome = [new() { Id = "o1", Text = LangText.Of("en", $"Explain {word}") }];
        await app.PublishAsync(home, CatalogueFixture.Named("D", "") with { Summary = LangText.Of("en", word) });
        await app.PublishAsync(home, CatalogueFixture.Named("C", "") with { LearningOutcomes = outcome });
        await app.PublishAsync(home, CatalogueFixture.Named("F", word));
        await app.PublishAsync(home, CatalogueFixture.Named("E", word));

        var found = await app.FindAsync($"q={word}");
        Assert.Equal(["E", "F", "C", "D"], found.Titles().Select(title => title[..1]));
        Assert.Equal("relevance", found.GetProperty("sort").GetString());
        Assert.Equal(
            ["title", "title", "outcomes", "summary"],
            found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("foundIn")[0].GetString())
        );
        Assert.Equal(["C", "D", "E", "F"], (await app.FindAsync($"q={word}&sort=title")).Titles().Select(title => title[..1]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_order_is_followed_over_the_pages(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        var a = await app.PublishAsync(home, CatalogueFixture.Named("A", word) with { Ects = null, Price = null });
        var b = await app.PublishAsync(home, Different(word));
        await app.PublishAsync(home, CatalogueFixture.Named("C", word) with { Price = new(20, "EUR", LangText.Empty) });
        await app.PublishAsync(home, CatalogueFixture.Named("D", word) with { Price = new(5, "PLN", LangText.Empty) });
        await app.OpenOfferingAsync(home, b, startsIn: 10);
        await app.OpenOfferingAsync(home, a, startsIn: 20);

        foreach (var (sort, expected) in new[] { ("start", "B A C D"), ("price", "C B A D"), ("size", "C D B A") })
        {
            var first = await app.FindAsync($"q={word}&sort={sort}&limit=2");
            var second = await app.FindAsync($"q={word}&sort={sort}&limit=2&cursor={first.GetProperty("next").GetString()}");
            var titles = first.Titles().Concat(second.Titles()).Select(title => title[..1]);
            Assert.Equal((sort, expected), (sort, string.Join(' ', titles)));
            Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_node_finds_at_once_what_this_one_published(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var word = CatalogueFixture.Word();
        var id = await app.PublishAsync(home, CatalogueFixture.Named("Old", word));
        using var another = new CatalogueIndex(app.Time);
        Assert.Equal([id], await FoundAsync());

        var later = await app.PublishAsync(home, CatalogueFixture.Named("New", word));
        Assert.Equal([later, id], await FoundAsync());
        await app.HappenedAsync(home, new SpecificationRetired(later, 1, app.Time.GetUtcNow()));
        Assert.Equal([id], await FoundAsync());

        Task<Guid[]> FoundAsync() =>
            app.InScopeAsync(
                null,
                async services =>
                {
                    var query = new IndexQuery([word], new Dictionary<Facet, string[]>(), SortOrder.Title, null, 10, default);
                    var db = services.GetRequiredService<AppDb>();
                    var answer = await another.SearchAsync(db, query, CancellationToken.None);
                    return answer.Page.Select(found => found.Id).ToArray();
                }
            );
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
    [InlineData("cursor=ab")]
    [InlineData("sort=price%20desc")]
    [InlineData("start=1000")]
    [InlineData("start=-1")]
    [InlineData("price=a-b")]
    [InlineData("onsite=1-2&onsite=3-4&onsite=5-6&onsite=7-8")]
    [InlineData("purpose=Professional")]
    [InlineData("purpose=1")]
    [InlineData("quality=good")]
    [InlineData("country=fi")]
    [InlineData("skill=planning")]
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

    private static Specification Different(string word) =>
        CatalogueFixture.Named("B", word) with
        {
            Ects = Ects.From(6.5m),
            EqfLevel = 7,
            IscedF = ["0611", "0311"],
            TeachingLanguages = ["pl"],
            Participation = new("blended", OnSiteShare: 30),
            Price = new(100, "EUR", LangText.Empty),
            AwardingBodies = [Body("it", "IT")],
            OnBehalfOf = Body("alliance", null) with { Name = LangText.Of("en", "Example Alliance") },
            Stackability = new(StackingKind.Stackable, ["green-city"], LangText.Empty),
            QualityAssurance = [new(QaKind.External, LangText.Of("en", "Review"), Record: "https://agency.example/1")],
            LearningOutcomes =
            [
                new()
                {
                    Id = "o1",
                    Text = LangText.Of("en", "Plan green spaces"),
                    Purposes = [Purpose.ActiveCitizenship],
                    Skills = [new("http://data.europa.eu/esco/skill/a-b", LangText.Of("en", "planning green spaces"))],
                },
            ],
        };

    private static Organisation Body(string id, string? country) =>
        new()
        {
            Id = id,
            Name = LangText.Of("en", "Example body"),
            Country = country,
        };
}
