using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class ExportDatasetTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_institution_exports_what_it_has_published_and_nothing_else(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var first = Whole("Rivers");
        var id = await app.PublishAsync(home, first);
        await app.PublishAsync(home, first with { Version = 2, Title = LangText.Of("en", "Rivers again") }, id);
        var retired = await app.PublishAsync(home, Whole("Lakes"));
        await app.HappenedAsync(home, new SpecificationRetired(retired, 1, app.Time.GetUtcNow()));
        await app.PublishAsync(other, Whole("Seas"));
        await app.PublishAsync(home, Whole("Without outcomes") with { LearningOutcomes = [] });

        using var api = app.Api(null);
        using var response = await api.GetAsync(Address(home.Slug));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/ld+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.Public);
        using var dataset = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var opportunity = Assert.Single(dataset.RootElement.GetProperty("@graph").EnumerateArray());
        Assert.Equal("LearningOpportunity", opportunity.GetProperty("type").GetString());
        Assert.Equal("Rivers again", opportunity.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(first.Id, opportunity.GetProperty("learningAchievementSpecification").GetProperty("id").GetString());
        var provider = opportunity.GetProperty("providedBy").GetProperty("id").GetString()!;
        Assert.EndsWith($"/export/elm/{home.Slug}.jsonld#organisation-u", provider, StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, Address(home.Slug));
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(response.Headers.ETag!.Tag));
        using var unchanged = await api.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task An_institution_that_is_not_here_has_no_dataset()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(Address("nobody"))).StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_who_imports_it_elsewhere_gets_the_same_catalogue_back(DatabaseKind database)
    {
        var here = await apps.OnAsync(database);
        var home = await here.InstitutionAsync("Example University");
        var word = CatalogueFixture.Word();
        var rivers = Whole($"Rivers {word}") with
        {
            Summary = LangText.Of("en", "How rivers move").With("de", "Wie Flüsse sich bewegen"),
            Price = new(49.5m, "EUR", LangText.Empty),
            LearningOutcomes =
            [
                new()
                {
                    Id = "o1",
                    Text = LangText.Of("en", "Explain tides"),
                    Skills = [new("http://data.europa.eu/esco/skill/a-b", LangText.Of("en", "observe tides"))],
                },
            ],
        };
        await here.PublishAsync(home, rivers);
        await here.PublishAsync(home, Whole($"Lakes {word}") with { Ects = Ects.From(4.5m), EqfLevel = null });
        using var anybody = here.Api(null);
        var dataset = await anybody.GetByteArrayAsync(Address(home.Slug));

        await using var elsewhere = await App.StartAsync([]);
        var administrator = await AdministratorAsync(elsewhere);
        var source = $"https://here.example/export/elm/{home.Slug}.jsonld";
        Assert.Equal(HttpStatusCode.OK, await ImportAsync(elsewhere, administrator, source, dataset));
        Assert.Equal(HttpStatusCode.OK, await ImportAsync(elsewhere, administrator, source, dataset));

        var ours = (await here.FindAsync($"q={word}")).GetProperty("items").EnumerateArray().ToArray();
        var theirs = (await elsewhere.FindAsync($"q={word}")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(2, theirs.Length);
        foreach (var (one, other) in ours.Zip(theirs))
        {
            foreach (
                var member in new[]
                {
                    "uri",
                    "title",
                    "summary",
                    "provider",
                    "ects",
                    "hours",
                    "field",
                    "mode",
                    "languages",
                    "price",
                    "currency",
                }
            )
                Assert.Equal(one.GetProperty(member).GetRawText(), other.GetProperty(member).GetRawText());
        }

        var skill = Uri.EscapeDataString("http://data.europa.eu/esco/skill/a-b");
        Assert.Equal([$"Rivers {word}"], (await elsewhere.FindAsync($"q=tide&skill={skill}&country=FI")).Titles());
        Assert.Equal(source, theirs[0].GetProperty("source").GetProperty("pages")[0].GetString());

        using var whole = JsonDocument.Parse(dataset);
        var first = whole.RootElement.GetProperty("@graph")[0];
        Assert.Equal(
            HttpStatusCode.OK,
            await ImportAsync(elsewhere, administrator, source, Bytes($$"""{"@graph":[{{first.GetRawText()}}]}"""))
        );
        Assert.Equal(
            [first.GetProperty("title").GetProperty("en").GetString()!], // it has an English title
            (await elsewhere.FindAsync($"q={word}")).Titles()
        );
    }

    [Fact]
    public async Task Only_an_administrator_of_the_alliance_imports_and_what_is_no_dataset_changes_nothing()
    {
        await using var app = await App.StartAsync([]);
        var administrator = await AdministratorAsync(app);
        const string Source = "https://here.example/loq";
        var nothing = Bytes("""{"@graph":[]}""");
        Assert.Equal(HttpStatusCode.Forbidden, await ImportAsync(app, await app.PersonAsync("Anna Example"), Source, nothing));
        foreach (
            var (source, dataset) in new[]
            {
                (Source, nothing),
                (Source, Bytes("not JSON")),
                (Source, Bytes("""{"@graph":[{"type":"LearningOpportunity"}],"@graph":[]}""")),
                (Source, Bytes(new string('[', 100_000))),
                (Source, Bytes("""{"@graph":[{"type":"LearningOpportunity","learningAchievementSpecification":{"id":7}}]}""")),
                ("javascript:alert(1)", nothing),
            }
        )
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await ImportAsync(app, administrator, source, dataset));
        Assert.Equal(0, (await app.FindAsync("")).GetProperty("of").GetInt32());
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static async Task<Person> AdministratorAsync(App app)
    {
        var person = await app.PersonAsync("Ada Admin");
        await app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                (await db.Users.SingleAsync(p => p.Id == person.Id)).IsAllianceAdministrator = true;
                await db.SaveChangesAsync();
            }
        );
        return person;
    }

    private static async Task<HttpStatusCode> ImportAsync(App app, Person person, string source, byte[] dataset)
    {
        using var api = app.Api(person);
        using var content = new ByteArrayContent(dataset);
        var path = $"/api/v1/alliance/datasets?source={Uri.EscapeDataString(source)}";
        using var response = await api.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    private static Uri Address(string slug) => new($"/export/elm/{slug}.jsonld", UriKind.Relative);

    private static Specification Whole(string title) =>
        CatalogueFixture.Named(title, "") with
        {
            Title = LangText.Of("en", title),
            AwardingBodies =
            [
                new()
                {
                    Id = "u",
                    Name = LangText.Of("en", "Example University"),
                    Country = "FI",
                },
            ],
            LearningOutcomes = [new() { Id = "o1", Text = LangText.Of("en", "Explain tides") }],
        };
}
