using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design;

/// <summary>
/// Says which unit is responsible for a specification, and with it for all that hangs on it. Whoever does it writes in both units. Once a version has left its
/// draft, runs and credentials may hang on it: then it takes somebody who writes for the whole institution.
/// </summary>
internal sealed class PlaceSpecification(AppDb db, Actor actor, RolesOfUnits units, AuditLog audit)
{
    /// <param name="Unit">Null for the whole institution.</param>
    internal sealed record Request(Guid? Unit);

    internal sealed record Placed(Guid Specification, Guid? Unit);

    public async Task<Result<Placed>> HandleAsync(SpecificationId id, Request request, CancellationToken cancel)
    {
        if (!actor.MaySomewhere(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var root = await db.Set<SpecificationRoot>().SingleOrDefaultAsync(found => found.Id == id, cancel);
        if (root is null)
            return PlatformProblems.NotFound();
        UnitId? wanted = request.Unit is { } unit ? new(unit) : null;
        if (!actor.MayIn(Permission.DraftSpecification, root.Unit))
            return PlatformProblems.NotAllowed();
        if (await CheckAsync(wanted, cancel) is { } refused)
            return refused;
        var began = await db.Set<SpecificationVersion>()
            .AnyAsync(
                version =>
                    version.Specification == id
                    && version.State != SpecificationState.Draft
                    && version.State != SpecificationState.CoDesign,
                cancel
            );
        if (began && !actor.MayIn(Permission.DraftSpecification, null))
            return DesignProblems.UnitFixed();
        if (root.Unit != wanted)
        {
            root.Unit = wanted;
            audit.Record("design.placed", id.Value.ToString(), wanted?.Value.ToString());
            await db.SaveChangesAsync(cancel);
        }

        return new Placed(id.Value, wanted?.Value);
    }

    /// <summary>Whether the actor may write in this unit; another one looks like one that does not exist.</summary>
    /// <param name="unit">Null for the whole institution.</param>
    public async Task<Problem?> CheckAsync(UnitId? unit, CancellationToken cancel)
    {
        if (unit is not { } wanted)
            return actor.MayIn(Permission.DraftSpecification, null) ? null : DesignProblems.UnitNeeded();
        return
            actor.MayIn(Permission.DraftSpecification, wanted)
            && (await units.TreeAsync(cancel)).Find(wanted) is { ClosedAt: null }
            ? null
            : DesignProblems.UnitUnknown();
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPut(
                "/{id:guid}/unit",
                async (Guid id, Request request, PlaceSpecification useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(placed => TypedResults.Ok(placed))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("PlaceSpecification")
            .WithSummary("Say which unit is responsible for a specification");
}
