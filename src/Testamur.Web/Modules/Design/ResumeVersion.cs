using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Brings a suspended version back to the public. It needs today what publishing needs.</summary>
internal sealed class ResumeVersion(PublicMoves moves)
{
    public Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel) =>
        moves.MakeAsync(Move.Resume, "design.resumed", id, number, cancel);

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/resume",
                async (Guid id, int version, ResumeVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.PublishSpecification)
            .WithName("ResumeSpecification")
            .WithSummary("Bring a suspended version back");
}
