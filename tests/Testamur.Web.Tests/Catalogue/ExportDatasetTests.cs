using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
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
