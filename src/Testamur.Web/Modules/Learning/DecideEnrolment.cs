using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Learning;

/// <summary>Admits or refuses somebody who applied or waits.</summary>
internal sealed class DecideEnrolment(
    AppDb db,
    Actor actor,
    ISpecifications specifications,
    IPeople people,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(bool Admit, [property: StringLength(1000)] string? Note = null);

    public async Task<Result<Enrol.Done>> HandleAsync(
        OfferingId offering,
        EnrolmentId id,
        Request request,
        CancellationToken cancel
    )
    {
        if (!actor.May(Permission.ManageOffering))
            return PlatformProblems.NotAllowed();
        var run = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == offering, cancel);
        var enrolment = await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.Id == id && e.Offering == offering, cancel);
        if (run is null || enrolment is null)
            return PlatformProblems.NotFound();
        if (request.Admit && !await db.HasPlaceAsync(run, cancel))
            return LearningProblems.Full();
        if (enrolment.Move(request.Admit ? EnrolmentState.Admitted : EnrolmentState.Refused, request.Note) is { } refused)
            return refused;
        if (request.Admit)
        {
            run.TakePlace();
            enrolment.Move(EnrolmentState.Enrolled);
            await TellAsync(run, enrolment, cancel);
        }

        db.Publish(new EnrolmentMoved(id.Value), time);
        audit.Record(request.Admit ? "learning.admitted" : "learning.refused", id.Value.ToString(), request.Note);
        return await db.TrySaveAsync(cancel) is { } lost ? lost : new Enrol.Done(id.Value, enrolment.State);
    }

    private async Task TellAsync(Offering run, Enrolment enrolment, CancellationToken cancel)
    {
        var version = await specifications.FindAsync(run.Specification, run.SpecificationVersion, cancel);
        if (version is not null && await people.FindAsync(enrolment.Person, cancel) is { } learner)
        {
            var title = version.Content.Title.In(learner.Language);
            db.Publish(
                new MessageRequested(learner.Id, learner.Email, learner.Language, "Learning.Admitted", [title], "/my/learning"),
                time
            );
        }
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{offering:guid}/enrolments/{id:guid}/decision",
                async (Guid offering, Guid id, Request request, DecideEnrolment useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(offering), new(id), request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequiresInUnits(Permission.ManageOffering)
            .WithName("DecideEnrolment")
            .WithSummary("Admit or refuse a learner");
}
