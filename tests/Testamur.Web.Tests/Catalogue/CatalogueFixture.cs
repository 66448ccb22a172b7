using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

/// <summary>Publishes as the design module does, and asks as a stranger does.</summary>
internal static class CatalogueFixture
{
    public static Specification Named(string title, string word) =>
        new()
        {
            Id = $"https://example.org/specifications/{Ids.Public()}",
            Version = 1,
            DefaultLanguage = "en",
            Title = LangText.Of("en", $"{title} {word}"),
            Summary = LangText.Of("en", "A summary."),
            Ects = Ects.From(2),
            Hours = 54,
            EqfLevel = 6,
            IscedF = ["0522"],
            TeachingLanguages = ["en", "pl"],
            Participation = new("online"),
            Price = new(0, "EUR", LangText.Empty),
        };

    /// <summary>A word no other test's titles hold.</summary>
    public static string Word() => "w" + Ids.Public().ToString("n")[..12];

    public static async Task<Guid> PublishAsync(this App app, Institution home, Specification content, Guid? again = null)
    {
        var id = again ?? Ids.Public();
        await app.HappenedAsync(
            home,
            new SpecificationPublished(id, content.Version, SpecificationJson.Write(content), app.Time.GetUtcNow())
        );
        return id;
    }

    public static async Task<Guid> OpenOfferingAsync(this App app, Institution home, Guid specification, int startsIn = 30)
    {
        var id = Ids.Public();
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        await app.HappenedAsync(
            home,
            new OfferingOpened(
                id,
                specification,
                1,
                "Spring run",
                today.AddDays(startsIn),
                today.AddDays(startsIn + 30),
                today.AddDays(startsIn - 1),
                20,
                "Turku"
            )
        );
        return id;
    }

    public static Task HappenedAsync(this App app, Institution home, IEvent happened) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Publish(happened, app.Time);
                await db.SaveChangesAsync();
            }
        );

    public static async Task<JsonElement> FindAsync(this App app, string query)
    {
        using var api = app.Api(null);
        return await api.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/catalogue?{query}", UriKind.Relative));
    }

    public static string[] Titles(this JsonElement results) =>
        [.. results.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetProperty("en").GetString()!)];

    public static string? Label(this JsonElement results, string facet, string value) =>
        results
            .GetProperty("facets")
            .EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == facet)
            .GetProperty("values")
            .EnumerateArray()
            .Single(v => v.GetProperty("value").GetString() == value)
            .GetProperty("label")
            .GetString();

    public static int Facet(this JsonElement results, string facet, string value) =>
        results
            .GetProperty("facets")
            .EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == facet)
            .GetProperty("values")
            .EnumerateArray()
            .Where(v => v.GetProperty("value").GetString() == value)
            .Sum(v => v.GetProperty("count").GetInt32());
}
