using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Ends a disagreement: a third person decides, or one of the two writes down what both agreed on.</summary>
internal sealed class ResolveConflict(AppDb db, ReviewDesk desk, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="Consensus">Whether both screeners agreed on it.</param>
    internal sealed record Request(
        Guid Report,
        ScreeningStage Stage,
        ScreeningDecision? Decision,
        string? Reason = null,
        bool Consensus = false
    );

    public async Task<Result<Guid>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await desk.OpenAsync(id, cancel)).Succeeded(out var review, out var problem))
            return problem;
        var (report, person) = (new ReportId(request.Report), actor.RequiredId);
        if (
            request.Decision is not { } decision
            || !Screening.IsSound(request.Stage, new(decision, request.Reason), review.Reasons)
        )
            return ReviewsProblems.DecisionInvalid();
        var file = await desk.FileAsync(review, cancel);
        if (file.Conflicts(request.Stage).All(one => one.Id != report))
            return ReviewsProblems.ReportNotFound();
        if (!request.Consensus && file.VotesOf(report, request.Stage).Any(vote => vote.Person == person))
            return ReviewsProblems.NotTogether();
        db.Add(
            new ReportResolution
            {
                Review = review.Id,
                Report = report,
                Stage = request.Stage,
                Decision = decision,
                Reason = request.Reason,
                By = person,
                Consensus = request.Consensus,
                At = time.GetUtcNow(),
            }
        );
        audit.Record("reviews.conflictResolved", id.ToString());
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/resolutions",
                async (Guid id, Request request, ResolveConflict useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("ResolveReviewConflict")
            .WithSummary("End a disagreement of two screeners");
}
