using System.Net;
using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Catalogue;

public sealed class OoapiTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly string[] CourseDemands =
    [
        "courseId",
        "name",
        "abbreviation",
        "description",
        "teachingLanguage",
        "level",
        "primaryCode",
    ];
    private static readonly string[] OfferingDemands =
    [
        "offeringId",
        "primaryCode",
        "offeringType",
        "name",
        "description",
        "teachingLanguage",
        "resultExpected",
        "startDate",
        "endDate",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Courses_and_runs_of_an_institution_are_served_with_all_that_the_specification_demands(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordic Example University");
        var content = CatalogueFixture.Named("Rivers", "") with
        {
            TeachingLanguages = ["xx", "de-AT"],
            LearningOutcomes = [new() { Id = "o1", Text = LangText.Of("en", "Explain tides").With("de", "Gezeiten erklären") }],
            Weeks = 6,
        };
        var id = await app.PublishAsync(home, content);
        var run = await app.OpenOfferingAsync(home, id);
        var retired = await app.PublishAsync(home, CatalogueFixture.Named("Retired", ""));
        await app.HappenedAsync(home, new SpecificationRetired(retired, 1, app.Time.GetUtcNow()));

        var organization = await GetAsync(app, $"organizations/{home.Id.Value}");
        Assert.Equal("Nordic Example University", organization.GetProperty("name")[0].GetProperty("value").GetString());
        Assert.Equal(("institute", home.Slug), (Text(organization, "organizationType"), Text(organization, "shortName")));

        var courses = await GetAsync(app, $"organizations/{home.Id.Value}/courses");
        var course = Assert.Single(courses.GetProperty("items").EnumerateArray());
        Assert.All(CourseDemands, name => Assert.True(course.TryGetProperty(name, out _), name));
        Assert.Equal(
            ("deu", "bachelor", "P6W"),
            (Text(course, "teachingLanguage"), Text(course, "level"), Text(course, "duration"))
        );
        Assert.Equal(
            ("ects", 2m),
            (
                Text(course.GetProperty("studyLoad"), "studyLoadUnit"),
                course.GetProperty("studyLoad").GetProperty("value").GetDecimal()
            )
        );
        Assert.Equal("0522", Text(course, "fieldsOfStudy"));
        Assert.Equal(["online"], course.GetProperty("modeOfDelivery").EnumerateArray().Select(mode => mode.GetString()));
        Assert.Equal(
            ["de", "en"],
            course.GetProperty("learningOutcomes")[0].EnumerateArray().Select(text => Text(text, "language"))
        );
        Assert.Equal(content.Id, Text(course.GetProperty("primaryCode"), "code"));
        Assert.Equal(course.GetRawText(), (await GetAsync(app, $"courses/{id}")).GetRawText());

        var offering = Assert.Single((await GetAsync(app, $"courses/{id}/offerings")).GetProperty("items").EnumerateArray());
        Assert.All(OfferingDemands, name => Assert.True(offering.TryGetProperty(name, out _), name));
        Assert.Equal((run, id), (offering.GetProperty("offeringId").GetGuid(), offering.GetProperty("course").GetGuid()));
        Assert.Equal(offering.GetRawText(), (await GetAsync(app, $"offerings/{run}")).GetRawText());
        var of = await GetAsync(app, $"organizations/{home.Id.Value}/offerings?until=2020-01-01");
        Assert.Equal(0, of.GetProperty("items").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_follow_each_other_by_number(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        for (var i = 0; i < 12; i++)
            await app.PublishAsync(home, CatalogueFixture.Named($"Course {i:00}", ""));
        var first = await GetAsync(app, $"organizations/{home.Id.Value}/courses");
        var second = await GetAsync(app, $"organizations/{home.Id.Value}/courses?pageNumber=2&pageSize=10");
        Assert.Equal((10, true, false), Shape(first));
        Assert.Equal((2, false, true), Shape(second));
        Assert.Equal(2, second.GetProperty("totalPages").GetInt32());
        var names = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray());
        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => $"Course {i:00} "),
            names.Select(course => Text(course.GetProperty("name")[0], "value"))
        );

        static (int, bool, bool) Shape(JsonElement page) =>
            (
                page.GetProperty("items").GetArrayLength(),
                page.GetProperty("hasNextPage").GetBoolean(),
                page.GetProperty("hasPreviousPage").GetBoolean()
            );
    }

    [Theory]
    [InlineData("courses?pageSize=11", HttpStatusCode.BadRequest)]
    [InlineData("courses?pageNumber=0", HttpStatusCode.BadRequest)]
    [InlineData("courses?pageNumber=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("courses?q=rivers", HttpStatusCode.BadRequest)]
    [InlineData("courses?since=2026-01-01", HttpStatusCode.BadRequest)]
    [InlineData("courses/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("courses/00000000-0000-0000-0000-000000000000/offerings", HttpStatusCode.NotFound)]
    [InlineData("organizations/00000000-0000-0000-0000-000000000000/courses", HttpStatusCode.NotFound)]
    [InlineData("organizations/00000000-0000-0000-0000-000000000000/offerings", HttpStatusCode.NotFound)]
    [InlineData("offerings/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_refused_in_the_form_of_the_API(string path, HttpStatusCode status)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        using var api = app.Api(null);
        using var response = await api.GetAsync(new Uri($"/api/ooapi/v5/{path}", UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(
            ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Text(problem.RootElement, "status")
        );
    }

    [Fact]
    public async Task The_service_names_the_specification_it_follows()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        Assert.Contains("/v5/", Text(await GetAsync(app, ""), "specification"), StringComparison.Ordinal);
        Assert.True((await GetAsync(app, "organizations?pageSize=250")).TryGetProperty("items", out _));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement> GetAsync(App app, string path)
    {
        using var api = app.Api(null);
        var text = await api.GetStringAsync(new Uri($"/api/ooapi/v5/{path}", UriKind.Relative));
        return JsonDocument.Parse(text).RootElement;
    }
}
