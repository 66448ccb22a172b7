using System.Net;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Surveys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Messages;

namespace Testamur.Web.Tests.Observatory.Surveys;

/// <summary>Who is asked when, that one answer counts once and is nobody's, and what leaves.</summary>
public sealed class SurveyTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly object Said = new { scores = new { activeCitizen = 4, learner = 5 } };

    [Fact]
    public void Figures_of_very_many_are_told_again_for_an_hour_and_of_fewer_never()
    {
        var time = new MovableTime();
        var kept = new KeptFigures(time);
        SurveyRoundFigures[] few = [new(SurveyRound.HalfYear, KeptFigures.Many - 1, null, [])];
        SurveyRoundFigures[] many = [new(SurveyRound.HalfYear, KeptFigures.Many, null, [])];
        kept.Keep(few);
        Assert.Null(kept.Find());
        kept.Keep(many);
        Assert.Same(many, kept.Find());
        time.Advance(KeptFigures.Life);
        Assert.Null(kept.Find());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_is_asked_after_six_months_and_answers_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var lena = await app.PersonAsync("Lena");
        await AwardedAsync(app, lena);
        await SendAsync(app);
        Assert.Empty(await WaitingAsync(app, lena));

        app.Time.Advance(TimeSpan.FromDays(184));
        await SendAsync(app);
        await SendAsync(app);
        var id = Assert.Single(await WaitingAsync(app, lena));
        var link = await app.LinkToAsync(lena.Email!); // everybody a test makes has one
        var page = $"/survey/{link.Split('/')[^1]}";
        var answered = await app.Browser(null).PostFormAsync(page, "answer", ("activeCitizen", "4"));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Contains(
            "answered already",
            (await app.Browser(null).PageAsync(page)).Body?.TextContent,
            StringComparison.Ordinal
        );
        var again = await app.Api(lena).SendAsync(HttpMethod.Post, $"/api/v1/my/surveys/{id}/answer", Said);
        Assert.Equal("surveys.notOpen", await again.CodeAsync(HttpStatusCode.NotFound));

        app.Time.Advance(TimeSpan.FromDays(366));
        await SendAsync(app);
        var later = Assert.Single(await WaitingAsync(app, lena));
        var nothing = await app.Api(lena)
            .SendAsync(HttpMethod.Post, $"/api/v1/my/surveys/{later}/answer", new { scores = new { } });
        Assert.Equal("surveys.answerFields", await nothing.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var beyond = await app.Api(lena)
            .SendAsync(HttpMethod.Post, $"/api/v1/my/surveys/{later}/answer", new { scores = new { learner = 6 } });
        Assert.Equal("surveys.answerFields", await beyond.CodeAsync(HttpStatusCode.UnprocessableEntity));
        app.Time.Advance(SurveyInvitation.Life);
        Assert.Empty(await WaitingAsync(app, lena));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_people_say_about_groups_is_theirs_and_only_larger_numbers_leave(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var lena = await app.PersonAsync("Lena");
        const string groups = "/api/v1/my/groups";
        object Say(bool consent, string[]? said, int? eqf) =>
            new
            {
                consent,
                groups = said,
                highestEqf = eqf,
            };
        var without = await app.Api(lena).SendAsync(HttpMethod.Put, groups, Say(false, [], 6));
        Assert.Equal("surveys.consentMissing", await without.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var wrong = await app.Api(lena).SendAsync(HttpMethod.Put, groups, Say(true, ["health", "health"], 6));
        Assert.Equal("surveys.groupFields", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));

        var people = new List<Person> { lena };
        for (var at = 0; at < 20; at++)
            people.Add(await app.PersonAsync($"Person {at}"));
        for (var at = 1; at < people.Count; at++)
            await (
                await app.Api(people[at]).SendAsync(HttpMethod.Put, groups, Say(true, at <= 9 ? ["remote"] : [], at))
            ).JsonAsync(at > 8 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK);
        for (var at = 9; at < people.Count; at++)
            await (
                await app.Api(people[at]).SendAsync(HttpMethod.Put, groups, Say(true, at == 9 ? ["remote"] : [], null))
            ).JsonAsync();
        Assert.Empty(await FiguresAsync(app, "K11"));
        await (await app.Api(lena).SendAsync(HttpMethod.Put, groups, Say(true, ["health", "caring"], 7))).JsonAsync();
        var line = Assert.Single(await FiguresAsync(app, "K11"));
        Assert.Equal((10, 21), (line.Numerator, line.Denominator));
        Assert.Empty(await FiguresAsync(app, "K12"));

        var export = await (await app.Api(lena).SendAsync(HttpMethod.Get, "/api/v1/my/data")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("caring", export, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "Caring",
            (await app.Browser(lena).PageAsync("/my/surveys"))
                .QuerySelector("input[name=groups][checked][value=Caring]")
                ?.OuterHtml,
            StringComparison.Ordinal
        );
        await (await app.Api(lena).SendAsync(HttpMethod.Delete, groups)).JsonAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Api(lena).SendAsync(HttpMethod.Get, groups)).StatusCode);
        Assert.Empty(await FiguresAsync(app, "K11"));
        var before = await CountAsync(app);
        await app.InScopeAsync(
            null,
            services => services.Get<ForgetSurveys>().HandleAsync(new AccountClosed(new(people[1].Id)), default)
        );
        Assert.Equal(before - 1, await CountAsync(app));
    }

    [Theory, OnSqlite]
    public async Task Means_stand_beside_who_was_asked_and_who_did_not_answer(DatabaseKind database)
    {
        _ = database;
        await using var app = await App.StartAsync([]);
        var people = new List<Person>();
        for (var at = 0; at < 12; at++)
        {
            people.Add(await app.PersonAsync($"Person {at}"));
            await AwardedAsync(app, people[at]);
        }

        app.Time.Advance(TimeSpan.FromDays(184));
        await SendAsync(app);
        for (var at = 0; at < 10; at++)
        {
            Assert.Empty(await FiguresAsync(app, "K24"));
            var scores = new Dictionary<string, int> { ["thrivingEarner"] = at < 5 ? 2 : 5 };
            if (at == 0)
                scores["society"] = 5;
            var id = Assert.Single(await WaitingAsync(app, people[at]));
            await (
                await app.Api(people[at]).SendAsync(HttpMethod.Post, $"/api/v1/my/surveys/{id}/answer", new { scores })
            ).JsonAsync(HttpStatusCode.NoContent);
        }

        var lines = await FiguresAsync(app, "K24");
        Assert.Equal(
            [("response.HalfYear", 10, 12, 2), ("thrivingEarner.HalfYear", 35, 10, 2)],
            lines.Select(line => (line.Part, (int)line.Numerator, (int)line.Denominator, (int?)line.Missing ?? -1))
        );
        var page = (await app.Browser(null).PageAsync("/observatory/surveys")).Body?.TextContent;
        Assert.Contains("10 of 12 answered (83", page, StringComparison.Ordinal);
        // A closed account takes its name away and leaves the count.
        await app.InScopeAsync(
            null,
            services => services.Get<ForgetSurveys>().HandleAsync(new AccountClosed(new(people[0].Id)), default)
        );
        Assert.Equal(12, (await FiguresAsync(app, "K24"))[0].Denominator);
    }

    private static Task AwardedAsync(App app, Person learner)
    {
        var award = new AwardView(
            Guid.CreateVersion7(app.Time.GetUtcNow()),
            new(learner.Id),
            learner.Name,
            learner.Email ?? "",
            Guid.Empty,
            1,
            null,
            DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime),
            null,
            [],
            null,
            null,
            "taught"
        );
        return app.InScopeAsync(null, services => services.Get<PlanInvitations>().HandleAsync(new AwardRatified(award), default));
    }

    private static Task SendAsync(App app) =>
        app.InScopeAsync(null, services => services.Get<SendInvitations>().HandleAsync(default));

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(App app, Person person)
    {
        var waiting = await (await app.Api(person).SendAsync(HttpMethod.Get, "/api/v1/my/surveys")).JsonAsync();
        return [.. waiting.EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
    }

    private static Task<IReadOnlyList<IndicatorLine>> FiguresAsync(App app, string indicator) =>
        app.InScopeAsync(
            null,
            services =>
                services
                    .Get<IEnumerable<IIndicatorSource>>()
                    .Single(source => source.Indicators.Contains("K24"))
                    .ReadAsync(indicator, default)
        );

    private static Task<int> CountAsync(App app) =>
        app.InScopeAsync(null, services => services.Get<AppDb>().Set<GroupData>().CountAsync());
}
