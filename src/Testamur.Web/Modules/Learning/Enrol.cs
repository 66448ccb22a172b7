using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
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
/// Takes a learner into an offering. A free place without prerequisites is given at once; prerequisites are for the registrar to
/// look at; a full offering has a waiting list. Asking twice gives the same answer.
/// </summary>
internal sealed class Enrol(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    IApprovals approvals,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Done(Guid Enrolment, EnrolmentState State);

    public async Task<Result<Done>> HandleAsync(OfferingId id, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        var offering = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == id && o.State != OfferingState.Planned, cancel);
        if (
            offering is null
            || await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel) is not { } version
        )
            return PlatformProblems.NotFound();
        var existing = await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.Offering == id && e.Person == person, cancel);
        if (existing is not null)
            return new Done(existing.Id.Value, existing.State);
        var now = time.GetUtcNow();
        if (offering.CheckEnrolment(DateOnly.FromDateTime(now.UtcDateTime)) is { } closed)
            return closed;
        if (version.State == "Suspended")
            return LearningProblems.EnrolmentClosed();
        if (!(await approvals.FindAsync(version.Id, version.Version, cancel)).IsLive)
            return LearningProblems.ApprovalOver();

        var enrolment = new Enrolment
        {
            Institution = tenant.Id,
            Id = Ids.New<EnrolmentId>(time),
            Offering = id,
            Person = person,
            AppliedAt = now,
        };
        if (!await db.HasPlaceAsync(offering, cancel))
            enrolment.Move(EnrolmentState.Waitlisted);
        else if (version.Content.Prerequisites.Count == 0)
            Admit(offering, enrolment, version.Content.Title.In(actor.Language));
        db.Add(enrolment);
        audit.Record("learning.enrolled", enrolment.Id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : new Done(enrolment.Id.Value, enrolment.State);
    }

    private void Admit(Offering offering, Enrolment enrolment, string title)
    {
        offering.TakePlace();
        enrolment.Move(EnrolmentState.Admitted);
        enrolment.Move(EnrolmentState.Enrolled);
        db.Publish(
            new MessageRequested(actor.Id, actor.Email, actor.Language, "Learning.Admitted", [title], "/my/learning"),
            time
        );
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{id:guid}/enrolments",
                async (Guid id, Enrol useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("Enrol")
            .WithSummary("Enrol in an offering; anybody with an account may");
}
