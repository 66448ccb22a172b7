using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// Turns results that show every outcome into an award; what an earlier decision has settled counts with them and is recorded with the award. From here on a
/// credential may be issued.
/// </summary>
internal sealed class RatifyAward(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    ReadExemptions exemptions,
    IPeople people,
    AuditLog audit,
    TimeProvider time
)
{
    public async Task<Result<AwardView>> HandleAsync(OfferingId offering, EnrolmentId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.RatifyAward))
            return PlatformProblems.NotAllowed();
        var run = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == offering, cancel);
        var enrolment = await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.Id == id && e.Offering == offering, cancel);
        if (run is null || enrolment is null || await people.FindAsync(enrolment.Person, cancel) is not { } learner)
            return PlatformProblems.NotFound();
        if (await specifications.FindAsync(run.Specification, run.SpecificationVersion, cancel) is not { } version)
            return PlatformProblems.NotFound();
        var attempts = await db.Set<Attempt>().AsNoTracking().Where(a => a.Enrolment == id).ToListAsync(cancel);
        var exempted = await exemptions.OfAsync(run.Specification, version.Content, enrolment.Person, cancel);
        var decision = AwardDecision.Decide(version.Content, attempts, exempted);
        if (!decision.IsMet)
            return LearningProblems.OutcomesMissing(decision.Missing);
        if (enrolment.Move(EnrolmentState.Completed) is { } refused)
            return refused;

        var award = ToAward(run, enrolment, learner, version.Content, decision, exempted);
        db.Add(award);
        db.Publish(new AwardRatified(award.View()), time);
        var title = version.Content.Title.In(learner.Language);
        db.Publish(
            new MessageRequested(learner.Id, learner.Email, learner.Language, "Learning.AwardRatified", [title], "/my/learning"),
            time
        );
        audit.Record("learning.ratified", award.Id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : award.View();
    }

    private Award ToAward(
        Offering run,
        Enrolment enrolment,
        PersonView learner,
        Specification content,
        AwardDecision.Answer decision,
        Exempted exempted
    ) =>
        new()
        {
            Institution = tenant.Id,
            Id = Ids.New<AwardId>(time),
            Kind = AwardKind.Ratified,
            Learner = learner.Id,
            LearnerName = learner.Name,
            LearnerEmail = learner.Email,
            Specification = run.Specification,
            SpecificationVersion = run.SpecificationVersion,
            Offering = run.Id,
            Enrolment = enrolment.Id,
            AwardedOn = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            Grade = decision.Grade,
            // All of them, or there would be no award.
            Outcomes = string.Join(' ', content.LearningOutcomes.Select(outcome => outcome.Id)),
            Supervision = decision.Supervision,
            IdentityChecked = decision.IdentityChecked,
            Source = decision.Source,
            DecidedBy = actor.RequiredId,
            DecidedAt = time.GetUtcNow(),
            Exempt = CountedExemption.Write(decision.Exempt),
            Parts = exempted.Decisions.SelectMany(one => one.Documents).ToList() is { Count: > 0 } documents
                ? JsonSerializer.Serialize(documents, JsonSerializerOptions.Web)
                : null,
        };

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{offering:guid}/enrolments/{id:guid}/award",
                async (Guid offering, Guid id, RatifyAward useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(offering), new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.RatifyAward)
            .WithName("RatifyAward")
            .WithSummary("Ratify the award of a learner who has shown every outcome");
}
