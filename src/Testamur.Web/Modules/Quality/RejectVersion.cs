using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Refuses a reviewed version for good. A new version may follow.</summary>
internal sealed class RejectVersion(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    IInstitutionPolicy policy,
    AuthorMessages messages,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(string? Note);

    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ApproveSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (request.Note?.Trim().Length > ReviewRules.LongestNote)
            return QualityProblems.NoteTooLong();
        var now = time.GetUtcNow();
        var refused =
            ReviewRules.CheckIndependent((await policy.FindAsync(cancel)).Approval, actor.RequiredId, version.Authors)
            ?? review.Reject(actor.RequiredId, request.Note, now);
        if (refused is not null)
            return refused;

        var note = review.DecisionNote ?? "";
        audit.Record("quality.rejected", id.Value.ToString(), note);
        db.Publish(new VersionRejected(review.Specification, review.Number, actor.RequiredId, note, now), time);
        if (version.State is "Approved" or "Published") // a renewal was refused while the old approval still ran
            db.Publish(new ApprovalEnded(review.Specification, review.Number, ApprovalStanding.None, now), time);
        await messages.SendAsync(review, "Quality.Rejected", [review.Title, note], cancel);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/reject",
                async (Guid id, Request request, RejectVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ApproveSpecification)
            .WithName("RejectVersion")
            .WithSummary("Refuse a reviewed version for good");
}
