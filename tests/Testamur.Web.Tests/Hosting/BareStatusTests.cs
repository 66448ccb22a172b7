using System.Net;
using System.Text;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Tests.Hosting;

public sealed class BareStatusTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public async Task A_program_whose_body_cannot_be_read_gets_problem_details_with_a_trace()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var home = await app.InstitutionAsync();
        using var api = app.Api(await app.PersonAsync("Anna", (home, Role.Administrator)));
        using var body = new StringContent("{\"basis\":", Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync(new Uri($"/api/v1/t/{home.Slug}/awarding-rights", UriKind.Relative), body);
        var problem = await answer.JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }
}
