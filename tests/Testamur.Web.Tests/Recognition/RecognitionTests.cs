using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Stacks;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Recognition;

/// <summary>From a credential by anybody to a decision, over the API.</summary>
[Collection(RecognitionApps.Name)]
public sealed class RecognitionTests(RecognitionApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_agreement_covers_is_recognised_in_one_request_and_counts_once(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        (apps.Agreement.Issuer, apps.Agreement.Cap) = (scene.SenderDid, (scene.Sent.Ects?.Hundredths ?? 0) + 100);
        var badge = await scene.BadgeAsync();
        var one = await (await scene.MineAsync(HttpMethod.Post, "", scene.Ask(badge))).JsonAsync();
        Assert.Equal("notified", RecognitionScene.State(one));
        Assert.Equal("agreement", one.GetProperty("route").GetString());
        Assert.Equal("full", one.GetProperty("outcome").GetString());
        Assert.Equal("Agreement of two rivers, version 2, clause 2.1", one.GetProperty("basis").GetString());
        Assert.All(
            one.GetProperty("steps").EnumerateArray().Skip(1),
            step => Assert.True(step.GetProperty("byPlatform").GetBoolean())
        );

        // The sealed statement verifies like any credential.
        var id = one.GetProperty("id").GetGuid();
        var statement = await (await scene.MineAsync(HttpMethod.Get, $"/{id}/statement/json")).Content.ReadAsStringAsync();
        Assert.Equal("valid", await VerdictAsync(scene, statement));

        // It lies in the wallet as what it replaces, and the credential it rests on is a part of it: rules count one of them.
        var held = await scene.App.InScopeAsync(
            null,
            services => services.Get<IHoldings>().ListAsync(new(scene.Learner.Id), default)
        );
        var holding = Assert.Single(held);
        Assert.Equal("transfer", holding.Source);
        Assert.Equal(scene.Sent.Ects?.Hundredths, holding.Ects);
        var original = holding with { Id = Ids.Public(), PublicId = holding.Parts.Single(), Source = "taught", Parts = [] };
        var facts = StackFacts.Holdings([holding, original], new Dictionary<Guid, string>());
        Assert.Equal("transfer", facts[0].Source);
        Assert.Equal([facts[1].Id], facts[0].PartsOf);

        // A second one passes the cap, so a person looks at it.
        var second = await (await scene.MineAsync(HttpMethod.Post, "", scene.Ask(await scene.BadgeAsync()))).JsonAsync();
        Assert.Equal("complete", RecognitionScene.State(second));
        // What names somebody else is nobody's by agreement.
        apps.Agreement.Cap = 100_000;
        var foreign = await scene.OpenedAsync(await scene.BadgeAsync("Somebody Else"));
        Assert.Equal("complete", RecognitionScene.State(await scene.CaseAsync(foreign)));
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{foreign}")).JsonAsync();
        Assert.True(seen.GetProperty("nameDiffers").GetBoolean());
        apps.Agreement.Issuer = null;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_who_awards_by_a_specification_confirms_facts_with_it(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        Assert.Equal("confirmed", await StandingOfLevelAsync(scene, await scene.BadgeAsync()));
        // Intact, bound to its issuer and valid, but by somebody who only names another's specification.
        var borrowed = await scene.BadgeAsync(by: scene.Design);
        Assert.Equal("valid", await VerdictAsync(scene, borrowed));
        Assert.Equal("stated", await StandingOfLevelAsync(scene, borrowed));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_credential_may_be_handed_in_at_two_institutions_and_once_at_each(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        object At(string institution) =>
            new
            {
                institution,
                study = "Bachelor of Examples",
                credential = new { text = RecognitionScene.Foreign },
            };
        Assert.Equal(HttpStatusCode.OK, (await scene.MineAsync(HttpMethod.Post, "", At(scene.Home.Slug))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.MineAsync(HttpMethod.Post, "", At(scene.Sender.Home.Slug))).StatusCode);
        var twice = await scene.MineAsync(HttpMethod.Post, "", At(scene.Home.Slug));
        Assert.Equal("recognition.caseExists", await twice.CodeAsync(HttpStatusCode.Conflict));
    }

    private static async Task<string?> StandingOfLevelAsync(RecognitionScene scene, string badge)
    {
        var id = await scene.OpenedAsync(badge);
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync();
        var level = seen.GetProperty("facts").EnumerateArray().Single(fact => fact.GetProperty("kind").GetString() == "eqfLevel");
        return level.GetProperty("standing").GetString();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_foreign_credential_goes_from_upload_to_a_decision_with_nothing_typed_that_it_says(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var opened = await (await scene.MineAsync(HttpMethod.Post, "", scene.Ask(RecognitionScene.Foreign))).JsonAsync();
        Assert.Equal("complete", RecognitionScene.State(opened));
        var id = opened.GetProperty("id").GetGuid();
        Assert.NotNull(opened.GetProperty("promisedOn").GetString());
        var twice = await scene.MineAsync(HttpMethod.Post, "", scene.Ask(RecognitionScene.Foreign));
        Assert.Equal("recognition.caseExists", await twice.CodeAsync(HttpStatusCode.Conflict));

        var queue = await (await scene.HereAsync(HttpMethod.Get, "")).JsonAsync();
        Assert.Contains(queue.EnumerateArray(), row => row.GetProperty("id").GetGuid() == id);
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync();
        string[] stated =
        [
            .. seen.GetProperty("facts")
                .EnumerateArray()
                .Where(fact => fact.GetProperty("standing").GetString() != "absent")
                .Select(fact => fact.GetProperty("kind").GetString()!), // an enumeration is never null
        ];
        foreach (var kind in new[] { "title", "issuerName", "holderName", "credit", "outcome" })
            Assert.Contains(kind, stated);
        Assert.Equal(5, seen.GetProperty("elements").GetArrayLength());
        Assert.Equal(7, seen.GetProperty("points").GetArrayLength());

        var form = await scene.SuggestedAsync(
            id,
            form =>
            {
                (form["outcome"], form["reason"], form["outcomes"]) = ("partial", "Half of it is what we teach.", null);
                form["acceptedEcts"] = 0.5;
                foreach (var element in form["elements"]!.AsArray())
                    element!["purpose"] = "It leads to a study at our level.";
            }
        );
        var decided = await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", form)).JsonAsync();
        Assert.Equal("notified", RecognitionScene.State(decided.GetProperty("case")));
        Assert.Equal(
            ["received", "complete", "verified", "assessing", "proposed", "decided", "notified"],
            decided.GetProperty("case").GetProperty("steps").EnumerateArray().Select(RecognitionScene.State)
        );
        var told = Assert.Single(
            await WalletStage.MessagesAsync(scene.App, scene.Learner.Email!),
            message => message.Kind == "Recognition.Decided"
        );
        Assert.Contains("Half of it is what we teach.", told.Arguments);

        // As a fact of nobody it is there for simulations.
        var past = await scene.App.InScopeAsync(
            null,
            services =>
                services
                    .Get<IPastCases>()
                    .ListAsync(scene.Home.Id, DateOnly.FromDateTime(scene.App.Time.GetUtcNow().UtcDateTime), 10, default)
        );
        var fact = Assert.Single(past);
        Assert.Equal((PastDecision.Partial, 50, false), (fact.Decision, fact.AcceptedEcts, fact.ByAgreement));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_taken_is_refused_in_words(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var good = RecognitionScene.Foreign;
        var slug = scene.Home.Slug;
        var cases = new (object Body, string Code, HttpStatusCode Status)[]
        {
            (scene.Ask("this is no credential"), "recognition.documentUnreadable", HttpStatusCode.UnprocessableEntity),
            (scene.Ask("http://127.0.0.1/secret"), "recognition.linkEmpty", HttpStatusCode.UnprocessableEntity),
            (scene.Ask(new string('x', 1_100_000)), "recognition.documentTooLarge", HttpStatusCode.RequestEntityTooLarge),
            (
                new
                {
                    institution = slug,
                    target = scene.Target,
                    credential = new { },
                },
                "recognition.oneSource",
                HttpStatusCode.UnprocessableEntity
            ),
            (
                new
                {
                    institution = slug,
                    target = scene.Target,
                    credential = new { holding = Ids.Public() },
                },
                "recognition.holdingNotFound",
                HttpStatusCode.NotFound
            ),
            (scene.Ask(good, target: Ids.Public()), "recognition.targetNotFound", HttpStatusCode.NotFound),
            (scene.Ask(good, study: " "), "recognition.purposeMissing", HttpStatusCode.UnprocessableEntity),
            (
                new { institution = "nobody-here", credential = new { text = good } },
                "recognition.institutionNotFound",
                HttpStatusCode.NotFound
            ),
        };
        foreach (var (body, code, status) in cases)
            Assert.Equal(code, await (await scene.MineAsync(HttpMethod.Post, "", body)).CodeAsync(status));
        Assert.Empty((await (await scene.MineAsync(HttpMethod.Get, "")).JsonAsync()).EnumerateArray());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_missing_stops_the_clock_until_it_is_there(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        // One word was changed after sealing: the file cannot be completed with it.
        var changed = (await scene.BadgeAsync()).Replace("Lena Learner", "Lena Lerner", StringComparison.Ordinal);
        var opened = await (await scene.MineAsync(HttpMethod.Post, "", scene.Ask(changed))).JsonAsync();
        Assert.Equal("incomplete", RecognitionScene.State(opened));
        Assert.Equal(JsonValueKind.Null, opened.GetProperty("promisedOn").ValueKind);
        var id = opened.GetProperty("id").GetGuid();
        var still = await scene.MineAsync(HttpMethod.Post, $"/{id}/credential", new { credential = new { text = changed } });
        Assert.Equal("recognition.stillMissing", await still.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var given = await (
            await scene.MineAsync(
                HttpMethod.Post,
                $"/{id}/credential",
                new { credential = new { text = await scene.BadgeAsync() } }
            )
        ).JsonAsync();
        Assert.Equal("complete", RecognitionScene.State(given));
        Assert.Equal(JsonValueKind.String, given.GetProperty("promisedOn").ValueKind);

        // An officer may ask, too; the applicant answers.
        var asked = await (
            await scene.HereAsync(HttpMethod.Post, $"/{id}/questions", new { what = "Which semester was it?" })
        ).JsonAsync();
        Assert.Equal("incomplete", RecognitionScene.State(asked.GetProperty("case")));
        Assert.Equal("Which semester was it?", (await scene.CaseAsync(id)).GetProperty("missing").GetString());
        var answered = await (
            await scene.MineAsync(HttpMethod.Post, $"/{id}/credential", new { answer = "Spring." })
        ).JsonAsync();
        Assert.Equal("complete", RecognitionScene.State(answered));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refusal_without_its_duties_is_saved_through_no_door(DatabaseKind database)
    {
        using var scene = await RecognitionScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.OpenedAsync(RecognitionScene.Foreign);
        foreach (var door in new[] { "decision", "proposal" })
        {
            var refused = await scene.HereAsync(
                HttpMethod.Post,
                $"/{id}/{door}",
                new
                {
                    outcome = "refused",
                    elements = Array.Empty<object>(),
                    reason = "No.",
                }
            );
            var problem = await refused.JsonAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("recognition.dutiesMissing", problem.GetProperty("code").GetString());
            string[] fields = [.. problem.GetProperty("errors").EnumerateObject().Select(field => field.Name)];
            foreach (var field in new[] { "elements", "considered.partial", "considered.conditional", "considered.alternative" })
                Assert.Contains(field, fields);
        }

        // On the page every field is filled as the documents say; choosing "refused" is not enough there, either.
        await RefusedOnPageAsync(scene, scene.Officer, id, "complete");

        // Each duty alone is missed, too.
        foreach (var member in new[] { "considered", "elements", "reason" })
            await OwesAsync(scene, $"/{id}/decision", Without(member), scene.Officer);

        var met = await (await scene.HereAsync(HttpMethod.Post, $"/{id}/decision", RecognitionScene.Refusal())).JsonAsync();
        Assert.Equal("refused", met.GetProperty("case").GetProperty("outcome").GetString());

        // An appeal is a door as well: another refusal owes the same, and letting the first stand owes a reason.
        await (await scene.MineAsync(HttpMethod.Post, $"/{id}/appeal", new { text = "It fits." })).JsonAsync();
        foreach (var member in new[] { "considered", "elements", "reason" })
            await OwesAsync(scene, $"/{id}/appeal/decision", Without(member), scene.Other);
        await RefusedOnPageAsync(scene, scene.Other, id, "appealed");
        var upheld = await scene.HereAsync(HttpMethod.Post, $"/{id}/appeal/upholding", new { reason = " " }, scene.Other);
        Assert.Equal("recognition.reasonNeeded", await upheld.CodeAsync(HttpStatusCode.UnprocessableEntity));
        using var browser = scene.App.Browser(scene.Other);
        var page = $"/t/{scene.Home.Slug}/recognitions/{id}";
        using var silent = await browser.PostFormAsync(page, "uphold", ("upholding", ""));
        Assert.Equal(HttpStatusCode.OK, silent.StatusCode);
        Assert.Equal("appealed", RecognitionScene.State(await scene.CaseAsync(id)));
    }

    private static JsonObject Without(string member)
    {
        var form = RecognitionScene.Refusal();
        form[member] = member == "reason" ? "" : new JsonArray();
        return form;
    }

    private static async Task OwesAsync(RecognitionScene scene, string door, JsonObject form, Person by)
    {
        var answer = await scene.HereAsync(HttpMethod.Post, door, form, by);
        Assert.Equal("recognition.dutiesMissing", await answer.CodeAsync(HttpStatusCode.UnprocessableEntity));
    }

    /// <summary>Neither decided nor proposed: the page comes back, and the case stands where it stood.</summary>
    private static async Task RefusedOnPageAsync(RecognitionScene scene, Person by, Guid id, string state)
    {
        using var browser = scene.App.Browser(by);
        foreach (var act in new[] { "decide", "propose" })
        {
            using var posted = await browser.PostFormAsync(
                $"/t/{scene.Home.Slug}/recognitions/{id}",
                "decide",
                ("outcome", "Refused"),
                ("act", act),
                ("considered.partial", "")
            );
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
            Assert.Equal(state, RecognitionScene.State(await scene.CaseAsync(id)));
        }
    }

    private static async Task<string?> VerdictAsync(RecognitionScene scene, string document)
    {
        using var content = new StringContent(document);
        using var anybody = scene.App.Api(null);
        var answer = await anybody.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        return (await answer.JsonAsync()).GetProperty("verdict").GetString();
    }
}
