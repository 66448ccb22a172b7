using System.Net;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Learning;

public sealed class LearningAccessTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly object Attempt = new
    {
        task = "t1",
        supervision = LearningScene.Watched,
        identityChecked = "Passport",
        outcomes = new[] { "o1" },
    };

    private static IEnumerable<(HttpMethod Method, string Path, object? Body, Role[] Roles)> Routes(
        Guid id,
        Guid enrolment,
        Guid award
    )
    {
        yield return (HttpMethod.Get, $"/offerings/{id}", null, [Role.Registrar, Role.Assessor]);
        yield return (HttpMethod.Post, $"/offerings/{id}/state", new { to = "running" }, [Role.Registrar]);
        yield return (
            HttpMethod.Post,
            $"/offerings/{id}/enrolments/{enrolment}/decision",
            new { admit = true },
            [Role.Registrar]
        );
        yield return (HttpMethod.Get, $"/offerings/{id}/enrolments/{enrolment}/assessment", null, [Role.Assessor]);
        yield return (HttpMethod.Post, $"/offerings/{id}/enrolments/{enrolment}/attempts", Attempt, [Role.Assessor]);
        yield return (HttpMethod.Post, $"/offerings/{id}/enrolments/{enrolment}/award", null, [Role.Registrar]);
        yield return (HttpMethod.Post, $"/offerings/{id}/awards", null, [Role.Registrar]);
        yield return (HttpMethod.Post, $"/awards/{award}/rescission", new { reason = "x" }, [Role.Registrar]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_lacks_the_role_is_told_so_on_every_route(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var (id, enrolment, award) = await AwardedAsync(scene);
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await scene.App.PersonAsync($"Somebody as {role}", (scene.Home, role));
            foreach (var (method, path, body, roles) in Routes(id, enrolment, award).Where(route => !route.Roles.Contains(role)))
            {
                var answer = await scene.Design.As(person).SendAsync(method, scene.Root + path, body);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}: {method} {path} → {answer.StatusCode}");
            }
        }
    }

    private static async Task<(Guid Offering, Guid Enrolment, Guid Award)> AwardedAsync(LearningScene scene)
    {
        var id = await scene.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(id);
        await scene.ShowAllAsync(id, enrolment);
        var award = await (await scene.RatifyAsync(id, enrolment)).JsonAsync();
        return (id, enrolment, award.GetProperty("id").GetGuid());
    }
}
