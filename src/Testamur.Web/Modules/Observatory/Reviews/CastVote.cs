using Microsoft.EntityFrameworkCore;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>One of two people decides about a record, without seeing what the other thinks. A decision is not changed afterwards.</summary>
internal sealed class CastVote(AppDb db, ReviewDesk desk, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <param name="Decision">Null when none was chosen.</param>
    /// <param name="Reason">The code of the criterion that is not met; null unless excluded.</param>
    internal sealed record Request(Guid Report, ScreeningStage Stage, ScreeningDecision? Decision, string? Reason = null);

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
        if (file.In(request.Stage).All(one => one.Id != report))
            return ReviewsProblems.ReportNotFound();
        if (file.WaitingFor(person, request.Stage).All(one => one.Id != report))
            return ReviewsProblems.ScreenedAlready();
        db.Add(
            new ReportVote
            {
                Review = review.Id,
                Report = report,
                Stage = request.Stage,
                Voice = file.VotesOf(report, request.Stage).Count,
                Person = person,
                Decision = decision,
                Reason = request.Reason,
                At = time.GetUtcNow(),
            }
        );
        audit.Record("reviews.screened", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two people pressed at the same moment: the key lets one of them have this voice.
            return PlatformProblems.ChangedMeanwhile();
        }

        return id;
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{id:guid}/votes",
                async (Guid id, Request request, CastVote useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("CastReviewVote")
            .WithSummary("Decide about a record, blind to the other screener");
}
