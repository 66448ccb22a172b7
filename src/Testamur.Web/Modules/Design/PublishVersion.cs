using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design;

/// <summary>Makes an approved version public and freezes it. The approval and an awarding right must be valid today.</summary>
internal sealed class PublishVersion(PublicMoves moves)
{
    public Task<Result<VersionAnswer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel) =>
        moves.MakeAsync(Move.Publish, "design.published", id, number, cancel);

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/publish",
                async (Guid id, int version, PublishVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.PublishSpecification)
            .WithName("PublishSpecification")
            .WithSummary("Make an approved version public");
}
