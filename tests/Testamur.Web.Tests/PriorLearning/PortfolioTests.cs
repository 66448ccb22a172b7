using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.PriorLearning.Portfolio;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Wallet;

namespace Testamur.Web.Tests.PriorLearning;

/// <summary>Evidence of every kind: what is taken, what counts, who sees it, and how it goes.</summary>
public sealed class PortfolioTests(Apps apps) : IClassFixture<Apps>
{
    private const HttpStatusCode Invalid = HttpStatusCode.UnprocessableEntity;
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\na plan of shade");

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_are_judged_by_their_content_kept_with_their_hash_and_erased_for_good(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DocumentedAsync(["o1"]);
        foreach (var (name, content) in new[] { ("page.html", "<script>"u8.ToArray()), ("page.pdf", "<script>"u8.ToArray()) })
            await RplScene.RefusedAsync(scene.AddFileAsync(id, name, content), "priorLearning.fileKind", Invalid);
        var large = new byte[5 * 1024 * 1024 + 1];
        Pdf.CopyTo(large, 0);
        await RplScene.RefusedAsync(
            scene.AddFileAsync(id, "large.pdf", large),
            "priorLearning.fileTooLarge",
            HttpStatusCode.RequestEntityTooLarge
        );
        await RplScene.RefusedAsync(scene.AddFileAsync(id, "plan.pdf", Pdf, "o9"), "priorLearning.unknownOutcome", Invalid);
        var added = Last(await ApiCalls.JsonAsync(await scene.AddFileAsync(id, "../plan.pdf", Pdf)));
        Assert.Equal("plan.pdf", added.GetProperty("fileName").GetString());
        var item = added.GetProperty("id").GetGuid();
        var path = $"/{id}/evidence/{item}";
        var saved = await scene.HereAsync(scene.Adviser, HttpMethod.Get, path);
        Assert.Equal(Pdf, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("no-store", saved.Headers.CacheControl?.ToString());
        foreach (var person in new[] { scene.Assessors[0], scene.Officer, scene.Design.Author })
            Assert.Equal(HttpStatusCode.NotFound, (await scene.HereAsync(person, HttpMethod.Get, path)).StatusCode);
        var stranger = await scene.App.PersonAsync("Ben");
        Assert.Equal(HttpStatusCode.NotFound, (await scene.MineAsync(stranger, HttpMethod.Get, path)).StatusCode);

        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/hand-in"));
        var erased = Last(await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Delete, path)));
        Assert.False(erased.GetProperty("counts").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, erased.GetProperty("hash").ValueKind);
        var gone = scene.HereAsync(scene.Adviser, HttpMethod.Get, path);
        await RplScene.RefusedAsync(gone, "priorLearning.fileErased", HttpStatusCode.Gone);
        Assert.Equal(0, await ContentsAsync(scene, item));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_that_is_taken_back_leaves_nothing(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DocumentedAsync(["o1"]);
        var item = Last(await ApiCalls.JsonAsync(await scene.AddFileAsync(id, "plan.pdf", Pdf))).GetProperty("id").GetGuid();
        Assert.Equal(1, await ContentsAsync(scene, item));
        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Delete, $"/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.MineAsync(scene.Learner, HttpMethod.Get, $"/{id}")).StatusCode);
        Assert.Equal(0, await ContentsAsync(scene, item));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Links_go_to_the_secure_web_and_every_item_has_an_origin_and_a_day_that_is_over(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DocumentedAsync(["o1"]);
        foreach (
            var url in new[] { "http://example.org/x", "javascript:alert(1)", "https://user:secret@example.org/", "report", "" }
        )
            await RplScene.RefusedAsync(AddAsync(scene, id, url: url), "priorLearning.linkUnusable", Invalid);
        await RplScene.RefusedAsync(AddAsync(scene, id, madeOn: scene.Design.Day(1)), "priorLearning.dateNeeded", Invalid);
        await RplScene.RefusedAsync(AddAsync(scene, id, madeOn: null), "priorLearning.dateNeeded", Invalid);
        await RplScene.RefusedAsync(AddAsync(scene, id, origin: " "), "priorLearning.textNeeded", Invalid);
        await RplScene.RefusedAsync(AddAsync(scene, id, outcomes: []), "priorLearning.unknownOutcome", Invalid);
        await RplScene.RefusedAsync(
            AddAsync(scene, id, kind: "reference", contact: scene.Learner.Email),
            "priorLearning.contactUnusable",
            Invalid
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_referee_confirms_by_a_link_once_and_sees_this_item_only(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var id = await scene.DocumentedAsync(["o1", "o2"]);
        var link = (await scene.CaseAsync(id)).GetProperty("evidence")[0].GetProperty("id").GetGuid();
        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Delete, $"/{id}/evidence/{link}"));
        await ApiCalls.JsonAsync(await scene.AddLinkAsync(id, ["o1"]));
        var email = $"chair-{id:n}@example.org";
        await ApiCalls.JsonAsync(await AddAsync(scene, id, kind: "reference", contact: email, outcomes: ["o2"]));
        var handIn = scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/hand-in");
        await RplScene.RefusedAsync(handIn, "priorLearning.notReady", HttpStatusCode.Conflict);

        var secret = await SecretAsync(scene, email);
        using var referee = scene.App.Api(null);
        var root = $"/api/v1/prior-learning/confirmations/{secret}";
        var asked = await ApiCalls.JsonAsync(await referee.SendAsync(HttpMethod.Get, root));
        Assert.Equal("Lena Learner", asked.GetProperty("applicant").GetString());
        Assert.DoesNotContain("Report on shade", asked.GetRawText(), StringComparison.Ordinal);
        await ApiCalls.JsonAsync(await referee.SendAsync(HttpMethod.Post, root, new { confirmed = true, note = "I was there." }));
        var again = referee.SendAsync(HttpMethod.Post, root, new { confirmed = false });
        await RplScene.RefusedAsync(again, "priorLearning.confirmationOver", HttpStatusCode.Gone);
        var seen = Last(await scene.CaseAsync(id));
        Assert.Equal(
            (true, "I was there."),
            (seen.GetProperty("counts").GetBoolean(), seen.GetProperty("contactNote").GetString())
        );
        await ApiCalls.JsonAsync(await scene.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/hand-in"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_credential_of_the_wallet_is_verified_before_anything_rests_on_it(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        await scene.CertifiedAsync(RplScene.Outcomes, RplScene.Outcomes, "full");
        await scene.TakeAsync(scene.Learner);
        var holding = await scene.Design.As(scene.Learner).OnlyHoldingAsync();
        using var second = await RplScene.SetAsync(scene.App);
        var made = await second.OpenAsync(scene.Learner);
        var id = (await ApiCalls.JsonAsync(made)).GetProperty("id").GetGuid();
        var body = new
        {
            kind = "credential",
            context = "study",
            outcomes = new[] { "o1" },
            holding,
        };
        var other = await scene.App.PersonAsync("Ben");
        var foreign = (await ApiCalls.JsonAsync(await second.OpenAsync(other))).GetProperty("id").GetGuid();
        await RplScene.RefusedAsync(
            second.MineAsync(other, HttpMethod.Post, $"/{foreign}/evidence", body),
            "priorLearning.credentialNotHeld",
            Invalid
        );
        var added = Last(
            await ApiCalls.JsonAsync(await second.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/evidence", body))
        );
        Assert.True(added.GetProperty("counts").GetBoolean());
        Assert.Equal(scene.Home.Name, added.GetProperty("origin").GetString());

        var credentials = $"/api/v1/t/{scene.Home.Slug}/issuing/credentials";
        var listed = await ApiCalls.JsonAsync(await scene.Design.As(scene.Officer).SendAsync(HttpMethod.Get, credentials));
        var credential = listed.GetProperty("credentials")[0].GetProperty("id").GetGuid();
        await ApiCalls.JsonAsync(
            await scene
                .Design.As(scene.Officer)
                .SendAsync(
                    HttpMethod.Post,
                    $"{credentials}/{credential}/revocation",
                    new { code = "other", reason = "By mistake." }
                )
        );
        await RplScene.RefusedAsync(
            second.MineAsync(scene.Learner, HttpMethod.Post, $"/{id}/evidence", body),
            "priorLearning.credentialNotValid",
            Invalid
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_activity_gives_evidence_to_everybody_who_took_part_and_nobody_sees_anothers_case(DatabaseKind database)
    {
        using var scene = await RplScene.SetAsync(await apps.OnAsync(database));
        var ben = await scene.App.PersonAsync("Ben Beispiel");
        var cases = new Dictionary<Person, Guid>
        {
            [scene.Learner] = await scene.DocumentedAsync(["o1"]),
            [ben] = await scene.DocumentedAsync(["o1"], ben),
        };
        var email = $"garden-{scene.Home.Slug}@example.org";
        var named = await ApiCalls.JsonAsync(
            await scene.MineAsync(
                scene.Learner,
                HttpMethod.Post,
                $"/{cases[scene.Learner]}/activities",
                new
                {
                    title = "A season in the garden of the residence",
                    organisation = "Fictitious residence by the sea",
                    endedOn = "2025-09-30",
                    contactName = "Greta Garten",
                    contactEmail = email,
                }
            )
        );
        var code = named.GetProperty("code").GetString();
        await RplScene.RefusedAsync(
            ContributeAsync(scene, ben, cases[ben], "none", "Dug."),
            "priorLearning.activityNotFound",
            Invalid
        );
        await RplScene.RefusedAsync(ContributeAsync(scene, ben, cases[ben], code, " "), "priorLearning.textNeeded", Invalid);
        await ApiCalls.JsonAsync(
            await ContributeAsync(scene, scene.Learner, cases[scene.Learner], code, "Planned the watering.")
        );
        await ApiCalls.JsonAsync(await ContributeAsync(scene, ben, cases[ben], code, "Built the shade."));

        using var contact = scene.App.Api(null);
        var secrets = (await scene.App.MessagesAsync(email)).Select(message => message.Link!.Split('/')[^1]).ToList(); // each has one
        Assert.Equal(2, secrets.Count);
        var root = "/api/v1/prior-learning/confirmations/";
        var second = await ApiCalls.JsonAsync(await contact.SendAsync(HttpMethod.Get, root + secrets[1]));
        Assert.Equal("Ben Beispiel", second.GetProperty("applicant").GetString());
        Assert.DoesNotContain("watering", second.GetRawText(), StringComparison.Ordinal);
        await ApiCalls.JsonAsync(await contact.SendAsync(HttpMethod.Post, root + secrets[0], new { confirmed = true }));
        await ApiCalls.JsonAsync(await contact.SendAsync(HttpMethod.Post, root + secrets[1], new { confirmed = false }));

        var mine = await scene.CaseAsync(cases[scene.Learner]);
        var his = await scene.CaseAsync(cases[ben], ben);
        Assert.True(Last(mine).GetProperty("counts").GetBoolean());
        Assert.False(Last(his).GetProperty("counts").GetBoolean());
        Assert.DoesNotContain("Ben", mine.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lena", his.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(cases[ben].ToString(), mine.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await scene.MineAsync(ben, HttpMethod.Get, $"/{cases[scene.Learner]}")).StatusCode
        );
    }

    private static Task<HttpResponseMessage> ContributeAsync(RplScene scene, Person person, Guid id, string? code, string part) =>
        scene.MineAsync(
            person,
            HttpMethod.Post,
            $"/{id}/evidence",
            new
            {
                kind = "group",
                context = "volunteering",
                outcomes = new[] { "o1" },
                description = part,
                code,
            }
        );

    private static Task<HttpResponseMessage> AddAsync(
        RplScene scene,
        Guid id,
        string kind = "link",
        string url = "https://example.org/",
        string? madeOn = "2025-01-31",
        string origin = "A choir",
        string? contact = null,
        string[]? outcomes = null
    ) =>
        scene.MineAsync(
            scene.Learner,
            HttpMethod.Post,
            $"/{id}/evidence",
            new
            {
                kind,
                context = "volunteering",
                outcomes = outcomes ?? ["o1"],
                title = "Led the summer concert",
                origin,
                madeOn,
                url,
                contactName = "Clara Chor",
                contactEmail = contact,
            }
        );

    private static async Task<string> SecretAsync(RplScene scene, string email) =>
        Assert.Single(await scene.App.MessagesAsync(email)).Link!.Split('/')[^1]; // it has one

    private static JsonElement Last(JsonElement rpl) => rpl.GetProperty("evidence").EnumerateArray().Last();

    private static Task<int> ContentsAsync(RplScene scene, Guid item) =>
        scene.App.InScopeAsync(
            scene.Home,
            services => services.Get<AppDb>().Set<EvidenceContent>().CountAsync(content => content.Id == item)
        );
}
