using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Sends a version back to its authors with what has to change.</summary>
internal sealed class RequestChanges(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    AuthorMessages messages,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(string? Note);

    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (request.Note?.Trim().Length > ReviewRules.LongestNote)
            return QualityProblems.NoteTooLong();
        var now = time.GetUtcNow();
        if (
            (
                review.CheckOpen()
                ?? ReviewRules.CheckChangeable(version)
                ?? review.RequestChanges(actor.RequiredId, request.Note, now)
            ) is
            { } refused
        )
            return refused;

        var note = review.DecisionNote ?? "";
        audit.Record("quality.changesRequested", id.Value.ToString(), note);
        db.Publish(new ChangesRequested(review.Specification, review.Number, actor.RequiredId, note, now), time);
        await messages.SendAsync(review, "Quality.ChangesRequested", [review.Title, note], cancel);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/request-changes",
                async (Guid id, Request request, RequestChanges useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("RequestChanges")
            .WithSummary("Send a version back to its authors");
}
