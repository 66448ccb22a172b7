using System.Net;
using System.Text;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Stacks;

namespace Testamur.Web.Tests.Agreements;

[Collection(AgreementCollection.Name)]
public sealed class AgreementRouteTests(AgreementApps apps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_in_scope_is_covered_with_the_clause_cited_and_what_is_not_says_the_first_reason(
        DatabaseKind database
    )
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var nothing = await scene.AskAsync();
        Assert.Equal((null, null), (nothing.Cover, nothing.WhyNot));
        var id = await scene.InStateAsync(AgreementState.InForce);
        var credential = scene.Credential();
        var answer = await scene.AskAsync();
        Assert.Equal(new AgreementCover(id, 1, $"Agreement of {scene.North.Place.Slug}", "1", 300, null, "none"), answer.Cover);

        (CredentialFacts Credential, string? WhyNot)[] others =
        [
            (credential with { EqfLevel = 5 }, "level"),
            (credential with { EqfLevel = null }, "levelMissing"),
            (credential with { Type = "Badge" }, "type"),
            (credential with { Ects = null }, "creditsMissing"),
            (credential with { Verdict = FactVerdict.Undetermined }, "verdictMissing"),
            (credential with { Verdict = FactVerdict.Invalid }, "notValid"),
            (credential with { IssuerId = "did:web:elsewhere.example.org" }, null),
            (credential with { IssuerId = scene.North.Did }, null),
        ];
        foreach (var (facts, whyNot) in others)
        {
            answer = await scene.AskAsync(facts);
            Assert.Equal((null, whyNot), (answer.Cover, answer.WhyNot));
        }

        // The agreement binds North alone: South asks in vain.
        var back = await scene.App.InScopeAsync(
            scene.South.Place,
            services =>
                services
                    .Get<IAgreementRoute>()
                    .AskAsync(
                        new(
                            scene.South.Place.Id,
                            scene.Today,
                            CreditPurpose.Credits,
                            null,
                            credential with
                            {
                                IssuerId = scene.North.Did,
                            },
                            []
                        ),
                        default
                    )
        );
        Assert.Equal((null, null), (back.Cover, back.WhyNot));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cap_counts_what_was_recognised_under_the_same_agreement(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.InForce);
        Assert.NotNull((await scene.AskAsync(before: [new(id, null, 700)])).Cover);
        Assert.Equal("cap", (await scene.AskAsync(before: [new(id, null, 400), new(id, "urn:north:env", 301)])).WhyNot);
        Assert.NotNull((await scene.AskAsync(before: [new(Guid.CreateVersion7(scene.App.Time.GetUtcNow()), null, 9000)])).Cover);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_stands_for_something_of_ones_own_only_by_an_equivalence(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        await scene.InStateAsync(AgreementState.InForce);
        var answer = await scene.AskAsync(purpose: CreditPurpose.Component, target: "urn:north:env");
        Assert.Equal("urn:north:env", answer.Cover?.ReplacesUri);
        Assert.Equal("equivalence", (await scene.AskAsync(purpose: CreditPurpose.Component, target: "urn:north:law")).WhyNot);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_is_tried_on_last_years_cases_of_the_own_institution(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var id = await scene.InStateAsync(AgreementState.Draft);
        PastCase Case(int learner, PastDecision decision, int? eqf, bool byAgreement = false) =>
            new(
                learner,
                scene.Credential() with
                {
                    EqfLevel = eqf,
                    AwardedOn = scene.Today.AddDays(-80),
                },
                CreditPurpose.Credits,
                null,
                scene.Today.AddDays(-60),
                decision,
                300,
                decision == PastDecision.Refused ? 0 : 300,
                byAgreement
            );
        apps.Cases.Of[scene.North.Place.Id] =
        [
            .. Enumerable.Range(0, 6).Select(learner => Case(learner, PastDecision.Full, 6)),
            .. Enumerable.Range(10, 5).Select(learner => Case(learner, PastDecision.Refused, 5)),
            .. Enumerable.Range(20, 7).Select(learner => Case(learner, PastDecision.Full, 6, byAgreement: true)),
        ];
        using var api = scene.App.Api(scene.North.Negotiator);
        var report = await (await api.SendAsync(HttpMethod.Get, $"{scene.North.Path}/{id}/versions/1/simulation")).JsonAsync();
        Assert.Equal((11, 6, 5), (Number("cases"), Number("atOnce"), Number("stillCases")));
        Assert.Equal("level", report.GetProperty("reasons")[0].GetProperty("reason").GetString());
        Assert.Equal(
            (6, 5),
            (
                report.GetProperty("decided").GetProperty("full").GetInt32(),
                report.GetProperty("decidedOthers").GetProperty("refused").GetInt32()
            )
        );
        using var browser = scene.App.Browser(scene.North.Negotiator);
        var page = await browser.PageAsync($"/t/{scene.North.Place.Slug}/agreements/{id}/simulation?version=1");
        Assert.Contains("Another level", page.Body!.TextContent, StringComparison.Ordinal);
        // South is a party, too, but sees its own cases only: it has none.
        using var theirs = scene.App.Api(scene.South.Negotiator);
        report = await (await theirs.SendAsync(HttpMethod.Get, $"{scene.South.Path}/{id}/versions/1/simulation")).JsonAsync();
        Assert.Equal(0, Number("cases"));

        int Number(string name) => report.GetProperty(name).GetInt32();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Elsewhere_a_draft_looks_as_if_it_were_not_there_and_what_was_signed_is_public(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var other = await AgreementScene.SideAsync(scene.App, "Wzorowo");
        var draft = await scene.InStateAsync(AgreementState.Draft);
        var signed = await scene.InStateAsync(AgreementState.InForce);
        using var negotiator = scene.App.Api(other.Negotiator);
        using var board = scene.App.Api(other.Board);
        foreach (var id in new[] { draft, signed })
        {
            foreach (
                var path in new[] { $"{other.Path}/{id}", $"{other.Path}/{id}/file", $"{other.Path}/{id}/versions/1/simulation" }
            )
                Assert.Equal(
                    "agreements.notFound",
                    await (await negotiator.SendAsync(HttpMethod.Get, path)).CodeAsync(HttpStatusCode.NotFound)
                );
            foreach (var act in new[] { "change", "consent", "withdrawal" })
                Assert.Equal(
                    "agreements.notFound",
                    await (await scene.SendAsync(negotiator, other, id, act)).CodeAsync(HttpStatusCode.NotFound)
                );
            foreach (var act in new[] { "signature", "suspension", "resumption", "notice" })
                Assert.Equal(
                    "agreements.notFound",
                    await (await scene.SendAsync(board, other, id, act)).CodeAsync(HttpStatusCode.NotFound)
                );
            Assert.Equal(
                "agreements.notFound",
                await (await negotiator.SendAsync(HttpMethod.Post, $"{other.Path}/{id}/versions")).CodeAsync(
                    HttpStatusCode.NotFound
                )
            );
            // At the address of a party a stranger does not even see the place.
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await negotiator.SendAsync(HttpMethod.Get, $"{scene.North.Path}/{id}")).StatusCode
            );
        }

        Assert.Empty((await (await negotiator.SendAsync(HttpMethod.Get, other.Path)).JsonAsync()).EnumerateArray());
        using var open = scene.App.Api(null);
        Assert.Equal(HttpStatusCode.NotFound, (await open.SendAsync(HttpMethod.Get, $"/api/v1/agreements/{draft}")).StatusCode);
        var read = await (await open.SendAsync(HttpMethod.Get, $"/api/v1/agreements/{signed}")).JsonAsync();
        Assert.Equal("inForce", read.GetProperty("state").GetString());
        Assert.Empty(read.GetProperty("history").EnumerateArray());
        var listed = (await (await open.SendAsync(HttpMethod.Get, "/api/v1/agreements")).JsonAsync())
            .EnumerateArray()
            .Select(row => row.GetProperty("id").GetGuid())
            .ToList();
        Assert.Contains(signed, listed);
        Assert.DoesNotContain(draft, listed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_names_strangers_or_takes_anothers_place_is_refused(DatabaseKind database)
    {
        var scene = await AgreementScene.OnAsync(await apps.OnAsync(database));
        var other = await AgreementScene.SideAsync(scene.App, "Wzorowo");
        var text = scene.Text();
        await (await scene.ImportAsync(text, scene.North)).JsonAsync();
        Assert.Equal(
            "agreements.idTaken",
            await (await scene.ImportAsync(text with { Parties = [new(other.Did, "W")] }, other)).CodeAsync(
                HttpStatusCode.Conflict
            )
        );
        Assert.Equal(
            "agreements.idTaken",
            await (await scene.ImportAsync(text with { Version = 2 }, scene.North)).CodeAsync(HttpStatusCode.Conflict)
        );
        var strange = scene.Text() with { Parties = [new(scene.North.Did, "N"), new("did:web:elsewhere.example.org", "E")] };
        Assert.Equal(
            "agreements.partyUnknown",
            await (await scene.ImportAsync(strange, scene.North)).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        Assert.Equal(
            "agreements.ownParty",
            await (await scene.ImportAsync(scene.Text(), other)).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        var hasty = scene.Text() with { Clauses = [] };
        await (await scene.ImportAsync(hasty, scene.North)).JsonAsync();
        Assert.Equal(
            "agreements.incomplete",
            await (await scene.ActAsync(scene.North, hasty.Id, "consent")).CodeAsync(HttpStatusCode.Conflict)
        );
        using var api = scene.App.Api(scene.North.Negotiator);
        foreach (
            var file in new[]
            {
                "",
                "[]",
                "{\"format\": 1}",
                AgreementJson.Write(text).Replace("\"format\": 1", "\"format\": 1, \"essay\": 1", StringComparison.Ordinal),
                new string(' ', 300_000),
            }
        )
        {
            var refused = await api.SendFileAsync(HttpMethod.Post, $"{scene.North.Path}/import", Encoding.UTF8.GetBytes(file));
            Assert.Equal("agreements.unreadable", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        }
    }
}
