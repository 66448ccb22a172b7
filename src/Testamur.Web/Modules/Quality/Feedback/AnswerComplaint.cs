using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>Takes a complaint in hand, or answers it. The learner gets the answer.</summary>
internal sealed class AnswerComplaint(AppDb db, Actor actor, IPeople people, AuditLog audit, TimeProvider time)
{
    /// <param name="Answer">Null to take it in hand.</param>
    internal sealed record Request(string? Answer = null);

    public async Task<Result<ComplaintView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ReviewSpecification))
            return PlatformProblems.NotAllowed();
        if (await db.Set<Complaint>().SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } complaint)
            return PlatformProblems.NotFound();
        if (complaint.State == ComplaintState.Answered)
            return QualityProblems.ComplaintAnswered();
        var learner = await people.FindAsync(complaint.Person, cancel);
        if (request.Answer is null)
        {
            complaint.Take();
            audit.Record("quality.complaintTaken", id.ToString());
        }
        else
        {
            if (string.IsNullOrWhiteSpace(request.Answer) || request.Answer.Trim().Length > Complaint.LongestText)
                return QualityProblems.ComplaintText();
            complaint.Reply(request.Answer, actor.RequiredId, time.GetUtcNow());
            audit.Record("quality.complaintAnswered", id.ToString());
            if (learner is not null)
                db.Publish(
                    new MessageRequested(
                        learner.Id,
                        learner.Email,
                        learner.Language,
                        "Quality.ComplaintAnswered",
                        [complaint.Title],
                        $"/my/feedback/{complaint.Enrolment}"
                    ),
                    time
                );
        }

        return await db.TrySaveAsync(cancel) is { } lost ? lost : ComplaintView.Of(complaint, learner?.Name);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPut(
                "/complaints/{id:guid}",
                async (Guid id, Request request, AnswerComplaint useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ReviewSpecification)
            .WithName("AnswerComplaint")
            .WithSummary("Take a complaint in hand, or answer it");
}
