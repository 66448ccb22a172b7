using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using Testamur.Web.Tests.Stacks;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>A case from the enquiry to its end, over HTTP, each step by the person whose step it is.</summary>
public sealed class CaseTests(Apps apps) : IClassFixture<Apps>
{
    private const HttpStatusCode Conflict = HttpStatusCode.Conflict;
    private const HttpStatusCode Forbidden = HttpStatusCode.Forbidden;
    private const HttpStatusCode Invalid = HttpStatusCode.UnprocessableEntity;

    [Theory, OnSqlite, OnPostgres]
    public async Task Taught_or_not_the_credential_is_the_same_and_only_a_rule_that_names_the_source_tells(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.CertifiedAsync(RplScene.Outcomes, RplScene.Outcomes, "full");
        Assert.Equal("awarded", (await scene.CaseAsync(id)).GetProperty("state").GetString());
        var untaught = await scene.TakeAsync(scene.Learner);
        var taughtLearner = await scene.App.PersonAsync("Lena Learner");
        var taught = await TaughtAsync(scene, taughtLearner);
        Assert.Equal(Comparable(taught), Comparable(untaught));
        Assert.DoesNotContain("prior", untaught["credentialSubject"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        using var stranger = scene.App.Api(null);
        var verdict = await ApiCalls.JsonAsync(await stranger.SendAsync(HttpMethod.Post, "/api/v1/verifications", untaught));
        Assert.Equal("valid", verdict.GetProperty("verdict").GetString());

        var rule = $$$"""{"credential": {"spec": "{{{await UriAsync(scene)}}}"}}""";
        foreach (
            var (name, constraints, counts) in new[]
            {
                ("any", "[]", true),
                ("half", """[{"maxShare": {"selector": {"source": "rpl"}, "fraction": "1/2"}}]""", false),
            }
        )
        {
            var pathway = $"{name}-{scene.Home.Slug}";
            await scene.App.ImportAsync(StacksStage.File(pathway, scene.Home.Slug, rule, constraints, ects: "3"));
            Assert.True(await SatisfiedAsync(scene, taughtLearner, pathway));
            Assert.Equal(counts, await SatisfiedAsync(scene, scene.Learner, pathway));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_step_is_refused_to_everybody_else_and_before_its_time(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = (await ApiCalls.JsonAsync(await scene.OpenAsync(scene.Learner))).GetProperty("id").GetGuid();
        await RplScene.RefusedAsync(scene.OpenAsync(scene.Learner), "priorLearning.caseExists", Conflict);
        await RplScene.RefusedAsync(
            scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/hand-in"),
            "priorLearning.wrongState",
            Conflict
        );
        // Nobody but advisers sees an enquiry, and once one took it, no other does.
        foreach (var person in new[] { scene.Assessors[0], scene.Officer, scene.Design.Author })
            await RplScene.RefusedAsync(
                scene.HereAsync(person, HttpMethod.Get, $"/{id}"),
                "priorLearning.caseNotFound",
                HttpStatusCode.NotFound
            );
        await ApiCalls.JsonAsync(await scene.HereAsync(scene.Adviser, HttpMethod.Post, $"/{id}/adviser"));
        var other = await scene.App.PersonAsync("Ada Adviser", (scene.Home, Role.Adviser));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.HereAsync(other, HttpMethod.Get, $"/{id}")).StatusCode);
        await RplScene.RefusedAsync(
            scene.HereAsync(scene.Adviser, HttpMethod.Post, $"/{id}/identification"),
            "priorLearning.notReady",
            Conflict
        );

        await scene.MineAsync(scene.Learner, HttpMethod.Delete, $"/{id}");
        id = await scene.DocumentedAsync(["o1", "o2"]);
        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/hand-in"));
        await RplScene.RefusedAsync(scene.AddLinkAsync(id, ["o1"]), "priorLearning.wrongState", Conflict);
        // One assessor is no panel; the adviser is none either.
        foreach (var panel in new[] { [scene.Assessors[0]], new[] { scene.Assessors[0], scene.Adviser } })
            await RplScene.RefusedAsync(scene.NamePanelAsync(id, scene.Adviser, panel), "priorLearning.panelUnusable", Invalid);
        await ApiCalls.JsonAsync(await scene.NamePanelAsync(id, scene.Officer, scene.Assessors[0], scene.Assessors[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.DecideAsync(id, scene.Assessors[2], "o1", true)).StatusCode);
        await RplScene.RefusedAsync(scene.DecideAsync(id, scene.Assessors[0], "o3", true), "priorLearning.notClaimed", Invalid);
        await RplScene.RefusedAsync(scene.CertifyAsync(id, "full"), "priorLearning.wrongState", Conflict);
        var weak = new { how = "Student card", supervision = "unsupervised-with-id-verification" };
        await RplScene.RefusedAsync(
            scene.HereAsync(scene.Assessors[0], HttpMethod.Put, $"/{id}/identity", weak),
            "priorLearning.supervisionMissing",
            Invalid
        );
        await RplScene.RefusedAsync(
            scene.HereAsync(scene.Assessors[0], HttpMethod.Post, $"/{id}/certification"),
            "priorLearning.notReady",
            Conflict
        );
        await scene.AssessAsync(id, ["o1", "o2"], ["o1", "o2"], scene.Assessors[0], scene.Assessors[1]);
        Assert.Equal(Forbidden, (await scene.CertifyAsync(id, "full", scene.Adviser)).StatusCode);
        await RplScene.RefusedAsync(scene.CertifyAsync(id, "full"), "priorLearning.notAllShown", Conflict);
        var done = await ApiCalls.JsonAsync(await scene.CertifyAsync(id, "exemption"));
        Assert.Equal(2m, done.GetProperty("result").GetProperty("exemptEcts").GetDecimal());
        Assert.Equal(2, done.GetProperty("result").GetProperty("outcomes").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_appeal_is_assessed_and_decided_afresh_by_other_people_and_the_route_is_shown_if_wanted(
        DatabaseKind database
    )
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.WithPanelAsync(RplScene.Outcomes);
        await scene.AssessAsync(id, RplScene.Outcomes, [], scene.Assessors[0], scene.Assessors[1]);
        await RplScene.RefusedAsync(scene.CertifyAsync(id, "refusal"), "priorLearning.adviceNeeded", Invalid);
        await ApiCalls.JsonAsync(await scene.CertifyAsync(id, "refusal", advice: "Take part in the next run."));
        var refused = await scene.CaseAsync(id);
        Assert.Equal("refused", refused.GetProperty("state").GetString());
        Assert.True(refused.GetProperty("mayAppeal").GetBoolean());
        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Put, $"/{id}/route", new { show = true }));
        await ApiCalls.JsonAsync(
            await scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/appeal", new { text = "Nobody read the report." })
        );

        // Whoever decided before no longer has a part in it.
        foreach (var person in new[] { scene.Officer, scene.Assessors[0] })
            Assert.Equal(HttpStatusCode.NotFound, (await scene.HereAsync(person, HttpMethod.Get, $"/{id}")).StatusCode);
        await RplScene.RefusedAsync(
            scene.NamePanelAsync(id, scene.OtherOfficer, scene.Assessors[0], scene.Assessors[2]),
            "priorLearning.panelUnusable",
            Invalid
        );
        await RplScene.RefusedAsync(
            scene.NamePanelAsync(id, scene.Adviser, scene.Assessors[2], scene.Assessors[3]),
            "priorLearning.notYourStep",
            Forbidden
        );
        await ApiCalls.JsonAsync(await scene.NamePanelAsync(id, scene.OtherOfficer, scene.Assessors[2], scene.Assessors[3]));
        await scene.AssessAsync(id, RplScene.Outcomes, RplScene.Outcomes, scene.Assessors[2], scene.Assessors[3]);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.CertifyAsync(id, "full", scene.Officer)).StatusCode);
        await ApiCalls.JsonAsync(await scene.CertifyAsync(id, "full", scene.OtherOfficer));
        var document = await scene.TakeAsync(scene.Learner);
        Assert.Contains("recognition of prior learning", document.ToJsonString(), StringComparison.Ordinal);
        await RplScene.RefusedAsync(
            scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/appeal", new { text = "Again." }),
            "priorLearning.appealedBefore",
            Conflict
        );
        Assert.Contains(await scene.App.MessagesAsync(scene.Learner.Email!), message => message.Kind == "PriorLearning.Decided");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_queue_shows_to_each_what_they_have_a_part_in_and_a_delay_needs_a_reason(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        using var scene = await RplScene.SetAsync(app);
        var id = await scene.WithPanelAsync(["o1"]);
        var waiting = Assert.Single((await QueueAsync(scene, scene.Assessors[0])).EnumerateArray());
        Assert.True(waiting.GetProperty("mine").GetBoolean());
        var seen = Assert.Single((await QueueAsync(scene, scene.Officer)).EnumerateArray());
        Assert.False(seen.GetProperty("mine").GetBoolean());
        Assert.Empty((await QueueAsync(scene, scene.Assessors[2])).EnumerateArray());
        Assert.Equal(Forbidden, (await scene.HereAsync(scene.Design.Author, HttpMethod.Get, "")).StatusCode);
        var soon = new { to = scene.Design.Day(5), reason = "Holidays." };
        await RplScene.RefusedAsync(
            scene.HereAsync(scene.Adviser, HttpMethod.Post, $"/{id}/promise", soon),
            "priorLearning.promiseNotLater",
            Invalid
        );
        var late = new { to = scene.Design.Day(90), reason = "" };
        await RplScene.RefusedAsync(
            scene.HereAsync(scene.Adviser, HttpMethod.Post, $"/{id}/promise", late),
            "priorLearning.textNeeded",
            Invalid
        );
        await ApiCalls.JsonAsync(
            await scene.HereAsync(
                scene.Adviser,
                HttpMethod.Post,
                $"/{id}/promise",
                new { to = scene.Design.Day(90), reason = "Holidays." }
            )
        );
        Assert.Equal(scene.Design.Day(90), (await scene.CaseAsync(id)).GetProperty("promisedOn").GetString());

        // Somebody of another institution finds nothing, at either address.
        var elsewhere = await app.InstitutionAsync();
        var foreign = await app.PersonAsync(
            "Otto",
            (elsewhere, Role.Registrar),
            (elsewhere, Role.Adviser),
            (elsewhere, Role.Assessor)
        );
        foreach (var slug in new[] { elsewhere.Slug, scene.Home.Slug })
        {
            var root = $"/api/v1/t/{slug}/prior-learning/{id}";
            foreach (
                var (method, path) in new[]
                {
                    (HttpMethod.Get, ""),
                    (HttpMethod.Post, "/adviser"),
                    (HttpMethod.Post, "/identification"),
                    (HttpMethod.Post, "/agreement"),
                    (HttpMethod.Post, "/certification"),
                    (HttpMethod.Get, $"/evidence/{Guid.Empty}"),
                }
            )
                Assert.Equal(HttpStatusCode.NotFound, (await scene.Design.As(foreign).SendAsync(method, root + path)).StatusCode);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_takes_their_data_along_and_a_closed_account_leaves_only_the_reason_of_an_award(
        DatabaseKind database
    )
    {
        var app = await apps.OnAsync(database);
        using var scene = await RplScene.SetAsync(app);
        var awarded = await scene.CertifiedAsync(RplScene.Outcomes, RplScene.Outcomes, "full");
        var other = await app.PersonAsync("Ben");
        await scene.DocumentedAsync(["o1"], other);
        foreach (var (person, left) in new[] { (scene.Learner, 1), (other, 0) })
        {
            var data = await app.InScopeAsync(
                null,
                services =>
                    services
                        .GetServices<IPersonalData>()
                        .Single(one => one.Section == "priorLearning")
                        .ExportAsync(new(person.Id), CancellationToken.None)
            );
            Assert.Contains("Report on shade", data.ToJsonString(), StringComparison.Ordinal);
            await app.HappenedAsync(null, new AccountClosed(new(person.Id)));
            await app.InScopeAsync(
                scene.Home,
                async services =>
                {
                    var db = services.Get<AppDb>();
                    var cases = db.Set<RplCase>().Where(rpl => rpl.Person == new PersonId(person.Id));
                    Assert.Equal(left, await cases.CountAsync());
                    Assert.False(
                        await db.Set<Modules.PriorLearning.Portfolio.EvidenceItem>()
                            .AnyAsync(item => cases.Any(rpl => rpl.Id == item.Case))
                    );
                    Assert.False(await db.Set<CaseMessage>().AnyAsync(message => cases.Any(rpl => rpl.Id == message.Case)));
                }
            );
        }

        var decisions = await app.InScopeAsync(
            scene.Home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Modules.PriorLearning.Panel.OutcomeDecision>()
                    .CountAsync(decision => decision.Case == new RplCaseId(awarded))
        );
        Assert.Equal(3, decisions);
    }

    private static async Task<JsonElement> QueueAsync(RplScene scene, Person person) =>
        await ApiCalls.JsonAsync(await scene.HereAsync(person, HttpMethod.Get, ""));

    private static async Task<bool> SatisfiedAsync(RplScene scene, Person person, string pathway)
    {
        var stack = await scene.Design.As(person).SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{pathway}");
        return (await ApiCalls.JsonAsync(stack)).GetProperty("satisfied").GetBoolean();
    }

    private static async Task<string> UriAsync(RplScene scene)
    {
        var holdings = await scene.Design.As(scene.Learner).HoldingsAsync();
        return holdings[0]!["specificationUri"]!.GetValue<string>();
    }

    /// <summary>The usual way to the same micro-credential.</summary>
    private static async Task<JsonObject> TaughtAsync(RplScene scene, Person learner)
    {
        var taught = new LearningScene // what it holds is the scene's
        {
            Design = scene.Design,
            Specification = scene.Specification,
            Registrar = scene.Officer,
            Assessor = scene.Assessors[0],
            Learner = learner,
        };
        var offering = await taught.OpenAsync();
        var (enrolment, _) = await taught.EnrolAsync(offering);
        await taught.ShowAllAsync(offering, enrolment);
        var award = await ApiCalls.JsonAsync(await taught.RatifyAsync(offering, enrolment));
        var request = new { award = award.GetProperty("id").GetGuid() };
        await ApiCalls.JsonAsync(await taught.PostAsync(scene.Officer, "/issuing/credentials", request));
        return await scene.TakeAsync(learner);
    }

    /// <summary>What a credential says, without what makes every document one of its own.</summary>
    private static string Comparable(JsonObject document)
    {
        var copy = document.DeepClone().AsObject();
        foreach (var own in new[] { "id", "proof", "validFrom", "validUntil" })
            copy.Remove(own);
        copy["credentialStatus"]!.AsObject().Remove("id");
        copy["credentialStatus"]!.AsObject().Remove("statusListIndex");
        foreach (var identifier in copy["credentialSubject"]!["identifier"]!.AsArray().OfType<JsonObject>())
            if (identifier["hashed"]?.GetValue<bool>() == true)
                foreach (var own in new[] { "identityHash", "salt" })
                    identifier.Remove(own);
        return copy.ToJsonString();
    }
}
