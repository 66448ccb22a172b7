using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>The one way to the public, for the use cases that lead there: an approval that holds today and a right to award.</summary>
internal sealed class PublicMoves(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IAwardingRights rights,
    IApprovals approvals,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<VersionAnswer>> MakeAsync(
        Move move,
        string act,
        SpecificationId id,
        int number,
        CancellationToken cancel
    )
    {
        if (await db.FindVersionAsync(id, number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (SpecificationLife.Check(move, version.State, actor.May) is { } early)
            return early;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var approval = await approvals.FindAsync(id.Value, number, cancel);
        var right = await rights.FindAsync(tenant.Id, today, version.Read().EqfLevel, cancel);
        if (SpecificationLife.CheckPublic(move, version.State, approval, right) is { } refused)
            return refused;

        version.Make(move, actor.RequiredId, null, now);
        audit.Record(act, $"{id.Value}/{number}");
        db.Publish(new SpecificationPublished(id.Value, number, version.Content, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }
}
