using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Vocabularies;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>Records a marked attempt at one task: how it was watched, who the learner was shown to be, and which outcomes were shown.</summary>
internal sealed class RecordAttempt(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    ReadExemptions exemptions,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Supervision">Code of the vocabulary <c>supervision</c>.</param>
    /// <param name="IdentityChecked">How the learner was identified, such as "student card"; needed when the task asks for it.</param>
    internal sealed record Request(
        [property: Required, StringLength(60)] string Task,
        [property: Required, StringLength(60)] string Supervision,
        [property: StringLength(200)] string? IdentityChecked,
        IReadOnlyList<string> Outcomes,
        [property: StringLength(40)] string? Grade = null,
        [property: StringLength(2000)] string? Note = null
    );

    internal sealed record Recorded(Guid Attempt, AwardDecision.Answer Decision);

    public async Task<Result<Recorded>> HandleAsync(
        OfferingId offering,
        EnrolmentId id,
        Request request,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.Assess))
            return PlatformProblems.NotAllowed();
        var run = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == offering, cancel);
        var enrolment = await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.Id == id && e.Offering == offering, cancel);
        if (run is null || enrolment is null)
            return PlatformProblems.NotFound();
        if (!run.State.TakesResults() || !enrolment.TakesResults)
            return LearningProblems.NotEnrolled();
        if (await specifications.FindAsync(run.Specification, run.SpecificationVersion, cancel) is not { } version)
            return PlatformProblems.NotFound();
        if (version.Content.Assessments.SingleOrDefault(task => task.Id == request.Task) is not { } task)
            return LearningProblems.UnknownTask();
        if (request.Outcomes.Except(task.Outcomes).Any())
            return LearningProblems.UnknownOutcome();
        if (
            Vocabulary.Get("supervision").Find(request.Supervision) is null
            || !AwardDecision.Satisfies(task.Supervision, request.Supervision, request.IdentityChecked)
        )
            return LearningProblems.SupervisionMissing(task.Supervision ?? "recorded");

        var attempt = ToAttempt(id, request);
        db.Add(attempt);
        if (enrolment.State == EnrolmentState.Enrolled)
            enrolment.Move(EnrolmentState.Active);
        audit.Record("learning.marked", attempt.Id.Value.ToString());
        if (await db.TrySaveAsync(cancel) is { } lost)
            return lost;
        var attempts = await db.Set<Attempt>().AsNoTracking().Where(a => a.Enrolment == id).ToListAsync(cancel);
        var exempted = await exemptions.OfAsync(run.Specification, version.Content, enrolment.Person, cancel);
        return new Recorded(attempt.Id.Value, AwardDecision.Decide(version.Content, attempts, exempted));
    }

    private Attempt ToAttempt(EnrolmentId enrolment, Request request) =>
        new()
        {
            Institution = tenant.Id,
            Id = Ids.New<AttemptId>(time),
            Enrolment = enrolment,
            Task = request.Task,
            Supervision = request.Supervision,
            IdentityChecked = string.IsNullOrWhiteSpace(request.IdentityChecked) ? null : request.IdentityChecked.Trim(),
            Shown = string.Join(' ', request.Outcomes),
            Grade = string.IsNullOrWhiteSpace(request.Grade) ? null : request.Grade.Trim(),
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            MarkedBy = actor.RequiredId,
            MarkedAt = time.GetUtcNow(),
        };

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{offering:guid}/enrolments/{id:guid}/attempts",
                async (Guid offering, Guid id, Request request, RecordAttempt useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(offering), new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.Assess)
            .WithName("RecordAttempt")
            .WithSummary("Record a marked attempt at an assessment task");
}
