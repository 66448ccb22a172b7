using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Says whether a condition of an approval is met. Nobody judges what they wrote.</summary>
internal sealed class JudgeCondition(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    IInstitutionPolicy policy,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Note">What was seen; needed when it is not met.</param>
    internal sealed record Request(bool Met, string? Note = null);

    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, Guid condition, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (request.Note?.Trim().Length > ReviewRules.LongestNote)
            return QualityProblems.NoteTooLong();
        var rules = (await policy.FindAsync(cancel)).Approval;
        var refused =
            ReviewRules.CheckIndependent(rules, actor.RequiredId, version.Authors)
            ?? review.Judge(condition, request.Met, actor.RequiredId, request.Note, time.GetUtcNow());
        if (refused is not null)
            return refused;

        audit.Record(
            request.Met ? "quality.conditionMet" : "quality.conditionNotMet",
            condition.ToString(),
            request.Note?.Trim()
        );
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPut(
                "/{id:guid}/conditions/{condition:guid}",
                async (Guid id, Guid condition, Request request, JudgeCondition useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), condition, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("JudgeCondition")
            .WithSummary("Say whether a condition of an approval is met");
}
