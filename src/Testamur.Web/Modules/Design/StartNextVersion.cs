using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Starts the next version as a copy of the newest one, which stays as it is.</summary>
internal sealed class StartNextVersion(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var root = await db.Set<SpecificationRoot>().SingleOrDefaultAsync(found => found.Id == id, cancel);
        if (root is null)
            return PlatformProblems.NotFound();
        var newest = await db.Set<SpecificationVersion>()
            .AsNoTracking()
            .Where(version => version.Specification == id)
            .OrderByDescending(version => version.Number)
            .FirstAsync(cancel);
        if (!newest.State.MayBeFollowed())
            return DesignProblems.VersionOpen();

        var content = newest.Read() with { Version = newest.Number + 1 };
        var next = SpecificationVersion.Start(root, content, actor.RequiredId, time.GetUtcNow());
        db.Add(next);
        audit.Record("design.versionStarted", $"{id.Value}/{next.Number}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.ChangeTracker.HasChanges())
        {
            return PlatformProblems.ChangedMeanwhile(); // two people at once: the key let one through
        }

        return VersionAnswer.Of(next);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/versions",
                async (Guid id, StartNextVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("StartNextVersion")
            .WithSummary("Start the next version from the newest one");
}
