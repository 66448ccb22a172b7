using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class ApprovalTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_sealed_is_what_somebody_else_signed_off(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var colleague = await Registrar.ColleagueAsync(app, home);
        await registrar.SetPolicyAsync(approvalFrom: 2);
        var batch = await ProposeAsync(registrar, 3);
        var fingerprint = batch.GetProperty("fingerprint").GetString();
        Assert.Empty(await registrar.CredentialsAsync());

        var same = await registrar.ActAsync(batch, "approval", new { fingerprint });
        Assert.Equal("issuing.samePerson", await same.CodeAsync(HttpStatusCode.Forbidden));
        var other = await colleague.ActAsync(batch, "approval", new { fingerprint = new string('0', 64) });
        Assert.Equal("issuing.fingerprintDiffers", await other.CodeAsync(HttpStatusCode.Conflict));
        var row = await (
            await colleague.Api.SendAsync(HttpMethod.Get, $"{colleague.Root}/batches/{batch.Id()}/rows/2")
        ).JsonAsync();
        var shown = row.GetProperty("payload").GetString()!; // fixed, so it is there

        await (await colleague.ActAsync(batch, "approval", new { fingerprint })).JsonAsync(HttpStatusCode.Accepted);
        await registrar.WaitUntilDoneAsync(batch);
        var credentials = await registrar.CredentialsAsync();
        Assert.Equal(3, credentials.Count);
        var learner = row.GetProperty("learnerName").GetString();
        var issued = credentials.Single(one => one.GetProperty("learnerName").GetString() == learner);
        var document = JsonNode.Parse(issued.DataIntegrity())!.AsObject();
        document.Remove("proof");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), document));
        var twice = await colleague.ActAsync(batch, "approval", new { fingerprint });
        Assert.Equal("issuing.batchNotSo", await twice.CodeAsync(HttpStatusCode.Conflict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_text_that_changed_after_it_was_proposed_is_neither_approved_nor_sealed(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var colleague = await Registrar.ColleagueAsync(app, home);
        await registrar.SetPolicyAsync(approvalFrom: 2);
        var batch = await ProposeAsync(registrar, 2);
        await TamperAsync(app, home, batch.Id());
        var fingerprint = batch.GetProperty("fingerprint").GetString();
        var refused = await colleague.ActAsync(batch, "approval", new { fingerprint });
        Assert.Equal("issuing.fingerprintDiffers", await refused.CodeAsync(HttpStatusCode.Conflict));

        await (await colleague.ActAsync(batch, "return", new { reason = "Something is odd." })).JsonAsync();
        await registrar.ConfirmAsync(await registrar.BatchAsync(batch));
        batch = await registrar.WaitUntilAsync(batch, "proposed");
        Assert.NotEqual(fingerprint, batch.GetProperty("fingerprint").GetString());
        await TamperAsync(app, home, batch.Id());
        await app.InScopeAsync(
            home,
            async services =>
            {
                // As when somebody with access to the database changed a row between the approval and the seal.
                var db = services.Get<AppDb>();
                var id = new BatchId(batch.Id());
                var stored = await db.Set<Batch>().SingleAsync(b => b.Id == id);
                stored.Approve(new(Guid.Empty), app.Time.GetUtcNow(), 0);
                await db.SaveChangesAsync();
                await services.Get<SealBatch>().HandleAsync(home.Id, id, CancellationToken.None);
            }
        );
        batch = await registrar.WaitUntilAsync(batch, "done");
        Assert.Equal((1, 1), (batch.GetProperty("sealed").GetInt32(), batch.GetProperty("heldBack").GetInt32()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_corrected_row_voids_the_proposal_and_one_corrected_afterwards_is_issued_alone(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        using var colleague = await Registrar.ColleagueAsync(app, home);
        await registrar.SetPolicyAsync(approvalFrom: 2);
        const string Csv =
            "name,email,awardedOn\nAda,ada@example.org,2026-02-03\nBo,bo@example.org,2026-02-03\nCy,no-address,31.02.2026\n";
        var batch = await (await registrar.HandInAsync(Csv)).JsonAsync();
        await registrar.ConfirmAsync(batch);
        batch = await registrar.WaitUntilAsync(batch, "proposed");

        var wrong = await CorrectAsync(registrar, batch, 2, "Ada", "bo@example.org");
        Assert.Equal("issuing.rowStillWrong", await wrong.CodeAsync(HttpStatusCode.UnprocessableEntity));
        batch = await (await CorrectAsync(registrar, batch, 2, "Ada Ålund", "ada@example.org")).JsonAsync();
        Assert.Equal("preview", batch.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("fingerprint").ValueKind);
        await registrar.ConfirmAsync(batch);
        batch = await registrar.WaitUntilAsync(batch, "proposed");
        var fingerprint = batch.GetProperty("fingerprint").GetString();
        await (await colleague.ActAsync(batch, "approval", new { fingerprint })).JsonAsync(HttpStatusCode.Accepted);
        batch = await registrar.WaitUntilAsync(batch, "done");
        Assert.Equal((2, 1), (batch.GetProperty("sealed").GetInt32(), batch.GetProperty("heldBack").GetInt32()));

        var row = await CorrectAsync(registrar, batch, 2, "Ada", "ada@example.org");
        Assert.Equal("issuing.rowFixed", await row.CodeAsync(HttpStatusCode.Conflict));
        batch = await (await CorrectAsync(registrar, batch, 4, "Cy", "cy@example.org")).JsonAsync();
        Assert.Equal(1, batch.GetProperty("waiting").GetInt32());
        await registrar.ConfirmAsync(batch);
        await registrar.WaitUntilDoneAsync(batch);
        Assert.Equal(
            ["Ada Ålund", "Bo", "Cy"],
            (await registrar.CredentialsAsync()).Select(one => one.GetProperty("learnerName").GetString()).Order()
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_batch_waits_for_its_hour_is_paused_and_given_up(DatabaseKind database)
    {
        await using var app = await IssuingApps.StartAsync(await Apps.SettingsAsync(database));
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var batch = await registrar.PreviewAsync(2);
        var starts = app.Time.GetUtcNow().AddHours(2);
        var past = await registrar.ActAsync(batch, "confirmation", new { count = 2, startsAt = starts.AddHours(-3) });
        Assert.Equal("issuing.startUnusable", await past.CodeAsync(HttpStatusCode.UnprocessableEntity));
        await (await registrar.ActAsync(batch, "confirmation", new { count = 2, startsAt = starts })).JsonAsync(
            HttpStatusCode.Accepted
        );
        Assert.Equal("scheduled", (await registrar.BatchAsync(batch)).GetProperty("state").GetString());
        Assert.Equal("paused", (await (await registrar.ActAsync(batch, "pause")).JsonAsync()).GetProperty("state").GetString());
        await SealAsync(app, home, batch);
        Assert.Empty(await registrar.CredentialsAsync());
        Assert.Equal(
            "scheduled",
            (await (await registrar.ActAsync(batch, "continuation")).JsonAsync()).GetProperty("state").GetString()
        );

        var second = await registrar.PreviewAsync(3);
        await (await registrar.ActAsync(second, "confirmation", new { count = 3, startsAt = starts })).JsonAsync(
            HttpStatusCode.Accepted
        );
        var given = await (await registrar.ActAsync(second, "cancellation", new { reason = "The wrong list." })).JsonAsync();
        Assert.Equal(("cancelled", 3), (given.GetProperty("state").GetString(), given.GetProperty("leftOut").GetInt32()));

        app.Time.Advance(TimeSpan.FromHours(3));
        using var colleague = await Registrar.ColleagueAsync(app, home);
        await app.InScopeAsync(
            home,
            services =>
                new ContinueBatches(services.Get<AppDb>(), services.Get<IServiceScopeFactory>(), app.Time).BeginDueAsync(
                    CancellationToken.None
                )
        );
        await SealAsync(app, home, batch);
        await SealAsync(app, home, second);
        await colleague.WaitUntilDoneAsync(batch);
        var credentials = await colleague.CredentialsAsync();
        Assert.Equal(2, credentials.Count);
        Assert.All(credentials, one => Assert.Equal(batch.Id(), one.GetProperty("batch").GetGuid()));
        var late = await colleague.ActAsync(batch, "cancellation", new { reason = "Too late." });
        Assert.Equal("issuing.batchNotSo", await late.CodeAsync(HttpStatusCode.Conflict));
    }

    private static async Task<JsonElement> ProposeAsync(Registrar registrar, int rows)
    {
        var batch = await registrar.PreviewAsync(rows);
        await registrar.ConfirmAsync(batch);
        return await registrar.WaitUntilAsync(batch, "proposed");
    }

    private static Task<HttpResponseMessage> CorrectAsync(
        Registrar registrar,
        JsonElement batch,
        int row,
        string name,
        string email
    ) =>
        registrar.Api.SendAsync(
            HttpMethod.Put,
            $"{registrar.Root}/batches/{batch.Id()}/rows/{row}",
            new
            {
                name,
                email,
                awardedOn = "2026-02-03",
            }
        );

    private static Task SealAsync(App app, Institution home, JsonElement batch) =>
        app.InScopeAsync(
            home,
            services => services.Get<SealBatch>().HandleAsync(home.Id, new(batch.Id()), CancellationToken.None)
        );

    private static Task TamperAsync(App app, Institution home, Guid batch) =>
        app.InScopeAsync(
            home,
            async services =>
            {
                var id = new BatchId(batch);
                var items = services.Get<AppDb>().Set<BatchItem>().Where(item => item.Batch == id);
                var first = await items.MinAsync(item => item.Row);
                var payload = await items.Where(item => item.Row == first).Select(item => item.Payload).SingleAsync();
                var changed = payload!.Replace("Learner", "learner", StringComparison.Ordinal); // prepared, so it has one
                Assert.NotEqual(payload, changed);
                await items
                    .Where(item => item.Row == first)
                    .ExecuteUpdateAsync(item => item.SetProperty(i => i.Payload, changed));
            }
        );
}
