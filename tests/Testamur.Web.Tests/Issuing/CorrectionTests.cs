using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Corrections;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;
using WalletStage = Testamur.Web.Tests.Wallet.WalletStage;

namespace Testamur.Web.Tests.Issuing;

public sealed class CorrectionTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    private const string Reason = "The examination is being looked into.";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cohort_is_suspended_by_one_act_that_can_be_taken_back_and_reinstated(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        await registrar.SetPolicyAsync(undoMinutes: 10, suspendable: true);
        var credentials = await registrar.IssueAsync(3);
        var batch = credentials[0].GetProperty("batch").GetGuid();

        var wrong = await CorrectAsync(
            registrar,
            new
            {
                kind = "suspend",
                reason = Reason,
                count = 2,
                batch,
            }
        );
        Assert.Equal("issuing.countDiffers", await wrong.CodeAsync(HttpStatusCode.Conflict));
        var pending = await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "suspend",
                    reason = Reason,
                    count = 3,
                    batch,
                }
            )
        ).JsonAsync();
        Assert.Equal(("pending", 0), (pending.GetProperty("state").GetString(), pending.GetProperty("done").GetInt32()));
        Assert.Equal(Verdict.Valid, (await VerifyAsync(app, credentials[0].DataIntegrity())).Verdict);
        var path = $"{registrar.Root}/corrections/{pending.Id()}/withdrawal";
        await (await registrar.Api.SendAsync(HttpMethod.Post, path)).JsonAsync();
        var late = await registrar.Api.SendAsync(HttpMethod.Post, path);
        Assert.Equal("issuing.tooLateToTakeBack", await late.CodeAsync(HttpStatusCode.Conflict));

        await registrar.SetPolicyAsync(undoMinutes: 0, suspendable: true);
        var done = await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "suspend",
                    reason = Reason,
                    count = 3,
                    batch,
                    urgent = true,
                }
            )
        ).JsonAsync();
        Assert.Equal(("done", 3), (done.GetProperty("state").GetString(), done.GetProperty("done").GetInt32()));
        foreach (var credential in credentials)
        {
            var report = await VerifyAsync(app, credential.DataIntegrity());
            Assert.Equal((Verdict.Invalid, Reasons.StatusSuspended), (report.Verdict, report[CheckCode.Status].Reason));
            Assert.Equal(Reasons.StatusSuspended, (await VerifyAsync(app, credential.Jwt()))[CheckCode.Status].Reason);
        }

        var (list, index) = credentials[1].Entry();
        var token = await registrar.ListAsync(list, StatusListToken.MediaType);
        Assert.True(StatusListToken.TryRead(token, out var read, out _, out var problem), problem);
        Assert.Equal((2, 2), (read.List.Bits, read.List[index]));
        Assert.True(IsSet(await registrar.ListAsync(list + "/suspension"), index));
        Assert.False(IsSet(await registrar.ListAsync(list), index));

        var one = new[] { credentials[1].Id() };
        await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "reinstate",
                    reason = "Nothing was found.",
                    count = 1,
                    credentials = one,
                }
            )
        ).JsonAsync();
        Assert.Equal(Verdict.Valid, (await VerifyAsync(app, credentials[1].DataIntegrity())).Verdict);
        await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "revoke",
                    reason = "It was found.",
                    count = 3,
                    batch,
                }
            )
        ).JsonAsync();
        Assert.All(
            await Task.WhenAll(credentials.Select(one => VerifyAsync(app, one.DataIntegrity()))),
            report => Assert.Equal(Reasons.StatusRevoked, report[CheckCode.Status].Reason)
        );
        var over = await CorrectAsync(
            registrar,
            new
            {
                kind = "reinstate",
                reason = "x",
                count = 3,
                batch,
            }
        );
        Assert.Equal("issuing.nothingToCorrect", await over.CodeAsync(HttpStatusCode.Conflict));
        var email = credentials[1].GetProperty("learnerEmail").GetString()!; // each has one
        var title = credentials[1].GetProperty("title").GetString();
        var kinds = (await WalletStage.MessagesAsync(app, email)).Where(m =>
            m.Arguments.Contains(Reason) || m.Arguments.Contains("Nothing was found.")
        );
        Assert.Contains(kinds, message => message.Kind == "Issuing.Suspended" && message.Arguments[0] == title);
        Assert.Contains(kinds, message => message.Kind == "Issuing.Reinstated");
        Assert.Equal(3, await EventsAsync(app, home, index)); // suspended, reinstated, revoked
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_act_that_two_workers_take_up_at_once_happens_once(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var credentials = await registrar.IssueAsync(4);
        var batch = credentials[0].GetProperty("batch").GetGuid();
        var refused = await CorrectAsync(
            registrar,
            new
            {
                kind = "suspend",
                reason = Reason,
                count = 4,
                batch,
            }
        );
        Assert.Equal("issuing.notSuspendable", await refused.CodeAsync(HttpStatusCode.Conflict));

        var act = await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "revoke",
                    reason = Reason,
                    count = 4,
                    batch,
                }
            )
        ).JsonAsync();
        var id = new CorrectionId(act.Id());
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                var now = app.Time.GetUtcNow();
                await db.Set<Correction>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.EffectiveAt, now)); // as when its time has passed
                var apply = services.Get<ApplyCorrection>();
                await Task.WhenAll(
                    Enumerable.Range(0, 3).Select(_ => Task.Run(() => apply.HandleAsync(home.Id, id, CancellationToken.None)))
                );
                Assert.Equal(4, await db.Set<StatusEvent>().CountAsync());
            }
        );
        foreach (var credential in credentials)
            Assert.Equal(Reasons.StatusRevoked, (await VerifyAsync(app, credential.DataIntegrity()))[CheckCode.Status].Reason);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_urgent_act_changed_is_published_even_if_another_worker_ends_it(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        await registrar.SetPolicyAsync(undoMinutes: 10, suspendable: false);
        var credentials = await registrar.IssueAsync(2);
        var act = await (
            await CorrectAsync(
                registrar,
                new
                {
                    kind = "revoke",
                    reason = Reason,
                    count = 2,
                    batch = credentials[0].GetProperty("batch").GetGuid(),
                    urgent = true,
                }
            )
        ).JsonAsync();
        var id = new CorrectionId(act.Id());
        await app.InScopeAsync(
            home,
            async services =>
            {
                // In one transaction, so that nobody else finds the act due while there is something to change.
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                var now = app.Time.GetUtcNow();
                await db.Set<Correction>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.EffectiveAt, now));
                Assert.True(await services.Get<CorrectionChunk>().HandleAsync(id, CancellationToken.None));
                await transaction.CommitAsync();
            }
        );
        await app.InScopeAsync(
            home,
            services => services.Get<ApplyCorrection>().HandleAsync(home.Id, id, CancellationToken.None)
        );

        var read = await (await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/corrections/{id.Value}")).JsonAsync();
        Assert.Equal("done", read.GetProperty("state").GetString());
        foreach (var credential in credentials)
        {
            var (list, index) = credential.Entry();
            Assert.True(IsSet(await registrar.ListAsync(list), index));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Credentials_issued_anew_take_the_place_of_the_old_ones_and_each_names_the_other(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var old = await registrar.IssueAsync(2);
        var batch = old[0].GetProperty("batch").GetGuid();
        var path = $"{registrar.Root}/batches/{batch}/reissue";
        var body = new { reason = "The day was wrong.", awardedOn = "2026-02-04" };
        var anew = await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();
        var again = await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();
        Assert.Equal(("reissue", 2), (anew.GetProperty("source").GetString(), anew.GetProperty("waiting").GetInt32()));
        await registrar.ConfirmAsync(anew);
        await registrar.WaitUntilDoneAsync(anew);
        // The same once more gives no third one.
        await registrar.ConfirmAsync(again);
        again = await registrar.WaitUntilAsync(again, "done");
        Assert.Equal((0, 2), (again.GetProperty("sealed").GetInt32(), again.GetProperty("heldBack").GetInt32()));

        var all = await registrar.CredentialsAsync();
        Assert.Equal(4, all.Count);
        foreach (var before in old)
        {
            var after = all.Single(one =>
                one.GetProperty("replaces").ValueKind == JsonValueKind.String
                && one.GetProperty("replaces").GetGuid() == before.Id()
            );
            var replaced = all.Single(one => one.Id() == before.Id());
            Assert.Equal(after.Id(), replaced.GetProperty("replacedBy").GetGuid());
            Assert.Equal("replaced", replaced.GetProperty("revocationCode").GetString());
            Assert.Equal(Verdict.Valid, (await VerifyAsync(app, after.DataIntegrity())).Verdict);
            Assert.Equal(Reasons.StatusRevoked, (await VerifyAsync(app, before.DataIntegrity()))[CheckCode.Status].Reason);
            Assert.Contains("2026-02-04", after.DataIntegrity(), StringComparison.Ordinal);
            Assert.Equal(before.PublicId(), Replaces(after));
            Assert.Null(Replaces(before));
        }

        await StrangersAreToldTheNewestAsync(app, registrar, old[0], anew);
    }

    private static async Task StrangersAreToldTheNewestAsync(App app, Registrar registrar, JsonElement old, JsonElement anew)
    {
        var all = await registrar.CredentialsAsync();
        var second = all.Single(one => one.GetProperty("replaces").ToString() == $"{old.Id()}");
        foreach (var form in new[] { old.DataIntegrity(), old.Jwt() })
            Assert.Equal(second.PublicId(), await ReplacedByAsync(app, form));
        Assert.Null(await ReplacedByAsync(app, second.DataIntegrity()));
        // Its identifier alone is told nothing, whoever writes it.
        Assert.Null(await ReplacedByAsync(app, old.DataIntegrity().Replace("Learner ", "Learned ", StringComparison.Ordinal)));

        var body = new { reason = "The grade was wrong.", credentials = new[] { second.Id() } };
        var path = $"{registrar.Root}/batches/{anew.Id()}/reissue";
        var third = await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();
        await registrar.ConfirmAsync(third);
        await registrar.WaitUntilDoneAsync(third);
        all = await registrar.CredentialsAsync();
        var newest = all.Single(one => one.GetProperty("replaces").ToString() == $"{second.Id()}").PublicId();
        Assert.Equal(newest, await ReplacedByAsync(app, old.DataIntegrity()));
        using var stranger = app.Browser(null);
        using var upload = Verification.VerifyTests.Form(old.DataIntegrity());
        using var answer = await stranger.PostAsync(new Uri("/verify", UriKind.Relative), upload);
        Assert.Contains(newest, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // A report that somebody keeps says it, too.
        var why = await app.InScopeAsync(
            null,
            async services =>
            {
                var check = services.Get<ICredentialCheck>();
                var kept = await check.CheckAsync(Encoding.UTF8.GetBytes(old.DataIntegrity()), CancellationToken.None);
                return check.Show(kept.Kept).Why;
            }
        );
        Assert.Contains(newest, why, StringComparison.Ordinal);
    }

    /// <summary>The credential that a badge says it was issued in place of.</summary>
    private static string? Replaces(JsonElement credential)
    {
        using var document = JsonDocument.Parse(credential.DataIntegrity());
        var achievement = document.RootElement.GetProperty("credentialSubject").GetProperty("achievement");
        return achievement
            .GetProperty("alignment")
            .EnumerateArray()
            .Where(alignment => alignment.GetProperty("targetType").GetString() == "ext:Replaces")
            .Select(alignment => alignment.GetProperty("targetUrl").GetString())
            .SingleOrDefault();
    }

    private static async Task<string?> ReplacedByAsync(App app, string document) =>
        ReplacementTests.ReplacedBy(await ReplacementTests.ReportAsync(app, document));

    private static Task<HttpResponseMessage> CorrectAsync(Registrar registrar, object body) =>
        registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/corrections", body);

    private static bool IsSet(string list, int index)
    {
        using var document = JsonDocument.Parse(list);
        var encoded = document.RootElement.GetProperty("credentialSubject").GetProperty("encodedList").GetString();
        Assert.True(BitstringStatusList.TryDecode(encoded, out var bits));
        return bits[index];
    }

    private static Task<int> EventsAsync(App app, Modules.Alliance.Institution home, int index) =>
        app.InScopeAsync(home, services => services.Get<AppDb>().Set<StatusEvent>().CountAsync(e => e.Index == index));

    private static Task<VerificationReport> VerifyAsync(App app, string document) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var own = new OwnRecords(services.Get<IStatusAndKeys>());
                var options = new VerificationOptions { Now = app.Time.GetUtcNow().AddSeconds(1) };
                return await new CredentialVerifier(own, own).VerifyAsync(
                    Encoding.UTF8.GetBytes(document),
                    options,
                    CancellationToken.None
                );
            }
        );

    /// <summary>As the platform verifies: the lists as they are published, the entries by its own records.</summary>
    private sealed class OwnRecords(IStatusAndKeys status) : IKeyResolver, IStatusSource
    {
        public async ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
            Bytes(await status.FindDidDocumentAsync(did, cancel));

        public async ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
            Bytes(await status.FindStatusListAsync(url, cancel));

        public async ValueTask<bool?> FindEntryAsync(string url, int index, CancellationToken cancel) =>
            await status.IsSetAsync(url, index, cancel);

        private static ReadOnlyMemory<byte>? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
    }
}
