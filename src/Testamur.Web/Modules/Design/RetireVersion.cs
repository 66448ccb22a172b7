using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Ends a published version: it takes no new offerings; awards made from it stay.</summary>
internal sealed class RetireVersion(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.PublishSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        if (SpecificationLife.CheckMove(Move.Retire, version.State) is { } refused)
            return refused;

        version.Make(Move.Retire, actor.RequiredId, null, now);
        audit.Record("design.retired", $"{id.Value}/{number}");
        db.Publish(new SpecificationRetired(id.Value, number, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/retire",
                async (Guid id, int version, RetireVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.PublishSpecification)
            .WithName("RetireSpecification")
            .WithSummary("End a published version");
}
