using System.Net;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Design;

/// <summary>Who may do what, over both modules.</summary>
public sealed class AccessTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly object Change = new { revision = 1, content = Scene.GoodContent() };
    private static readonly object Answers = new { revision = 1, answers = Array.Empty<object>() };
    private static readonly object Reason = new { finding = "R02 /need", reason = "It was asked for." };
    private static readonly object Repair = new { revision = 1, finding = "R02 /need" };
    private static readonly object Partner = new
    {
        email = "partner@example.org",
        kind = "employer",
        organisation = "Cool Roofs",
    };
    private static readonly object Note = new { note = "Say more about the assessment." };

    private static IEnumerable<(HttpMethod Method, string Path, object? Body, Role[] Roles)> Routes(Guid id, Guid review)
    {
        Role[] everybody = Enum.GetValues<Role>();
        yield return (HttpMethod.Get, $"/specifications/{id}/1", null, everybody);
        yield return (HttpMethod.Put, $"/specifications/{id}/1", Change, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/lint", null, everybody);
        yield return (HttpMethod.Get, $"/specifications/{id}/1/readiness", null, everybody);
        yield return (HttpMethod.Put, $"/specifications/{id}/1/answers", Reason, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/repair", Repair, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/submit", null, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/withdraw", null, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/publish", null, [Role.Approver]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/retire", null, [Role.Approver]);
        yield return (HttpMethod.Post, $"/specifications/{id}/versions", null, [Role.Author]);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/copy", null, [Role.Author]);
        yield return (HttpMethod.Get, $"/specifications/{id}/changes", null, everybody);
        yield return (HttpMethod.Get, $"/specifications/{id}/1/recognition", null, everybody);
        yield return (HttpMethod.Get, $"/specifications/{id}/1/partners", null, everybody);
        yield return (HttpMethod.Post, $"/specifications/{id}/1/partners", Partner, [Role.Author]);
        yield return (HttpMethod.Delete, $"/specifications/{id}/1/partners/{id}", null, [Role.Author]);
        yield return (HttpMethod.Get, $"/reviews/{review}", null, everybody);
        yield return (HttpMethod.Put, $"/reviews/{review}/answers", Answers, [Role.QaOfficer]);
        yield return (HttpMethod.Post, $"/reviews/{review}/start", null, [Role.QaOfficer]);
        yield return (HttpMethod.Post, $"/reviews/{review}/hand-over", null, [Role.QaOfficer]);
        yield return (HttpMethod.Post, $"/reviews/{review}/request-changes", Note, [Role.QaOfficer]);
        yield return (HttpMethod.Post, $"/reviews/{review}/approve", new { }, [Role.Approver]);
        yield return (HttpMethod.Post, $"/reviews/{review}/reject", Note, [Role.Approver]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_lacks_the_role_is_told_so_on_every_route(DatabaseKind database)
    {
        using var scene = await Scene.SetAsync(await apps.OnAsync(database));
        var id = await scene.SubmittedAsync();
        var review = await scene.ReviewOfAsync(id);
        var people = new Dictionary<Role, Person>();
        foreach (var role in Enum.GetValues<Role>())
            people[role] = await scene.App.PersonAsync($"Somebody as {role}", (scene.Home, role));
        foreach (var (method, path, body, roles) in Routes(id, review))
        {
            foreach (var role in Enum.GetValues<Role>().Except(roles))
            {
                var answer = await scene.As(people[role]).SendAsync(method, scene.Root + path, body);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}: {method} {path} → {answer.StatusCode}");
            }
        }

        Assert.Equal("submitted", await scene.StateAsync(id));
        var start = await scene.PostAsync(people[Role.Assessor], "/specifications", new { title = "x" });
        Assert.Equal("platform.notAllowed", await start.CodeAsync(HttpStatusCode.Forbidden));
    }
}
