using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Opens a draft to partners outside who design it, too, or closes it again. Either way it stays a text that is being written.</summary>
internal sealed class ChangeCoDesign(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    internal sealed record Request(bool Open);

    public async Task<Result<VersionAnswer>> HandleAsync(
        SpecificationId id,
        int number,
        Request request,
        CancellationToken cancel
    )
    {
        var move = request.Open ? Move.OpenCoDesign : Move.CloseCoDesign;
        if (await db.FindVersionAsync(id, number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (SpecificationLife.Check(move, version.State, actor.May) is { } refused)
            return refused;

        version.Make(move, actor.RequiredId, null, time.GetUtcNow());
        audit.Record(request.Open ? "design.coDesignOpened" : "design.coDesignClosed", $"{id.Value}/{number}");
        return await db.TrySaveAsync(cancel) is { } lost ? lost : VersionAnswer.Of(version);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPut(
                "/{id:guid}/{version:int}/co-design",
                async (Guid id, int version, Request request, ChangeCoDesign useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("ChangeCoDesign")
            .WithSummary("Open a draft to design partners, or close it again");
}
