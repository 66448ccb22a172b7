using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

public sealed class SealingTests(IssuingApps apps) : IClassFixture<IssuingApps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Credentials_of_a_list_verify_in_both_forms_by_our_verifier_and_by_foreign_ones(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, _, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var credentials = await registrar.IssueAsync(3);
        Assert.Equal(3, credentials.Count);
        var documents = await registrar.PublicDocumentsAsync(credentials);
        var peers = await NodePeers.SharedAsync();
        var now = app.Time.GetUtcNow().AddSeconds(1);
        foreach (var credential in credentials)
        {
            Assert.Equal(Verdict.Valid, await OursAsync(app, credential.DataIntegrity(), now));
            Assert.Equal(Verdict.Valid, await OursAsync(app, credential.Jwt(), now));
            Verified(await peers.VerifyAsync(credential.DataIntegrity(), documents, now, CancellationToken.None));
            Verified(await peers.VerifyJwtAsync(credential.Jwt(), documents, now, CancellationToken.None));
            Assert.Null(await peers.ExpandErrorAsync(credential.DataIntegrity(), CancellationToken.None));
            Assert.Empty(await peers.SchemaErrorsAsync(credential.DataIntegrity(), CancellationToken.None));
        }

        var tampering = await peers.TamperAsync(credentials[0].DataIntegrity(), documents, now, CancellationToken.None);
        Assert.Empty(tampering.Accepted);
        Assert.True(tampering.Tried > 20);
        var changed = credentials[0].DataIntegrity().Replace("Learner", "learner", StringComparison.Ordinal);
        Assert.Equal(Verdict.Invalid, await OursAsync(app, changed, now));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_revocation_is_known_at_once_and_stands_in_the_public_list(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var credentials = await registrar.IssueAsync(2);
        var (list, index) = credentials[0].Entry();
        var before = await registrar.PublicDocumentsAsync(credentials);

        var path = $"{registrar.Root}/credentials/{credentials[0].Id()}/revocation";
        var refused = await registrar.Api.SendAsync(HttpMethod.Post, path, new { code = "other", reason = " " });
        Assert.Equal("issuing.reasonNeeded", await refused.CodeAsync(HttpStatusCode.UnprocessableEntity));
        var body = new
        {
            code = "wrongPerson",
            reason = "It was made out to the wrong person.",
            urgent = true,
        };
        await (await registrar.Api.SendAsync(HttpMethod.Post, path, body)).JsonAsync();
        var again = await registrar.Api.SendAsync(HttpMethod.Post, path, body);
        Assert.Equal("issuing.alreadyRevoked", await again.CodeAsync(HttpStatusCode.Conflict));

        await app.InScopeAsync(
            home,
            async services =>
            {
                var status = services.Get<IStatusAndKeys>();
                Assert.True(await status.IsSetAsync(list, index, CancellationToken.None));
                Assert.False(await status.IsSetAsync(list, credentials[1].Entry().Index, CancellationToken.None));
                Assert.Null(await status.IsSetAsync("https://elsewhere.example/status/1", 1, CancellationToken.None));
            }
        );
        var peers = await NodePeers.SharedAsync();
        var documents = await registrar.PublicDocumentsAsync(credentials);
        Assert.NotEqual(before[1], documents[1]);
        var now = app.Time.GetUtcNow().AddSeconds(1);
        Assert.False((await peers.VerifyAsync(credentials[0].DataIntegrity(), documents, now, CancellationToken.None)).Verified);
        Verified(await peers.VerifyAsync(credentials[1].DataIntegrity(), documents, now, CancellationToken.None));
        Assert.Equal(Verdict.Invalid, await OursAsync(app, credentials[0].DataIntegrity(), now));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_replaced_in_the_middle_of_a_batch_leaves_every_credential_verifiable(DatabaseKind database)
    {
        var settings = await Apps.SettingsAsync(database);
        settings["Testamur:Issuing:ChunkSize"] = "50";
        await using var app = await IssuingApps.StartAsync(settings);
        // A foreign implementation reads status lists by the real clock, which this test must not overtake.
        app.Time.Advance(TimeSpan.FromMinutes(-10));
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var batch = await registrar.PreviewAsync(60);
        await SealChunkAsync(app, home, batch.Id());
        foreach (var role in new[] { "credential", "token", "status" })
        {
            var rotate = $"{registrar.Root}/keys/{role}/rotation";
            await (await registrar.Api.SendAsync(HttpMethod.Post, rotate)).JsonAsync();
            var twice = await registrar.Api.SendAsync(HttpMethod.Post, rotate);
            Assert.Equal("issuing.rotationPending", await twice.CodeAsync(HttpStatusCode.Conflict));
        }

        var unknown = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/seal/rotation");
        Assert.Equal("issuing.noSuchRole", await unknown.CodeAsync(HttpStatusCode.NotFound));

        app.Time.Advance(TimeSpan.FromMinutes(6));
        await SealChunkAsync(app, home, batch.Id());

        var credentials = await registrar.CredentialsAsync();
        Assert.Equal(60, credentials.Count);
        Assert.Equal(50, credentials.Count(c => c.DataIntegrity().Contains("#credential-1", StringComparison.Ordinal)));
        Assert.Equal(10, credentials.Count(c => c.DataIntegrity().Contains("#credential-2", StringComparison.Ordinal)));
        var now = app.Time.GetUtcNow().AddSeconds(1);
        await app.InScopeAsync(
            null,
            services =>
                services
                    .Get<Testamur.Web.Modules.Issuing.Status.PublishStatus>()
                    .HandleAsync(
                        home.Id,
                        new(Guid.Parse(new Uri(credentials[0].Entry().List).Segments[^1])),
                        CancellationToken.None
                    )
        );
        var peers = await NodePeers.SharedAsync();
        var documents = await registrar.PublicDocumentsAsync(credentials);
        foreach (var credential in credentials)
        {
            Verified(await peers.VerifyAsync(credential.DataIntegrity(), documents, now, CancellationToken.None));
            Verified(await peers.VerifyJwtAsync(credential.Jwt(), documents, now, CancellationToken.None));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lane_that_ends_leaves_the_batch_open_while_another_has_rows(DatabaseKind database)
    {
        await using var app = await IssuingApps.StartAsync(await Apps.SettingsAsync(database));
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var batch = await registrar.PreviewAsync(4);
        await BeginWithoutEngineAsync(app, home);
        Assert.Equal((BatchState.Sealing, 2), await LaneAsync(0));
        Assert.Equal((BatchState.Done, 4), await LaneAsync(1));

        Task<(BatchState, int)> LaneAsync(int lane) =>
            app.InScopeAsync(
                home,
                async services =>
                {
                    while (
                        await services
                            .Get<SealChunk>()
                            .HandleAsync(new(batch.Id()), new Lane(lane, 2), isAwaited: false, CancellationToken.None)
                    ) { }
                    var db = services.Get<AppDb>();
                    var state = await db.Set<Batch>()
                        .Where(one => one.Id == new BatchId(batch.Id()))
                        .Select(one => one.State)
                        .SingleAsync();
                    return (state, await db.Set<BatchItem>().CountAsync(item => item.State == ItemState.Sealed));
                }
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wallets_get_what_is_in_large_batches_when_the_last_of_them_is_sealed_whatever_small_one_is_under_way(
        DatabaseKind database
    )
    {
        await using var app = await IssuingApps.StartAsync(await Apps.SettingsAsync(database));
        var (registrar, home, _) = await Registrar.AtNewInstitutionAsync(app);
        using var _1 = registrar;
        var (first, last, small) = (
            await registrar.PreviewAsync(100),
            await registrar.PreviewAsync(100),
            await registrar.PreviewAsync(1)
        );
        await BeginWithoutEngineAsync(app, home);
        Assert.Equal(0, await DueAfterAsync(first));
        Assert.Equal(200, await DueAfterAsync(last));
        Assert.Equal("sealing", (await registrar.BatchAsync(small)).GetProperty("state").GetString());

        Task<int> DueAfterAsync(JsonElement batch) =>
            app.InScopeAsync(
                home,
                async services =>
                {
                    await services.Get<SealBatch>().HandleAsync(home.Id, new(batch.Id()), CancellationToken.None);
                    var now = app.Time.GetUtcNow();
                    return await services
                        .Get<AppDb>()
                        .Set<OutboxMessage>()
                        .CountAsync(message =>
                            message.Institution == home.Id
                            && message.Type == typeof(CredentialIssued).FullName
                            && message.NextAttemptAt <= now
                        );
                }
            );
    }

    [Fact]
    public async Task What_foreign_implementations_issue_our_verifier_accepts()
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var peers = await NodePeers.SharedAsync();
        var badge = await peers.IssueAsync("eddsa-jcs-2022", null, CancellationToken.None);
        var report = await new CredentialVerifier().VerifyAsync(
            Encoding.UTF8.GetBytes(badge.Secured),
            new() { Now = app.Time.GetUtcNow() },
            CancellationToken.None
        );
        Assert.Equal(Outcome.Passed, report[CheckCode.Integrity].Outcome);
    }

    /// <summary>All batches of the institution are to be sealed, and the engine, which would do it, rests.</summary>
    private static async Task BeginWithoutEngineAsync(App app, Modules.Alliance.Institution home)
    {
        await app.RestAsync();
        await app.InScopeAsync(
            home,
            services =>
                services
                    .Get<AppDb>()
                    .Set<Batch>()
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, BatchState.Sealing))
        );
    }

    private static async Task SealChunkAsync(App app, Modules.Alliance.Institution home, Guid batch) =>
        await app.InScopeAsync(
            home,
            services =>
                services.Get<SealChunk>().HandleAsync(new BatchId(batch), Lane.Whole, isAwaited: false, CancellationToken.None)
        );

    private static void Verified(PeerVerdict verdict) => Assert.True(verdict.Verified, verdict.Error);

    /// <summary>The verdict without trust, which is another module's: what it says of proof, key, dates and status.</summary>
    private static Task<Verdict> OursAsync(App app, string document, DateTimeOffset now) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var own = new Own(services.Get<IStatusAndKeys>());
                var verifier = new CredentialVerifier(own, own, own);
                var options = new VerificationOptions { Now = now };
                return (await verifier.VerifyAsync(Encoding.UTF8.GetBytes(document), options, CancellationToken.None)).Verdict;
            }
        );

    private sealed class Own(IStatusAndKeys status) : IKeyResolver, IStatusSource, ITrustSource
    {
        public async ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
            Bytes(await status.FindDidDocumentAsync(did, cancel));

        public async ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
            Bytes(await status.FindStatusListAsync(url, cancel));

        public ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel) =>
            new(new IssuerTrust(Outcome.Passed, Outcome.Passed));

        private static ReadOnlyMemory<byte>? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
    }
}
