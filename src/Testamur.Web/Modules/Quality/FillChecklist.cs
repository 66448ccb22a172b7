using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Answers questions of the checklist; what is not named stays as it is.</summary>
internal sealed class FillChecklist(AppDb db, Actor actor, AuditLog audit)
{
    /// <param name="Revision">The revision the change started from.</param>
    internal sealed record Request(int Revision, IReadOnlyList<Filled> Answers);

    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null)
            return PlatformProblems.NotFound();
        if (review.Version != request.Revision)
            return PlatformProblems.ChangedMeanwhile();
        if (request.Answers.Any(answer => answer.Note?.Trim().Length > ReviewRules.LongestNote))
            return QualityProblems.NoteTooLong();
        if (review.Fill(request.Answers) is { } refused)
            return refused;

        audit.Record("quality.checklistChanged", id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPut(
                "/{id:guid}/answers",
                async (Guid id, Request request, FillChecklist useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("FillChecklist")
            .WithSummary("Answer questions of the checklist");
}
