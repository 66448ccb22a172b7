using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance.Units;

/// <summary>Adds a faculty, centre or department to the institution.</summary>
internal sealed class AddUnit(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    RolesOfUnits roles,
    FieldChecks checks,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<UnitView>> HandleAsync(UnitDetails request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        request.Check(checks);
        if (checks.Problem is { } problem)
            return problem;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockInstitutionAsync(tenant.Id, cancel);
        var tree = await roles.TreeAsync(cancel);
        UnitId? parent = request.Parent is { } id ? new(id) : null;
        if (parent is { } above && tree.Find(above) is not { ClosedAt: null })
            return PlatformProblems.NotFound();
        if (!tree.Fits(null, parent))
            return AllianceProblems.UnitPlace();

        var unit = new OrganisationUnit
        {
            Institution = tenant.Id,
            Id = Ids.New<UnitId>(time),
            Parent = parent,
            Name = request.Written(),
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(unit);
        audit.Record("alliance.unitAdded", unit.Id.Value.ToString(), unit.Name.In());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return UnitView.Of(unit);
    }

    public static void Map(RouteGroupBuilder units) =>
        units
            .MapPost(
                "",
                async (UnitDetails request, AddUnit useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(added => TypedResults.Ok(added))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("AddUnit")
            .WithSummary("Add a faculty, centre or department");
}
