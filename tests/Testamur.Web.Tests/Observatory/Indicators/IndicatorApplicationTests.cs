using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Observatory.Indicators;

/// <summary>Facts and aggregates by the platform's real events, and the pages and files made of them.</summary>
public sealed class IndicatorApplicationTests(Apps apps) : IClassFixture<Apps>
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    [Theory, OnSqlite, OnPostgres]
    public async Task Events_keep_aggregates_that_are_the_ones_made_from_scratch(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var institution = await app.InstitutionAsync();
        var specification = Ids.Public();
        await PublishAsync(
            app,
            institution,
            new SpecificationPublished(specification, 1, Content(specification, 1), app.Time.GetUtcNow())
        );
        await PublishAsync(
            app,
            institution,
            new SpecificationPublished(specification, 2, Content(specification, 2), app.Time.GetUtcNow())
        );
        var awards = Enumerable
            .Range(0, 12)
            .Select(number => AwardOf(specification, number < 10 ? "taught" : AwardView.PriorLearning))
            .ToList();
        foreach (var award in awards)
            await PublishAsync(app, institution, new AwardRatified(award));
        await PublishAsync(
            app,
            institution,
            new CredentialIssued(Ids.Public(), $"urn:uuid:{Ids.Public()}", awards[0], "One", 300, app.Time.GetUtcNow(), null)
        );
        await PublishAsync(app, institution, new RecognitionDecided(Ids.Public(), "0511", PastDecision.Full, true, Day, Day));
        await PublishAsync(app, institution, new AwardRescinded(awards[11].Id));

        Assert.Equal(11, await CountAsync(app, institution, "award", "of"));
        Assert.Equal(1, await CountAsync(app, institution, "award", "rpl"));
        // Two versions are one micro-credential; the first comes back when the second is held.
        Assert.Equal(1, await CountAsync(app, institution, "specification", "of"));
        await PublishAsync(app, institution, new SpecificationHeld(specification, 2, HoldReason.Suspended, app.Time.GetUtcNow()));
        Assert.Equal(1, await CountAsync(app, institution, "specification", "of"));
        await PublishAsync(app, institution, new SpecificationRetired(specification, 1, app.Time.GetUtcNow()));
        Assert.Equal(0, await CountAsync(app, institution, "specification", "of"));

        using var coordinator = await CoordinatorAsync(app);
        var right = await (await coordinator.SendAsync(HttpMethod.Post, "/api/v1/alliance/observatory/aggregates")).JsonAsync();
        Assert.Equal(0, right.GetProperty("wrong").GetInt32());
        Assert.True(right.GetProperty("facts").GetInt64() >= 15);

        await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Cell>()
                    .Where(cell => cell.Measure == "award")
                    .ExecuteUpdateAsync(set => set.SetProperty(cell => cell.Count, 99))
        );
        var repaired = await (
            await coordinator.SendAsync(HttpMethod.Post, "/api/v1/alliance/observatory/aggregates")
        ).JsonAsync();
        Assert.True(repaired.GetProperty("wrong").GetInt32() > 0);
        Assert.Equal(11, await CountAsync(app, institution, "award", "of"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_event_that_comes_twice_counts_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var institution = await app.InstitutionAsync();
        var award = AwardOf(Ids.Public(), "taught");
        await PublishAsync(app, institution, new AwardRatified(award));
        await PublishAsync(app, institution, new AwardRatified(award));
        Assert.Equal(1, await CountAsync(app, institution, "award", "of"));
        await PublishAsync(app, institution, new AwardRescinded(award.Id));
        await PublishAsync(app, institution, new AwardRescinded(award.Id));
        Assert.Equal(0, await CountAsync(app, institution, "award", "of"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_baseline_keeps_the_figures_of_its_day_under_a_name_of_its_own(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var institution = await app.InstitutionAsync();
        var specification = Ids.Public();
        await PublishAsync(
            app,
            institution,
            new SpecificationPublished(specification, 1, Content(specification, 1), app.Time.GetUtcNow())
        );
        using var coordinator = await CoordinatorAsync(app);
        var name = $"Start {Ids.Public():n}";
        var frozen = await (await FreezeAsync(coordinator, name)).JsonAsync(HttpStatusCode.Created);
        Assert.True(frozen.GetProperty("figures").GetInt32() > 60);
        Assert.Equal(
            "indicators.baselineNameTaken",
            await (await FreezeAsync(coordinator, name)).CodeAsync(HttpStatusCode.Conflict)
        );
        Assert.Equal(
            "indicators.baselineName",
            await (await FreezeAsync(coordinator, "  ")).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );

        using var stranger = app.Browser(null);
        var page = await stranger.GetStringAsync(
            $"/observatory/indicators/k08?by=institution&baseline={frozen.GetProperty("id").GetString()}"
        );
        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains(institution.Name, page, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_of_facts_name_nobody_and_no_key(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var institution = await app.InstitutionAsync();
        var award = AwardOf(Ids.Public(), "taught");
        var publicId = $"urn:uuid:{Ids.Public()}";
        await PublishAsync(
            app,
            institution,
            new CredentialIssued(Ids.Public(), publicId, award, "One", 300, app.Time.GetUtcNow(), null)
        );
        var keys = await app.InScopeAsync(
            null,
            services => services.Get<AppDb>().Set<Fact>().Select(fact => fact.Key).ToListAsync()
        );
        Assert.DoesNotContain(keys, key => key.Contains(publicId, StringComparison.Ordinal));

        using var coordinator = await CoordinatorAsync(app);
        var months = await (await coordinator.SendAsync(HttpMethod.Get, "/api/v1/alliance/observatory/facts")).JsonAsync();
        Assert.Contains(months.EnumerateArray(), month => month.GetProperty("name").GetString() == "2026-05");
        await using var file = new GZipStream(
            await coordinator.GetStreamAsync(new Uri("/api/v1/alliance/observatory/facts/2026-05.csv.gz", UriKind.Relative)),
            CompressionMode.Decompress
        );
        var text = await new StreamReader(file).ReadToEndAsync();
        Assert.StartsWith(
            "month,kind,institution,country,alliance,isced_f,measure,part,count,sum\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains($"2026-05,credential,{institution.Slug},FI,\"\",,credential,of,1,300\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(keys, key => text.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(award.LearnerEmail, text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await coordinator.SendAsync(HttpMethod.Get, "/api/v1/alliance/observatory/facts/1999-01.csv.gz")).StatusCode
        );
    }

    [Theory, OnSqlite]
    public async Task Everybody_reads_and_only_coordinators_freeze_recompute_and_download(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var stranger = app.Api(null);
        var all = await (await stranger.SendAsync(HttpMethod.Get, "/api/v1/observatory/indicators")).JsonAsync();
        Assert.Equal(30, all.GetArrayLength());
        var csv = await stranger.GetStringAsync(new Uri("/observatory/indicators/k22.csv?by=country", UriKind.Relative));
        Assert.StartsWith("indicator,cut,part,unit,value,numerator,denominator,missing,hidden\n", csv, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.SendAsync(HttpMethod.Get, "/api/v1/observatory/indicators/k31")).StatusCode
        );

        var wrong = await stranger.SendAsync(HttpMethod.Get, "/api/v1/observatory/indicators/k22?by=colour");
        Assert.Equal("platform.invalidFields", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));

        using var member = app.Api(await app.PersonAsync("Mia", (await app.InstitutionAsync(), Role.Registrar)));
        foreach (var (api, expected) in new[] { (stranger, HttpStatusCode.Unauthorized), (member, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(expected, (await FreezeAsync(api, "Mine")).StatusCode);
            Assert.Equal(expected, (await api.SendAsync(HttpMethod.Post, "/api/v1/alliance/observatory/aggregates")).StatusCode);
            Assert.Equal(expected, (await api.SendAsync(HttpMethod.Get, "/api/v1/alliance/observatory/facts")).StatusCode);
        }
    }

    [Theory, OnSqlite]
    public async Task Pages_state_the_finding_with_method_and_caveat(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var browser = app.Browser(null);
        foreach (
            var path in new[]
            {
                "indicators",
                "impact",
                "indicators/k24",
                "indicators/k07?by=field",
                "indicators/k30?by=nonsense",
            }
        )
        {
            var page = await browser.GetStringAsync($"/observatory/{path}");
            Assert.Contains("class=\"method", page, StringComparison.Ordinal);
            Assert.DoesNotContain(".Finding", page, StringComparison.Ordinal);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync(new Uri("/observatory/indicators/k31", UriKind.Relative))).StatusCode
        );
    }

    private static Task<HttpResponseMessage> FreezeAsync(HttpClient api, string name) =>
        api.SendAsync(HttpMethod.Post, "/api/v1/alliance/observatory/baselines", new { name });

    private static async Task<HttpClient> CoordinatorAsync(App app)
    {
        var person = await app.PersonAsync("Coordinator");
        await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Users.Where(one => one.Id == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsAllianceAdministrator, true))
        );
        return app.Api(person);
    }

    private static Task PublishAsync(App app, Institution institution, IEvent happened) =>
        app.InScopeAsync(
            institution,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Publish(happened, app.Time);
                await db.SaveChangesAsync();
            }
        );

    private static Task<long> CountAsync(App app, Institution institution, string measure, string part) =>
        app.InScopeAsync(
            null,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Cell>()
                    .Where(cell => cell.Axis == Axis.Institution && cell.Value == institution.Id.Value.ToString("n"))
                    .Where(cell => cell.Measure == measure && cell.Part == part)
                    .SumAsync(cell => cell.Count)
        );

    private static AwardView AwardOf(Guid specification, string source) =>
        new(
            Ids.Public(),
            null,
            "Ada",
            $"{Ids.Public():n}@example.org",
            specification,
            1,
            Ids.Public(),
            Day,
            null,
            [],
            null,
            null,
            source
        );

    private static string Content(Guid specification, int version) =>
        JsonSerializer.Serialize(
            new
            {
                id = $"urn:uuid:{specification}",
                version,
                defaultLanguage = "en",
                participation = new { mode = "online" },
                iscedF = new[] { "0511" },
            }
        );
}
