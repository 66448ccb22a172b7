using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;

namespace Testamur.Web.Tests.Catalogue;

public sealed class ReadForReceiverTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Anybody_sees_how_a_named_institution_is_likely_to_read_a_choice(DatabaseKind database)
    {
        using var scene = await LearningScene.SetAsync(await apps.OnAsync(database));
        var receiver = await scene.App.InstitutionAsync("Receiving University");
        using var api = scene.App.Api(null);
        var path = $"/api/v1/catalogue/{scene.Specification}/reading";
        var asked = await (await api.SendAsync(HttpMethod.Get, path)).JsonAsync();
        var slugs = asked.GetProperty("receivers").EnumerateArray().Select(one => one.GetProperty("slug").GetString()).ToList();
        Assert.Contains(receiver.Slug, slugs);
        // Whoever awards it does not have to recognise it.
        Assert.DoesNotContain(scene.Home.Slug, slugs);
        Assert.Empty(asked.GetProperty("points").EnumerateArray());

        var read = await (await api.SendAsync(HttpMethod.Get, $"{path}?by={receiver.Slug}")).JsonAsync();
        var points = read.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(7, points.Count);
        // Strong is what lacks nothing, and every point says what it lacks.
        Assert.Contains(points, point => point.GetProperty("reading").GetString() == "strong");
        Assert.All(
            points,
            point =>
                Assert.Equal(
                    point.GetProperty("missing").GetArrayLength() == 0,
                    point.GetProperty("reading").GetString() == "strong"
                )
        );

        foreach (var nobody in new[] { "nobody", scene.Home.Slug })
        {
            var unknown = await api.SendAsync(HttpMethod.Get, $"{path}?by={nobody}");
            Assert.Equal("catalogue.notFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
        }

        using var browser = scene.App.Browser(null);
        var page = (await browser.PageAsync($"/catalogue/{scene.Specification}/reading?by={receiver.Slug}")).Body?.TextContent;
        Assert.Contains("As Receiving University is likely to read it", page, StringComparison.Ordinal);
        Assert.Contains("A likely reading is no decision", page, StringComparison.Ordinal);
        await browser.PageAsync($"/catalogue/{Guid.Empty}/reading", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_agreement_that_covers_the_choice_is_named()
    {
        await using var app = await App.StartAsync([], services => services.AddScoped<IAgreementRoute, PartlyCovering>());
        using var scene = await LearningScene.SetAsync(app);
        var receiver = await app.InstitutionAsync("Receiving University");
        using var browser = app.Browser(null);
        var page = (await browser.PageAsync($"/catalogue/{scene.Specification}/reading?by={receiver.Slug}")).Body?.TextContent;
        Assert.Contains("Receiving University recognises it by agreement", page, StringComparison.Ordinal);
        Assert.Contains("with a valid credential 2.5 ECTS are recognised at once", page, StringComparison.Ordinal);
    }

    /// <summary>An agreement over 2.5 of the three credits of the scene's micro-credential, which asks for the facts it is given.</summary>
    private sealed class PartlyCovering : IAgreementRoute
    {
        public Task<AgreementAnswer> AskAsync(AgreementQuestion question, CancellationToken cancel)
        {
            var facts = question.Credential;
            var known = facts is { Ects: 300, EqfLevel: 7, Verdict: FactVerdict.Valid, IssuerId: ['d', 'i', 'd', ':', ..] };
            return Task.FromResult(
                known
                    ? new AgreementAnswer(new(Guid.Empty, 1, "Agreement of tests", "scope", 250, null, "none"), null)
                    : new(null, "scope")
            );
        }
    }
}
