using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Takes a waiting version up: from now on its authors cannot take it back.</summary>
internal sealed class StartReview(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null)
            return PlatformProblems.NotFound();
        var now = time.GetUtcNow();
        if (review.Start(actor.RequiredId, now) is { } refused)
            return refused;

        audit.Record("quality.started", id.Value.ToString());
        db.Publish(new ReviewStarted(review.Specification, review.Number, actor.RequiredId, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/start",
                async (Guid id, StartReview useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("StartReview")
            .WithSummary("Take a waiting version up for review");
}
