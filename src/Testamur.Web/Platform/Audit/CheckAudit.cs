using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>Reads the whole log of the current institution and checks its chain.</summary>
internal sealed class CheckAudit(AppDb db, CurrentTenant tenant, ChainActs chain, TimeProvider time)
{
    /// <param name="Head">The hash at the end. Whoever keeps it can show later that nothing before it was touched.</param>
    /// <param name="Forgotten">Acts whose actor or subject was forgotten.</param>
    internal sealed record View(bool Intact, long Entries, long Forgotten, string Head, IReadOnlyList<AuditFinding> Findings);

    public async Task<View> HandleAsync(CancellationToken cancel)
    {
        await chain.HandleAsync(tenant.Id, cancel);
        // First the end, then the acts up to it: what is chained meanwhile belongs to the next check.
        var end =
            await db.Set<AuditChainEnd>().AsNoTracking().SingleOrDefaultAsync(cancel)
            ?? new AuditChainEnd { Institution = tenant.Id };
        var verifier = new AuditVerifier();
        var entries = db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => entry.Number != null && entry.Number <= end.Number)
            .OrderBy(entry => entry.Number);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
            verifier.Add(entry.ToRecord());
        var report = verifier.Finish(end.ToHead(time.GetUtcNow()));
        return new(report.IsIntact, report.Entries, report.Forgotten, report.Head, report.Findings);
    }

    public static void Map(RouteGroupBuilder tenant, RouteGroupBuilder alliance)
    {
        tenant
            .MapGet("/audit/check", Answer)
            .Requires(Permission.SeeAudit)
            .WithTags("Audit")
            .WithName("CheckAudit")
            .WithSummary("Check that no act of the institution was changed, removed, inserted or moved");
        // Asked for without an institution, it is the log of acts that belong to none.
        alliance
            .MapGet("/audit/check", Answer)
            .WithTags("Audit")
            .WithName("CheckPlatformAudit")
            .WithSummary("The same for acts that belong to no institution");

        static async Task<View> Answer(CheckAudit useCase, CancellationToken cancel) => await useCase.HandleAsync(cancel);
    }
}
