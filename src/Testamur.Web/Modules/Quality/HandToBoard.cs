using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Hands a version with a complete checklist to those who decide.</summary>
internal sealed class HandToBoard(AppDb db, Actor actor, AuditLog audit)
{
    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null)
            return PlatformProblems.NotFound();
        if (review.HandOver() is { } refused)
            return refused;

        audit.Record("quality.handedToBoard", id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/hand-over",
                async (Guid id, HandToBoard useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("HandToBoard")
            .WithSummary("Hand a reviewed version to the board");
}
