using System.Globalization;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Quality;

/// <summary>Approves a reviewed version until a day. Only somebody who did not write it may do it.</summary>
internal sealed class ApproveVersion(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    IInstitutionPolicy policy,
    AuthorMessages messages,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="ValidUntil">The last day; the longest the institution's rules allow when absent.</param>
    /// <param name="Conditions">What must be done by when for the approval to stay alive.</param>
    internal sealed record Request(DateOnly? ValidUntil = null, IReadOnlyList<NewCondition>? Conditions = null);

    public async Task<Result<ReviewView>> HandleAsync(ReviewId id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ApproveSpecification))
            return PlatformProblems.NotAllowed();
        var review = await db.FindReviewAsync(id, cancel);
        if (review is null || await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return PlatformProblems.NotFound();
        var rules = (await policy.FindAsync(cancel)).Approval;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var until = request.ValidUntil ?? rules.ValidUntil(today);
        var conditions = request.Conditions ?? [];
        var refused =
            ReviewRules.CheckIndependent(rules, actor.RequiredId, version.Authors)
            ?? ReviewRules.CheckDate(rules, until, today)
            ?? ReviewRules.CheckConditions(conditions, until, today)
            ?? review.Approve(actor.RequiredId, until, conditions, now);
        if (refused is not null)
            return refused;

        audit.Record("quality.approved", id.Value.ToString());
        db.Publish(new VersionApproved(review.Specification, review.Number, actor.RequiredId, until, now), time);
        var day = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kind = conditions.Count > 0 ? "Quality.ApprovedWithConditions" : "Quality.Approved";
        await messages.SendAsync(review, kind, [review.Title, day], cancel);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : ReviewView.Of(review);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/approve",
                async (Guid id, Request request, ApproveVersion useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ApproveSpecification)
            .WithName("ApproveVersion")
            .WithSummary("Approve a reviewed version until a day");
}
