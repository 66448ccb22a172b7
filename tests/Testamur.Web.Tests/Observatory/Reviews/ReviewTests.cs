using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory.Reviews;

/// <summary>A small review from its protocol to its publication, as three people do it.</summary>
public sealed class ReviewTests(Apps apps) : IClassFixture<Apps>
{
    private const string Mine = "/api/v1/my/reviews";
    private const string Open = "/api/v1/observatory/reviews";

    private const string Found = """
        title,year,identifier,country
        Green micro credentials in small towns of the north,2021,A1,FI
        Green micro credentials in small towns of the north,2021,,FI
        Green micro credentials in many small towns of the north,2022,A3,FI
        Welding for beginners,2020,B1,DE
        Citizens learn together,2023,C1,IT
        ,2023,D1,IT
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_review_goes_from_protocol_to_a_flow_that_everybody_sees(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (cora, first, second) = (await CoordinatorAsync(app), await app.PersonAsync("Sam"), await app.PersonAsync("Tove"));
        var (boss, one, two) = (app.Api(cora), app.Api(first), app.Api(second));
        var id = await BeginAsync(boss, first, second);
        await ImportAsync(boss, id);

        // The exact one is merged by itself; a person says that the likely one is another, changes their mind, and takes that back.
        var pairs = await (await boss.SendAsync(HttpMethod.Get, $"{Mine}/{id}/pairs")).JsonAsync();
        var likely = Assert.Single(pairs.GetProperty("open").EnumerateArray());
        Assert.Equal(1, pairs.GetProperty("decidedTotal").GetInt32());
        object Answer(string answer) =>
            new
            {
                first = IdOf(likely, "first"),
                second = IdOf(likely, "second"),
                answer,
            };
        await DoneAsync(boss, HttpMethod.Put, $"{Mine}/{id}/pairs", Answer("same"));
        Assert.Equal(2, await FlowAsync(boss, id, "duplicates"));
        await DoneAsync(boss, HttpMethod.Put, $"{Mine}/{id}/pairs", Answer("different"));
        Assert.Equal((5, 1), (await FlowAsync(boss, id, "identified"), await FlowAsync(boss, id, "duplicates")));

        await ScreenAsync(one, id, "title", title => title.StartsWith("Welding", StringComparison.Ordinal) ? "c1" : null);
        await ScreenAsync(two, id, "title", title => title.StartsWith("Green", StringComparison.Ordinal) ? null : "c1");
        Assert.Equal(
            "reviews.notFinished",
            await (await boss.SendAsync(HttpMethod.Post, $"{Mine}/{id}/publication")).CodeAsync(HttpStatusCode.Conflict)
        );
        var conflict = Assert.Single(
            (await (await one.SendAsync(HttpMethod.Get, $"{Mine}/{id}/conflicts")).JsonAsync()).EnumerateArray()
        );
        var resolution = new
        {
            report = conflict.GetProperty("report").GetProperty("report").GetGuid(),
            stage = "title",
            decision = "include",
        };
        var alone = await one.SendAsync(HttpMethod.Post, $"{Mine}/{id}/resolutions", resolution);
        Assert.Equal("reviews.notTogether", await alone.CodeAsync(HttpStatusCode.Forbidden));
        await DoneAsync(boss, HttpMethod.Post, $"{Mine}/{id}/resolutions", resolution);

        foreach (var api in new[] { one, two })
            await ScreenAsync(api, id, "report", title => title.Contains("many", StringComparison.Ordinal) ? "c2" : null);
        var read = await (await boss.SendAsync(HttpMethod.Get, $"{Open}/{id}")).JsonAsync();
        foreach (var report in read.GetProperty("included").EnumerateArray())
            await DoneAsync(boss, HttpMethod.Put, $"{Mine}/{id}/codings/{report.GetProperty("id").GetGuid()}", Coding);

        foreach (
            var step in new[]
            {
                "",
                "/protocol",
                "/searches",
                "/duplicates",
                "/screening/title",
                "/screening/report",
                "/conflicts",
                "/coding",
            }
        )
            await app.Browser(cora).PageAsync($"/observatory/reviews/{id}{step}");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api(null).SendAsync(HttpMethod.Get, $"{Open}/{id}")).StatusCode);
        await DoneAsync(boss, HttpMethod.Post, $"{Mine}/{id}/publication", null);
        var late = await boss.SendAsync(HttpMethod.Put, $"{Mine}/{id}/protocol", Protocol);
        Assert.Equal("reviews.closed", await late.CodeAsync(HttpStatusCode.Conflict));

        var page = await app.Browser(null).PageAsync($"/observatory/reviews/{id}");
        Assert.Contains("Reports included", page.QuerySelector("figure svg")?.TextContent, StringComparison.Ordinal);
        var csv = await (await app.Api(null).SendAsync(HttpMethod.Get, $"{Open}/{id}/tables.csv")).Content.ReadAsStringAsync();
        string[] expected =
        [
            "\"flow\",\"identified\",5,",
            "\"flow\",\"duplicates\",1,",
            "\"flow\",\"screened\",4,",
            "\"flow\",\"excludedByTitle\",1,",
            "\"flow\",\"assessed\",3,",
            "\"flow\",\"included\",2,",
            "\"reason\",\"It says how learners gain\",1,",
            "\"delivery\",\"inPerson\",2,2",
            "\"topic\",\"notStated\",2,2",
        ];
        Assert.All(expected, line => Assert.Contains(line, csv.Split("\r\n")));
        // 3 of 4 alike: Sam takes in 3, Tove 2; chance alone gives one half, so kappa is (0.75 − 0.5) / 0.5.
        var kappa = (await (await app.Api(null).SendAsync(HttpMethod.Get, $"{Open}/{id}")).JsonAsync()).GetProperty("agreement")[
            0
        ];
        Assert.Equal(0.5, kappa.GetProperty("value").GetDouble(), 4);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_else_sees_a_review_in_work_and_no_voice_is_heard_twice_or_too_early(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (cora, first, second) = (await CoordinatorAsync(app), await app.PersonAsync("Sam"), await app.PersonAsync("Tove"));
        var (boss, one, stranger) = (app.Api(cora), app.Api(first), app.Api(await app.PersonAsync("Otto")));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await one.SendAsync(HttpMethod.Post, "/api/v1/alliance/reviews", Protocol)).StatusCode
        );
        var id = await BeginAsync(boss, first, second);
        await ImportAsync(boss, id);

        Assert.Equal(
            "reviews.notFound",
            await (await stranger.SendAsync(HttpMethod.Get, $"{Open}/{id}")).CodeAsync(HttpStatusCode.NotFound)
        );
        Assert.Equal(
            "reviews.notFound",
            await (await stranger.SendAsync(HttpMethod.Get, $"{Mine}/{id}/queue/title")).CodeAsync(HttpStatusCode.NotFound)
        );
        var next = await NextAsync(one, id, "title");
        object Vote(string decision, string? reason) =>
            new
            {
                report = next!.Value.Report,
                stage = "title",
                decision,
                reason,
            };
        Assert.Equal(
            "reviews.decisionInvalid",
            await (await one.SendAsync(HttpMethod.Post, $"{Mine}/{id}/votes", Vote("exclude", "c9"))).CodeAsync(
                HttpStatusCode.UnprocessableEntity
            )
        );
        await DoneAsync(one, HttpMethod.Post, $"{Mine}/{id}/votes", Vote("include", null));
        Assert.Equal(
            "reviews.screenedAlready",
            await (await one.SendAsync(HttpMethod.Post, $"{Mine}/{id}/votes", Vote("exclude", "c1"))).CodeAsync(
                HttpStatusCode.Conflict
            )
        );
        var other = await (
            await app.Api(second).SendAsync(HttpMethod.Get, $"{Mine}/{id}/queue/title")
        ).Content.ReadAsStringAsync();
        Assert.DoesNotContain("decision", other, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "reviews.reportNotFound",
            await (
                await one.SendAsync(
                    HttpMethod.Post,
                    $"{Mine}/{id}/votes",
                    new
                    {
                        report = next!.Value.Report,
                        stage = "report",
                        decision = "include",
                    }
                )
            ).CodeAsync(HttpStatusCode.NotFound)
        );

        var wrong = await boss.SendAsync(HttpMethod.Post, $"{Mine}/{id}/people", new { email = "nobody@example.org" });
        Assert.Equal("reviews.personUnknown", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes("title\nKünstlich"));
        var unread = await boss.PostAsync(new Uri($"{Mine}/{id}/preview", UriKind.Relative), body);
        Assert.Equal("reviews.fileUnreadable", await unread.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var data = await (await one.SendAsync(HttpMethod.Get, "/api/v1/my/data")).JsonAsync();
        Assert.Single(data.GetProperty("reviews").GetProperty("decisions").EnumerateArray());
    }

    private static readonly object Protocol = new
    {
        title = "Small towns",
        question = "What do projects in small towns teach?",
        sources = "Results platform",
        spellings = "micro-credential\nmicrocredential",
        criteria = "It is about higher education\nIt says how learners gain",
    };

    private static readonly object Coding = new
    {
        lead = "tertiary",
        leadCountry = "fi",
        actors = new[] { "tertiary", "company" },
        competencies = new[] { "activeCitizenship" },
        setting = (string?)null,
        delivery = "inPerson",
        topic = (string?)null,
        vulnerableGroups = Array.Empty<string>(),
    };

    private static async Task<Person> CoordinatorAsync(App app)
    {
        var cora = await app.PersonAsync("Cora");
        await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Users.Where(person => person.Id == cora.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(person => person.IsAllianceAdministrator, true))
        );
        return cora;
    }

    private static async Task<Guid> BeginAsync(HttpClient boss, params Person[] reviewers)
    {
        var begun = await (await boss.SendAsync(HttpMethod.Post, "/api/v1/alliance/reviews", Protocol)).JsonAsync();
        var id = begun.GetProperty("id").GetGuid();
        foreach (var person in reviewers)
            await DoneAsync(boss, HttpMethod.Post, $"{Mine}/{id}/people", new { email = person.Email });
        return id;
    }

    private static async Task ImportAsync(HttpClient boss, Guid id)
    {
        var search = new
        {
            source = "Results platform",
            spelling = "micro-credential",
            query = "\"micro-credential\"",
            ranOn = "2024-05-02",
            hits = (int?)null,
        };
        var added = await (await boss.SendAsync(HttpMethod.Post, $"{Mine}/{id}/searches", search)).JsonAsync();
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Found));
        var address = new Uri($"{Mine}/{id}/searches/{added.GetProperty("search").GetGuid()}/records", UriKind.Relative);
        var taken = await (await boss.PostAsync(address, body)).JsonAsync();
        Assert.Equal(
            (5, 1, 1, 1),
            (
                taken.GetProperty("records").GetInt32(),
                taken.GetProperty("refused").GetInt32(),
                taken.GetProperty("merged").GetInt32(),
                taken.GetProperty("toDecide").GetInt32()
            )
        );
    }

    /// <param name="reason">The criterion that a title does not meet; null for taking it in.</param>
    private static async Task ScreenAsync(HttpClient api, Guid id, string stage, Func<string, string?> reason)
    {
        // Far more than there are: a queue that never ends is a failure and no hang.
        for (var at = 0; at < 20 && await NextAsync(api, id, stage) is { } next; at++)
        {
            var why = reason(next.Title);
            var decision = why is null ? "include" : "exclude";
            await DoneAsync(
                api,
                HttpMethod.Post,
                $"{Mine}/{id}/votes",
                new
                {
                    report = next.Report,
                    stage,
                    decision,
                    reason = why,
                }
            );
        }

        Assert.Null(await NextAsync(api, id, stage));
    }

    private static async Task<(Guid Report, string Title)?> NextAsync(HttpClient api, Guid id, string stage)
    {
        var queue = await (await api.SendAsync(HttpMethod.Get, $"{Mine}/{id}/queue/{stage}")).JsonAsync();
        return queue.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Object
            ? (next.GetProperty("report").GetGuid(), next.GetProperty("title").GetString() ?? "")
            : null;
    }

    private static async Task<int> FlowAsync(HttpClient api, Guid id, string count) =>
        (await (await api.SendAsync(HttpMethod.Get, $"{Open}/{id}")).JsonAsync())
            .GetProperty("flow")
            .GetProperty(count)
            .GetInt32();

    private static Guid IdOf(JsonElement pair, string which) => pair.GetProperty(which).GetProperty("id").GetGuid();

    private static async Task DoneAsync(HttpClient api, HttpMethod method, string path, object? body) =>
        await (await api.SendAsync(method, path, body)).JsonAsync(HttpStatusCode.NoContent);
}
