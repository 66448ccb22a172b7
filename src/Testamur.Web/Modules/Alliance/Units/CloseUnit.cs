using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Units;

/// <summary>Closes a unit on which nothing hangs any more: no unit below, no role, no open invitation, no specification.</summary>
internal sealed class CloseUnit(AppDb db, Actor actor, CurrentTenant tenant, ReadUnits read, AuditLog audit, TimeProvider time)
{
    public async Task<Result<UnitView>> HandleAsync(UnitId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockInstitutionAsync(tenant.Id, cancel);
        if (
            await db.Set<OrganisationUnit>().SingleOrDefaultAsync(one => one.Id == id && one.ClosedAt == null, cancel)
            is not { } unit
        )
            return PlatformProblems.NotFound();
        if (!(await read.HandleAsync(cancel)).Single(row => row.Id == id.Value).IsFree)
            return AllianceProblems.UnitInUse();

        (unit.ClosedAt, unit.Version) = (time.GetUtcNow(), unit.Version + 1);
        audit.Record("alliance.unitClosed", id.Value.ToString(), unit.Name.In());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return UnitView.Of(unit);
    }

    public static void Map(RouteGroupBuilder units) =>
        units
            .MapDelete(
                "/{id:guid}",
                async (Guid id, CloseUnit useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(closed => TypedResults.Ok(closed))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("CloseUnit")
            .WithSummary("Close a unit on which nothing hangs any more");
}
