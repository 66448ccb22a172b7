using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Audit;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Tests.Hosting;

public sealed class AuditChainTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_institution_s_acts_are_chained_apart_from_others_and_saved_as_evidence(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var (home, other) = (await app.InstitutionAsync(), await app.InstitutionAsync());
        var anna = await app.PersonAsync("Anna", (home, Role.Administrator));
        var now = app.Time.GetUtcNow();
        for (var number = 1; number <= 3; number++)
            await app.RecordAsync(home, anna, "issuing.revoked", $"c{number}", now.AddSeconds(number), "=SUM(1)");
        await app.RecordAsync(other, null, "issuing.revoked", "x1", now);

        using var browser = app.Browser(anna);
        var file = await browser.GetByteArrayAsync(new Uri($"/t/{home.Slug}/audit/export.jsonl", UriKind.Relative));
        var (report, records) = Verify(file);
        Assert.True(report.IsIntact);
        Assert.Equal(["c1", "c2", "c3"], records.Select(record => record.Subject));
        Assert.All(records, record => Assert.Equal((home.Id.Value, (Guid?)anna.Id), (record.Institution, record.Actor)));

        // An act is appended to what was handed out: the earlier end stays part of the chain.
        await app.RecordAsync(home, null, "issuing.revoked", "c4", now.AddSeconds(4));
        var later = await browser.GetByteArrayAsync(new Uri($"/t/{home.Slug}/audit/export.jsonl", UriKind.Relative));
        Assert.True(Verify(later, report.Head).Report.IsIntact);
        var table = await browser.GetStringAsync(new Uri($"/t/{home.Slug}/audit/export.csv", UriKind.Relative));
        Assert.Equal(6, table.Split("\r\n").Length);
        Assert.Contains("\"'=SUM(1)\"", table, StringComparison.Ordinal);

        using var api = app.Api(anna);
        var check = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{home.Slug}/audit/check")).JsonAsync();
        Assert.True(check.GetProperty("intact").GetBoolean());
        Assert.Equal(4, check.GetProperty("entries").GetInt64());
        var page = await browser.PageAsync($"/t/{home.Slug}/audit?check=true");
        Assert.Contains(check.GetProperty("head").GetString()!, page.Body!.TextContent, StringComparison.Ordinal);
        var foreign = await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{other.Slug}/audit/export.jsonl");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var platform = await api.SendAsync(HttpMethod.Get, "/api/v1/alliance/audit/check");
        Assert.Equal(HttpStatusCode.Forbidden, platform.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_database_refuses_to_change_or_delete_an_act(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        await app.RecordAsync(home, null, "issuing.revoked", "c1", app.Time.GetUtcNow());
        await ChainAsync(app, home);
        await app.InScopeAsync(
            home,
            async services =>
            {
                var acts = services.Get<AppDb>().Set<AuditEntry>();
                await RefusedAsync(() => acts.ExecuteDeleteAsync());
                await RefusedAsync(() => acts.ExecuteUpdateAsync(act => act.SetProperty(a => a.Act, "issuing.forged")));
                await RefusedAsync(() => acts.ExecuteUpdateAsync(act => act.SetProperty(a => a.Subject, "c2")));
                await RefusedAsync(() => acts.ExecuteUpdateAsync(act => act.SetProperty(a => a.Number, 7)));
                Assert.Equal("c1", (await acts.SingleAsync()).Subject);
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_goes_round_that_is_found_out_act_by_act(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        for (var number = 1; number <= 6; number++)
            await app.RecordAsync(home, null, "issuing.revoked", $"c{number}", app.Time.GetUtcNow().AddSeconds(number));
        await ChainAsync(app, home);
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                var acts = db.Set<AuditEntry>();
                await UnguardedAsync(
                    db,
                    database,
                    async () =>
                    {
                        await acts.Where(act => act.Number == 2)
                            .ExecuteUpdateAsync(act => act.SetProperty(a => a.Act, "issuing.forged"));
                        await acts.Where(act => act.Number == 4).ExecuteDeleteAsync();
                        await acts.Where(act => act.Number == 6).ExecuteDeleteAsync();
                    }
                );
                await transaction.CommitAsync();
                var view = await services.Get<CheckAudit>().HandleAsync(default);
                Assert.False(view.Intact);
                Assert.Equal(
                    [new(AuditFlaw.Changed, 2, 2), new(AuditFlaw.Removed, 4, 4), new(AuditFlaw.Removed, 6, 6)],
                    view.Findings
                );
            }
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Workers_that_chain_at_once_leave_one_chain_without_gaps(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        await Task.WhenAll(
            Enumerable
                .Range(1, 12)
                .Select(async number =>
                {
                    await app.RecordAsync(home, null, "issuing.revoked", $"c{number}", app.Time.GetUtcNow());
                    await ChainAsync(app, home);
                })
        );
        var view = await app.InScopeAsync(home, services => services.Get<CheckAudit>().HandleAsync(default));
        Assert.Equal((true, 12L), (view.Intact, view.Entries));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_learner_who_leaves_is_forgotten_and_the_chain_holds(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var home = await app.InstitutionAsync();
        var lena = await app.PersonAsync("Lena Learner");
        var rita = await app.PersonAsync("Rita", (home, Role.Registrar));
        var now = app.Time.GetUtcNow();
        await app.InScopeAsync(
            home,
            async services =>
            {
                var db = services.Get<AppDb>();
                db.Add(AuditEntry.Of(home.Id, new PersonId(lena.Id), false, "learning.enrolled", "e1", null, now));
                db.Add(AuditEntry.Of(home.Id, new PersonId(rita.Id), true, "alliance.roleGiven", $"{lena.Id}", "Author", now));
                db.Add(AuditEntry.Of(home.Id, new PersonId(rita.Id), true, "issuing.revoked", "c1", "Wrong course", now));
                await db.SaveChangesAsync();
            }
        );
        await ChainAsync(app, home);
        foreach (var leaving in new[] { lena, rita })
            await app.InScopeAsync(
                null,
                services => services.Get<ForgetInAudit>().HandleAsync(new AccountClosed(new(leaving.Id)), default)
            );

        var (report, records) = await app.InScopeAsync(
            home,
            async services =>
            {
                using var file = new MemoryStream();
                await services.Get<ExportAudit>().WriteLinesAsync(file, default);
                Assert.DoesNotContain($"{lena.Id}", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
                return Verify(file.ToArray());
            }
        );
        Assert.Equal((true, 2L), (report.IsIntact, report.Forgotten));
        var enrolled = records.Single(record => record.Act == "learning.enrolled");
        Assert.Equal((null, null, "e1"), (enrolled.Actor, enrolled.ActorKey, enrolled.Subject));
        var given = records.Single(record => record.Act == "alliance.roleGiven");
        // Staff answers for what it did; otherwise closing the account would be the way to hide.
        Assert.Equal(((Guid?)rita.Id, null, null), (given.Actor, given.Subject, given.Reason));
        Assert.Equal("Wrong course", records.Single(record => record.Act == "issuing.revoked").Reason);
    }

    private static Task ChainAsync(App app, Institution home) =>
        app.InScopeAsync(null, services => services.Get<ChainActs>().HandleAsync(home.Id, default));

    private static async Task RefusedAsync(Func<Task> act)
    {
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(act);
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    // What only somebody can do who owns the database; undone in the same transaction.
    private static async Task UnguardedAsync(AppDb db, DatabaseKind database, Func<Task> work)
    {
        if (database == DatabaseKind.Postgres)
        {
            await db.Database.ExecuteSqlRawAsync("SET LOCAL ROLE postgres; SET LOCAL session_replication_role = replica");
            await work();
            return;
        }

        var triggers = await db
            .Database.SqlQueryRaw<string>(
                "SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'platform_audit'"
            )
            .ToListAsync();
        Assert.Equal(2, triggers.Count);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER platform_audit_no_update; DROP TRIGGER platform_audit_no_delete;");
        await work();
        foreach (var trigger in triggers)
            await db.Database.ExecuteSqlRawAsync(trigger);
    }

    private static (AuditReport Report, List<AuditRecord> Records) Verify(byte[] file, string? kept = null)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(AuditLines.TryReadHead(Encoding.UTF8.GetBytes(lines[0]), out var head, out var problem), problem);
        var verifier = new AuditVerifier(kept);
        var records = new List<AuditRecord>();
        foreach (var line in lines[1..])
        {
            Assert.True(AuditLines.TryRead(Encoding.UTF8.GetBytes(line), out var record, out problem), problem);
            verifier.Add(record);
            records.Add(record);
        }

        return (verifier.Finish(head), records);
    }
}
