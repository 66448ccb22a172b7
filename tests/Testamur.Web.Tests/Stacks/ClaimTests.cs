using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Claims;
using Testamur.Web.Modules.Wallet;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Stacks;

public sealed class ClaimTests(StacksApps apps) : IClassFixture<StacksApps>
{
    private const string TwoParts = """{"allOf": [{"credential": {"spec": "urn:a"}}, {"credential": {"spec": "urn:b"}}]}""";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_granted_claim_becomes_a_credential_that_lists_its_parts_and_verifies(DatabaseKind database)
    {
        using var scene = await SetAsync(database);
        var (a, b) = (scene.Held("urn:a", 200), scene.Held("urn:b", 300));
        apps.Holdings.Of[new(scene.Learner.Id)] = [a, b];
        var claim = await scene.SubmittedAsync();

        // The officer sees the witness, and anybody's checker accepts it.
        var seen = await (await scene.HereAsync(HttpMethod.Get, $"/{claim}")).JsonAsync();
        Assert.Equal(
            [("root.allOf[0]", a.PublicId), ("root.allOf[1]", b.PublicId)],
            seen.GetProperty("claim").GetProperty("counted").EnumerateArray().Select(Counted)
        );
        var question = StackJson.ReadDocument(seen.GetProperty("question").GetString()!);
        Assert.Equal(("1", scene.Pathway), (question.Pathway.Version, question.Pathway.Id));
        var witness = StackJson.ReadWitness(Encoding.UTF8.GetBytes(seen.GetProperty("witness").GetString()!));
        Assert.Empty(WitnessChecker.Check(question, witness));
        using var browser = scene.App.Browser(scene.Registrar);
        var page = (await browser.PageAsync($"/t/{scene.Home.Slug}/claims/{claim}")).Body!.TextContent;
        Assert.Contains("Every rule is met today", page, StringComparison.Ordinal);
        Assert.Contains("At least 5 ECTS in total", page, StringComparison.Ordinal);

        await (await scene.DecideAsync(claim, true, "Every rule is met.")).JsonAsync();
        var issued = await scene.AwaitAsync(claim, "awarded");
        var document = await scene.IssuedAsync(issued.GetProperty("credential").GetString()!);
        var achievement = document["credentialSubject"]!["achievement"]!;
        Assert.Equal(2, achievement["related"]!.AsArray().Count);
        Assert.Equal(
            [(a.PublicId, a.Title), (b.PublicId, b.Title)],
            achievement["alignment"]!
                .AsArray()
                .Where(one => (string?)one!["targetType"] == "ext:Part")
                .Select(one => ((string?)one!["targetUrl"], (string?)one["targetName"]))
        );
        using var stranger = scene.App.Api(null);
        var verdict = await (await stranger.SendAsync(HttpMethod.Post, "/api/v1/verifications", document)).JsonAsync();
        Assert.Equal("valid", verdict.GetProperty("verdict").GetString());

        // The wallet names the parts, and the learner was told.
        var holding = await scene.App.InScopeAsync(
            null,
            services =>
                services.Get<AppDb>().Set<Modules.Wallet.Holding>().SingleAsync(one => one.PublicId == (string)document["id"]!)
        );
        Assert.Equal([a.PublicId, b.PublicId], Holdings.PartsOf(holding.Parts).Select(part => part.CredentialId));
        Assert.Contains(
            await WalletStage.MessagesAsync(scene.App, scene.Learner.Email!),
            message => message.Kind == "Stacks.Granted"
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_decides_on_their_own_claim_or_on_the_appeal_they_caused(DatabaseKind database)
    {
        using var scene = await SetAsync(database);
        apps.Holdings.Of[new(scene.Learner.Id)] = [scene.Held("urn:a", 200), scene.Held("urn:b", 300)];
        var claim = await scene.SubmittedAsync();
        await scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Add(
                    new Membership
                    {
                        Institution = scene.Home.Id,
                        Person = new(scene.Learner.Id),
                        Role = Role.Registrar,
                        Since = scene.App.Time.GetUtcNow(),
                    }
                );
                await db.SaveChangesAsync();
            }
        );
        using var self = scene.App.Api(scene.Learner);
        var own = await self.SendAsync(
            HttpMethod.Post,
            $"/api/v1/t/{scene.Home.Slug}/claims/{claim}/decision",
            new { grant = true, reason = "Mine." }
        );
        Assert.Equal("stacks.ownClaim", await own.CodeAsync(HttpStatusCode.Forbidden));
        Assert.Equal(
            "stacks.reasonNeeded",
            await (await scene.DecideAsync(claim, false, " ")).CodeAsync(HttpStatusCode.UnprocessableEntity)
        );
        await (await scene.DecideAsync(claim, false, "The board wants to see it.")).JsonAsync();
        await (await scene.MineAsync(HttpMethod.Post, $"/{claim}/appeal", new { text = "It is met." })).JsonAsync();
        var same = await scene.DecideAsync(claim, true, "Met after all.");
        Assert.Equal("stacks.sameOfficer", await same.CodeAsync(HttpStatusCode.Forbidden));
        var other = await scene.App.PersonAsync("Olli Officer", (scene.Home, Role.Registrar));
        await (await scene.DecideAsync(claim, true, "Met.", other)).JsonAsync();
        var history = await (await scene.MineAsync(HttpMethod.Get, $"/{claim}")).JsonAsync();
        Assert.Equal(
            ["draft", "evaluated", "submitted", "refused", "appealed", "decided"],
            history.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("state").GetString()).Take(6)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_withdrawn_since_counts_no_more_and_the_claim_is_evaluated_again(DatabaseKind database)
    {
        using var scene = await SetAsync(database);
        var (a, b) = (scene.Held("urn:a", 200), scene.Held("urn:b", 300));
        apps.Holdings.Of[new(scene.Learner.Id)] = [a, b];
        var claim = (await scene.EvaluatedAsync()).GetProperty("id").GetGuid();
        apps.Holdings.Of[new(scene.Learner.Id)] = [a, b with { RevokedAt = scene.App.Time.GetUtcNow() }];
        var refused = await scene.MineAsync(HttpMethod.Post, $"/{claim}/submission");
        Assert.Equal("stacks.holdsNoMore", await refused.CodeAsync(HttpStatusCode.Conflict));
        var again = await (await scene.MineAsync(HttpMethod.Post, $"/{claim}/evaluation", new { })).JsonAsync();
        Assert.False(again.GetProperty("satisfied").GetBoolean());
        refused = await scene.MineAsync(HttpMethod.Post, $"/{claim}/submission");
        Assert.Equal("stacks.notMet", await refused.CodeAsync(HttpStatusCode.Conflict));
        apps.Holdings.Of[new(scene.Learner.Id)] = [a, b];
        await (await scene.MineAsync(HttpMethod.Post, $"/{claim}/evaluation", new { })).JsonAsync();
        await (await scene.MineAsync(HttpMethod.Post, $"/{claim}/submission")).JsonAsync();
        apps.Holdings.Of[new(scene.Learner.Id)] = [a];
        refused = await scene.DecideAsync(claim, true, "Met.");
        Assert.Equal("stacks.holdsNoMore", await refused.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_exclusive_certificate_has_counted_counts_nowhere_else(DatabaseKind database)
    {
        using var scene = await SetAsync(database, exclusive: true);
        apps.Holdings.Of[new(scene.Learner.Id)] = [scene.Held("urn:a", 200), scene.Held("urn:b", 300)];
        var second = $"second-{scene.Home.Slug}";
        await scene.App.ImportAsync(
            StacksStage.File(second, scene.Home.Slug, """{"credential": {"spec": "urn:a"}}""", awards: scene.Uri, ects: "2")
        );
        using var api = scene.App.Api(scene.Learner);
        var before = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{second}")).JsonAsync();
        Assert.True(before.GetProperty("satisfied").GetBoolean());
        var claim = await scene.SubmittedAsync();
        await (await scene.DecideAsync(claim, true, "Met.")).JsonAsync();
        Assert.Empty((await TogetherAsync(api)).EnumerateArray());

        var after = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/my/stacks/{second}")).JsonAsync();
        Assert.False(after.GetProperty("satisfied").GetBoolean());
        Assert.Equal("elsewhere", after.GetProperty("notCounted")[0].GetProperty("reason").GetString());
        using var browser = scene.App.Browser(scene.Learner);
        var page = await browser.PageAsync($"/my/stacks/{second}");
        Assert.Contains($"Counts in “Certificate {scene.Pathway}”", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".pieces .tile[data-state=elsewhere]"));

        // The certificate itself cannot be asked for twice.
        var twice = await scene.MineAsync(HttpMethod.Post, "", new { pathway = scene.Pathway });
        Assert.Equal("stacks.claimExists", await twice.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Complete_certificates_that_keep_their_parts_are_weighed_against_each_other(DatabaseKind database)
    {
        // Courses of its own, since the alliance's pathways are everybody's.
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync("Nordhaven");
        var learner = await app.PersonAsync("Lea Learner");
        var (a, b) = (app.Held(home, $"urn:{home.Slug}:a", 200), app.Held(home, $"urn:{home.Slug}:b", 300));
        apps.Holdings.Of[new(learner.Id)] = [a, b];
        var (first, second) = ($"both-{home.Slug}", $"one-{home.Slug}");
        var both =
            $$"""{"allOf": [{"credential": {"spec": "{{a.SpecificationUri}}"} }, {"credential": {"spec": "{{b.SpecificationUri}}"} }]}""";
        await app.ImportAsync(StacksStage.File(first, home.Slug, both, exclusive: true));
        await app.ImportAsync(
            StacksStage.File(second, home.Slug, $$"""{"credential": {"spec": "{{a.SpecificationUri}}"} }""", ects: "2")
        );
        using var api = app.Api(learner);
        var set = await TogetherAsync(api);
        Assert.Equal([first, second], set.EnumerateArray().Select(one => one.GetProperty("pathway").GetString()));
        Assert.Equal(2, set[0].GetProperty("counted").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, set[1].GetProperty("counted").ValueKind);
        using var browser = app.Browser(learner);
        var page = await browser.PageAsync("/my/stacks");
        Assert.Contains("You cannot have all of these", page.Body!.TextContent, StringComparison.Ordinal);

        // Another of the kind, and both can be had.
        apps.Holdings.Of[new(learner.Id)] = [a, b, app.Held(home, a.SpecificationUri, 200)];
        set = await TogetherAsync(api);
        Assert.Equal(1, set[1].GetProperty("counted").GetArrayLength());
        Assert.NotEqual(
            set[0].GetProperty("counted").EnumerateArray().Select(one => one.GetProperty("holding").GetString()).Order(),
            set[1].GetProperty("counted").EnumerateArray().Select(one => one.GetProperty("holding").GetString())
        );
        page = await browser.PageAsync("/my/stacks");
        Assert.Contains("You can have all of these", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> TogetherAsync(HttpClient api) =>
        (await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/stacks/~together")).JsonAsync()).GetProperty("certificates");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_claim_is_seen_by_its_owner_and_after_it_was_handed_in_by_the_registrars_of_the_institution(
        DatabaseKind database
    )
    {
        using var scene = await SetAsync(database);
        apps.Holdings.Of[new(scene.Learner.Id)] = [scene.Held("urn:a", 200), scene.Held("urn:b", 300)];
        var claim = (await scene.EvaluatedAsync()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await scene.HereAsync(HttpMethod.Get, $"/{claim}")).StatusCode);
        await (await scene.MineAsync(HttpMethod.Post, $"/{claim}/submission")).JsonAsync();
        Assert.Single((await (await scene.HereAsync(HttpMethod.Get, "")).JsonAsync()).EnumerateArray());

        using var other = scene.App.Api(await scene.App.PersonAsync("Ben"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Get, $"/api/v1/my/claims/{claim}")).StatusCode);
        foreach (var step in new[] { "evaluation", "submission", "appeal" })
        {
            var refused = await other.SendAsync(
                HttpMethod.Post,
                $"/api/v1/my/claims/{claim}/{step}",
                step == "appeal" ? new { text = "x" } : null
            );
            Assert.Equal("stacks.claimNotFound", await refused.CodeAsync(HttpStatusCode.NotFound));
        }

        var elsewhere = await scene.App.InstitutionAsync();
        using var foreign = scene.App.Api(await scene.App.PersonAsync("Otto", (elsewhere, Role.Registrar)));
        foreach (var slug in new[] { elsewhere.Slug, scene.Home.Slug })
        {
            var root = $"/api/v1/t/{slug}/claims/{claim}";
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.SendAsync(HttpMethod.Get, root)).StatusCode);
            var refused = await foreign.SendAsync(HttpMethod.Post, $"{root}/decision", new { grant = true, reason = "x" });
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var author = scene.App.Api(scene.Design.Author);
        var forbidden = await author.SendAsync(HttpMethod.Get, $"/api/v1/t/{scene.Home.Slug}/claims/{claim}");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_learner_asks_on_the_pages_and_a_closed_account_leaves_nothing_open(DatabaseKind database)
    {
        using var scene = await SetAsync(database);
        apps.Holdings.Of[new(scene.Learner.Id)] = [scene.Held("urn:a", 200), scene.Held("urn:b", 300)];
        using var browser = scene.App.Browser(scene.Learner);
        var answer = await browser.PostFormAsync($"/my/stacks/{scene.Pathway}", "claim");
        var path = new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery; // it leads to the claim
        var page = await browser.PageAsync(path);
        Assert.Contains("Your credentials meet every rule", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.PostFormAsync(path, "submit");
        Assert.Contains(
            "The institution decides now",
            (await browser.PageAsync(path)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Your claims", (await browser.PageAsync("/my/stacks")).Body!.TextContent, StringComparison.Ordinal);

        var data = await scene.App.InScopeAsync(
            null,
            services =>
                services
                    .GetServices<IPersonalData>()
                    .Single(one => one.Section == "stacks")
                    .ExportAsync(new(scene.Learner.Id), CancellationToken.None)
        );
        Assert.Equal(scene.Pathway, data["claims"]![0]!["Pathway"]!.GetValue<string>());
        await WalletStage.HappenedAsync(scene.App, null, new AccountClosed(new(scene.Learner.Id)));
        var left = await scene.App.InScopeAsync(
            scene.Home,
            services =>
                services.Get<AppDb>().Set<StackClaim>().CountAsync(claim => claim.Person == new PersonId(scene.Learner.Id))
        );
        Assert.Equal(0, left);
    }

    private static (string? Leaf, string? Id) Counted(JsonElement one) =>
        (one.GetProperty("leaf").GetString(), one.GetProperty("credentialId").GetString());

    private async Task<ClaimScene> SetAsync(DatabaseKind database, bool exclusive = false)
    {
        var app = await apps.OnAsync(database);
        var scene = await ClaimScene.SetAsync(app);
        await app.ImportAsync(
            StacksStage.File(
                scene.Pathway,
                scene.Home.Slug,
                TwoParts,
                """[{"totalMin": 5}]""",
                awards: scene.Uri,
                exclusive: exclusive
            )
        );
        return scene;
    }
}
