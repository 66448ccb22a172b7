using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Mandates;

/// <summary>From the record of a mandate to a credential that names it, and to its end.</summary>
public sealed class MandateTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Under_a_mandate_that_both_agreed_to_credentials_are_sealed_and_name_both(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        using var authority = new Authority();
        await SealTests.InstallAsync(scene.Registrar, authority, "VATFI-12345678");
        await scene.GiveRightAsync();
        var mandate = await scene.AgreeAsync();
        Assert.Equal("inForce", await MandateScene.StateAsync(scene.Acceptor, scene.Office, mandate));

        var batch = await (await scene.HandInAsync(mandate)).JsonAsync();
        Assert.Equal(mandate, batch.GetProperty("mandate").GetGuid());
        await scene.Registrar.ConfirmAsync(batch);
        await scene.Registrar.WaitUntilDoneAsync(batch);
        var credential = Assert.Single(await scene.Registrar.CredentialsAsync());
        var document = JsonNode.Parse(credential.DataIntegrity())!; // it was signed
        Assert.EndsWith(scene.Office.Slug, (string?)document["issuer"]!["id"], StringComparison.Ordinal);
        var named = document["credentialSubject"]!["achievement"]!["alignment"]!
            .AsArray()
            .Single(one => (string?)one!["targetType"] == "ext:Mandate")!;
        Assert.Equal("Faculty of Rivers", (string?)named["targetName"]);
        Assert.EndsWith(scene.Faculty.Slug, (string?)named["targetCode"], StringComparison.Ordinal);
        Assert.Contains("decision 7/2026", (string?)named["targetDescription"], StringComparison.Ordinal);
        var european = JsonNode.Parse(
            (string?)JsonNode.Parse(credential.GetProperty("european").GetString()!)!["payload"] ?? ""
        )!;
        Assert.Contains("decision 7/2026", (string?)european["evidence"]!["evidenceStatement"], StringComparison.Ordinal);
        Assert.EndsWith("c_9a31f32a", (string?)european["credentialProfiles"]!["id"], StringComparison.Ordinal);

        // The mandate is for what the faculty publishes. As long as nobody here knows whose this is, nothing says that it is for it.
        string[] forms = [credential.DataIntegrity(), credential.Jwt()];
        foreach (var form in forms)
        {
            var check = await MandateScene.VerifyAsync(scene.App, form);
            Assert.Equal("undetermined", check.GetProperty("outcome").GetString());
        }

        // Not the office's right to award counts, which has none, but the faculty's.
        await scene.ListAsync();
        foreach (var form in forms)
        {
            var check = await MandateScene.VerifyAsync(scene.App, form);
            Assert.Equal("passed", check.GetProperty("outcome").GetString());
            Assert.Contains(
                "Faculty of Rivers (FI) (Senate, decision 7/2026)",
                check.GetProperty("detail").GetString(),
                StringComparison.Ordinal
            );
        }

        // What was issued stands, whatever becomes of the mandate; nothing more is issued.
        var end = new { reason = "The faculty seals by itself now." };
        await (
            await scene.Signatory.SendAsync(HttpMethod.Post, MandateScene.Of(scene.Faculty, $"/{mandate}/end"), end)
        ).JsonAsync();
        Assert.Equal(
            "passed",
            (await MandateScene.VerifyAsync(scene.App, credential.DataIntegrity())).GetProperty("outcome").GetString()
        );
        var refused = await scene.HandInAsync(mandate);
        Assert.Equal("issuing.mandateNotInForce", await refused.CodeAsync(HttpStatusCode.Conflict));
        var reissue = await scene.Registrar.ActAsync(batch, "reissue", new { reason = "A wrong day." });
        Assert.Equal("issuing.mandateNotInForce", await reissue.CodeAsync(HttpStatusCode.Conflict));

        string[] acts = ["mandates.signed", "mandates.accepted", "mandates.used", "mandates.withdrawn"];
        await MandateScene.AssertActsAsync(scene.Recorder, scene.Faculty, mandate, ["mandates.recorded", .. acts]);
        await MandateScene.AssertActsAsync(scene.Acceptor, scene.Office, mandate, acts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_that_wait_when_the_mandate_ends_are_not_sealed(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        await scene.GiveRightAsync();
        var mandate = await scene.AgreeAsync();
        await scene.Registrar.SetPolicyAsync(approvalFrom: 2);
        var batch = await (await scene.HandInAsync(mandate, rows: 2)).JsonAsync();
        await scene.Registrar.ConfirmAsync(batch);
        batch = await scene.Registrar.WaitUntilAsync(batch, "proposed");
        var end = new { reason = "No staff for it any more." };
        await (
            await scene.Acceptor.SendAsync(HttpMethod.Post, MandateScene.Of(scene.Office, $"/{mandate}/end"), end)
        ).JsonAsync();
        Assert.Equal("laidDown", await MandateScene.StateAsync(scene.Recorder, scene.Faculty, mandate));

        using var colleague = await Registrar.ColleagueAsync(scene.App, scene.Office);
        var fingerprint = batch.GetProperty("fingerprint").GetString();
        var refused = await colleague.ActAsync(batch, "approval", new { fingerprint });
        Assert.Equal("issuing.mandateNotInForce", await refused.CodeAsync(HttpStatusCode.Conflict));

        // As when it ends between the approval and the seal.
        await scene.App.InScopeAsync(
            scene.Office,
            async services =>
            {
                var (db, id) = (services.Get<AppDb>(), new BatchId(batch.Id()));
                var stored = await db.Set<Batch>().SingleAsync(one => one.Id == id);
                stored.Approve(new(Guid.Empty), scene.App.Time.GetUtcNow(), 0);
                await db.SaveChangesAsync();
                await services.Get<SealBatch>().HandleAsync(scene.Office.Id, id, CancellationToken.None);
            }
        );
        Assert.Equal(2, (await scene.Registrar.WaitUntilAsync(batch, "done")).GetProperty("heldBack").GetInt32());
        Assert.Empty(await scene.Registrar.CredentialsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mandate_is_for_what_it_names_and_not_for_what_others_award(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        await scene.GiveRightAsync();
        var foreign = await scene.RecordAsync(scene.Terms(specifications: Guid.Parse("00000000-0000-4000-8000-000000000009")));
        Assert.Equal("platform.invalidFields", await foreign.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var itself = await scene.RecordAsync(scene.Terms(mandatary: scene.Faculty.Slug, untilDays: -1));
        var fields = (await itself.JsonAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("errors");
        Assert.Equal(["mandatary", "validUntil"], fields.EnumerateObject().Select(field => field.Name).Order());

        var mandate = await scene.AgreeAsync(scene.Terms(specifications: MandateScene.Published));
        var outside = await scene.HandInAsync(mandate, specification: Guid.Parse("00000000-0000-4000-8000-000000000009"));
        Assert.Equal("issuing.outsideMandate", await outside.CodeAsync(HttpStatusCode.Conflict));
        var unknown = await scene.HandInAsync(Guid.Parse("00000000-0000-4000-8000-0000000000ff"));
        Assert.Equal("issuing.mandateNotFound", await unknown.CodeAsync(HttpStatusCode.NotFound));
        var later = await scene.AgreeAsync(scene.Terms(fromDays: 2));
        Assert.Equal("issuing.mandateNotInForce", await (await scene.HandInAsync(later)).CodeAsync(HttpStatusCode.Conflict));

        // The credential of this one says that it is about something else than the specification that the mandate names.
        var batch = await (await scene.HandInAsync(mandate)).JsonAsync();
        await scene.Registrar.ConfirmAsync(batch);
        await scene.Registrar.WaitUntilDoneAsync(batch);
        var credential = Assert.Single(await scene.Registrar.CredentialsAsync());
        Assert.Equal(
            "failed",
            (await MandateScene.VerifyAsync(scene.App, credential.DataIntegrity())).GetProperty("outcome").GetString()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_takes_a_right_to_award_a_second_person_and_the_other_institution(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        var id = (await (await scene.RecordAsync(scene.Terms())).JsonAsync()).Id();
        var sign = MandateScene.Of(scene.Faculty, $"/{id}/signature");
        var accept = new { accepted = true };
        Assert.Equal(
            "mandates.noAwardingRight",
            await (await scene.Signatory.SendAsync(HttpMethod.Post, sign)).CodeAsync(HttpStatusCode.Conflict)
        );
        await scene.GiveRightAsync();
        Assert.Equal(
            "mandates.samePerson",
            await (await scene.Recorder.SendAsync(HttpMethod.Post, sign)).CodeAsync(HttpStatusCode.Forbidden)
        );

        // Until it is signed off the other institution knows nothing of it.
        var answer = MandateScene.Of(scene.Office, $"/{id}/answer");
        var early = await scene.Acceptor.SendAsync(HttpMethod.Post, answer, accept);
        Assert.Equal("mandates.notFound", await early.CodeAsync(HttpStatusCode.NotFound));
        await (await scene.Signatory.SendAsync(HttpMethod.Post, sign)).JsonAsync();

        var own = await scene.Signatory.SendAsync(HttpMethod.Post, MandateScene.Of(scene.Faculty, $"/{id}/answer"), accept);
        Assert.Equal("mandates.otherSide", await own.CodeAsync(HttpStatusCode.Conflict));
        var signed = await scene.Acceptor.SendAsync(HttpMethod.Post, MandateScene.Of(scene.Office, $"/{id}/signature"));
        Assert.Equal("mandates.otherSide", await signed.CodeAsync(HttpStatusCode.Conflict));
        var silent = await scene.Acceptor.SendAsync(HttpMethod.Post, answer, new { accepted = false, reason = " " });
        Assert.Equal("mandates.reasonNeeded", await silent.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await (
            await scene.Acceptor.SendAsync(HttpMethod.Post, answer, new { accepted = false, reason = "No staff for it." })
        ).JsonAsync();
        Assert.Equal("declined", await MandateScene.StateAsync(scene.Recorder, scene.Faculty, id));
        var twice = await scene.Acceptor.SendAsync(HttpMethod.Post, answer, accept);
        Assert.Equal("mandates.wrongState", await twice.CodeAsync(HttpStatusCode.Conflict));
        Assert.Equal("issuing.mandateNotInForce", await (await scene.HandInAsync(id)).CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task To_a_third_institution_there_is_no_mandate(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        await scene.GiveRightAsync();
        var id = await scene.AgreeAsync();
        var (third, elsewhere, _) = await Registrar.AtNewInstitutionAsync(scene.App);
        using var _1 = third;
        using var stranger = scene.App.Api(
            await scene.App.PersonAsync("Tara Third", (elsewhere, Role.Administrator), (elsewhere, Role.Approver))
        );
        Assert.Equal(
            0,
            (await (await stranger.SendAsync(HttpMethod.Get, MandateScene.Of(elsewhere))).JsonAsync()).GetArrayLength()
        );
        foreach (
            var (path, body) in new (string, object?)[]
            {
                ("", null),
                ("/signature", null),
                ("/answer", new { accepted = true }),
                ("/end", new { reason = "Not theirs." }),
            }
        )
        {
            var method = path.Length == 0 ? HttpMethod.Get : HttpMethod.Post;
            var own = await stranger.SendAsync(method, MandateScene.Of(elsewhere, $"/{id}{path}"), body);
            Assert.Equal("mandates.notFound", await own.CodeAsync(HttpStatusCode.NotFound));
            var there = await stranger.SendAsync(method, MandateScene.Of(scene.Faculty, $"/{id}{path}"), body);
            Assert.Equal("platform.notFound", await there.CodeAsync(HttpStatusCode.NotFound));
        }

        using var stolen = await third.HandInAsync(Registrar.Csv(1), specification: MandateScene.Published, mandate: id);
        Assert.Equal("issuing.mandateNotFound", await stolen.CodeAsync(HttpStatusCode.NotFound));
        var query = $"specification={MandateScene.Published}&version=1&mandate={id}";
        var template = await third.Api.SendAsync(HttpMethod.Get, $"{third.Root}/batches/template?{query}");
        Assert.Equal("issuing.mandateNotFound", await template.CodeAsync(HttpStatusCode.NotFound));
    }

    [Theory, OnSqlite]
    public async Task The_pages_lead_from_the_record_to_the_list_that_is_handed_in(DatabaseKind database)
    {
        using var scene = await MandateScene.SetAsync(await apps.OnAsync(database));
        await scene.GiveRightAsync();
        var (faculty, office) = (scene.Faculty, scene.Office);
        using var recorder = scene.App.Browser(await PersonAsync(scene, faculty));
        using var signatory = scene.App.Browser(await PersonAsync(scene, faculty));
        using var acceptor = scene.App.Browser(await PersonAsync(scene, office));
        var list = $"/t/{faculty.Slug}/mandates";

        var empty = await recorder.PostFormAsync(list, "record");
        Assert.Contains(
            "Choose another member of the alliance.",
            await empty.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var day = scene.App.Time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var recorded = await recorder.PostFormAsync(
            list,
            "record",
            ("mandatary", office.Slug),
            ("statement", "The office issues for the faculty."),
            ("reference", "Senate 7/2026"),
            ("validFrom", day),
            ("specifications", $"{MandateScene.Published}")
        );
        var there = new Uri(recorder.BaseAddress!, recorded.Headers.Location!).AbsolutePath; // it leads to the mandate
        await signatory.PostFormAsync(there, "sign");
        var other = there.Replace(faculty.Slug, office.Slug, StringComparison.Ordinal);
        var refused = await acceptor.PostFormAsync(other, "decline", ("reason", ""));
        Assert.Contains("3 to 500 characters", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await acceptor.PostFormAsync(other, "accept");
        var page = await acceptor.PageAsync(other);
        Assert.Contains("In force", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Faculty of Rivers",
            (await acceptor.PageAsync($"/t/{office.Slug}/mandates")).Body!.TextContent,
            StringComparison.Ordinal
        );

        using var registrar = scene.App.Browser(await scene.App.PersonAsync("Rita", (office, Role.Registrar)));
        var choice = (await registrar.PageAsync($"/t/{office.Slug}/issuing/new")).QuerySelector("optgroup option");
        Assert.EndsWith(there.Split('/')[^1], choice?.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("In the name of Faculty of Rivers", choice?.ParentElement?.GetAttribute("label"));
    }

    private static Task<Person> PersonAsync(MandateScene scene, Modules.Alliance.Institution at) =>
        scene.App.PersonAsync("Somebody", (at, Role.Administrator), (at, Role.Approver));
}
