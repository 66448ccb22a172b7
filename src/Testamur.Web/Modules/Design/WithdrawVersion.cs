using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Takes a version back that nobody has started to review.</summary>
internal sealed class WithdrawVersion(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        if (SpecificationLife.CheckMove(Move.Withdraw, version.State) is { } refused)
            return refused;

        version.Make(Move.Withdraw, actor.RequiredId, null, now);
        audit.Record("design.withdrawn", $"{id.Value}/{number}");
        db.Publish(new SpecificationWithdrawn(id.Value, number, actor.RequiredId, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/withdraw",
                async (Guid id, int version, WithdrawVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("WithdrawSpecification")
            .WithSummary("Take a submitted version back, before its review starts");
}
