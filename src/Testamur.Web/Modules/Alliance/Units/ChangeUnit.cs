using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Units;

/// <summary>Gives a unit another name or another place in the tree. What hangs on it comes along, so roles of the units above reach it from then on.</summary>
internal sealed class ChangeUnit(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    RolesOfUnits roles,
    FieldChecks checks,
    AuditLog audit
)
{
    public async Task<Result<UnitView>> HandleAsync(UnitId id, UnitDetails request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        request.Check(checks);
        if (checks.Problem is { } problem)
            return problem;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockInstitutionAsync(tenant.Id, cancel);
        if (
            await db.Set<OrganisationUnit>().SingleOrDefaultAsync(one => one.Id == id && one.ClosedAt == null, cancel)
            is not { } unit
        )
            return PlatformProblems.NotFound();
        var tree = await roles.TreeAsync(cancel);
        UnitId? parent = request.Parent is { } asked ? new(asked) : null;
        if (parent is { } above && tree.Find(above) is not { ClosedAt: null })
            return PlatformProblems.NotFound();
        if (!tree.Fits(id, parent))
            return AllianceProblems.UnitPlace();

        if (unit.Parent != parent)
            audit.Record("alliance.unitMoved", id.Value.ToString(), parent?.Value.ToString());
        if (!unit.Name.Equals(request.Written()))
            audit.Record("alliance.unitRenamed", id.Value.ToString(), request.Written().In());
        (unit.Parent, unit.Name, unit.Version) = (parent, request.Written(), unit.Version + 1);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return UnitView.Of(unit);
    }

    public static void Map(RouteGroupBuilder units) =>
        units
            .MapPut(
                "/{id:guid}",
                async (Guid id, UnitDetails request, ChangeUnit useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(changed => TypedResults.Ok(changed))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("ChangeUnit")
            .WithSummary("Rename a unit, or move it to another place in the tree");
}
