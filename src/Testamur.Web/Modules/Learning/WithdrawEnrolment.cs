using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>Gives a place back. Only the learner can do it for themselves.</summary>
internal sealed class WithdrawEnrolment(AppDb db, Actor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    public async Task<Result<Enrol.Done>> HandleAsync(EnrolmentId id, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        // The learner's own rows, at whichever institution they lie.
        var enrolment = await db.Set<Enrolment>()
            .Across(Readings.Person)
            .SingleOrDefaultAsync(e => e.Id == id && e.Person == person, cancel);
        if (enrolment is null)
            return PlatformProblems.NotFound();
        tenant.Set(enrolment.Institution);
        if (enrolment.Withdraw(time.GetUtcNow()) is { } refused)
            return refused;
        db.Publish(new EnrolmentMoved(id.Value), time);
        audit.Record("learning.withdrawn", id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : new Enrol.Done(id.Value, enrolment.State);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapDelete(
                "/enrolments/{id:guid}",
                async (Guid id, WithdrawEnrolment useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("WithdrawEnrolment")
            .WithSummary("Give your place in an offering back");
}
