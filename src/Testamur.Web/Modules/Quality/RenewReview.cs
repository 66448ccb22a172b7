using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>
/// Reviews an approved text again, before its approval ends or after it lapsed. While the old approval runs the version stays public;
/// the text cannot change, so the board approves it anew or refuses.
/// </summary>
internal sealed class RenewReview(AppDb db, Actor actor, ISpecifications specifications, AuditLog audit, TimeProvider time)
{
    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (!ReviewRules.IsRenewable(version.State))
            return QualityProblems.WrongState(review.State.ToString());
        var now = time.GetUtcNow();
        if (review.Renew(actor.RequiredId, now) is { } refused)
            return refused;

        audit.Record("quality.renewalStarted", id.Value.ToString());
        db.Publish(new ReviewStarted(review.Specification, review.Number, actor.RequiredId, now), time);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/renew",
                async (Guid id, RenewReview useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("RenewReview")
            .WithSummary("Review an approved version again, with the text it has");
}
