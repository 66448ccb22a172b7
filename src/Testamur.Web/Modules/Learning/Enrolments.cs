using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Learning;

internal sealed class Enrolments(AppDb db) : IEnrolments
{
    public async Task<EnrolmentView?> FindAsync(Guid enrolment, CancellationToken cancel)
    {
        var id = new EnrolmentId(enrolment);
        if (await db.Set<Enrolment>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } found)
            return null;
        var offering = await db.Set<Offering>().AsNoTracking().SingleAsync(o => o.Id == found.Offering, cancel);
        return new(
            enrolment,
            found.Person,
            offering.Id.Value,
            offering.Name,
            offering.Specification,
            offering.SpecificationVersion,
            offering.StartsOn,
            PhaseOf(found.State),
            PhaseOf(offering.State),
            found.WithdrawnAt,
            found.Support
        );
    }

    private static EnrolmentPhase PhaseOf(EnrolmentState state) =>
        state switch
        {
            EnrolmentState.Applied or EnrolmentState.Waitlisted => EnrolmentPhase.Waiting,
            EnrolmentState.Refused => EnrolmentPhase.Refused,
            EnrolmentState.Withdrawn => EnrolmentPhase.Withdrawn,
            _ => EnrolmentPhase.Placed,
        };

    private static RunPhase PhaseOf(OfferingState state) =>
        state switch
        {
            OfferingState.Planned or OfferingState.Open => RunPhase.Ahead,
            OfferingState.Cancelled => RunPhase.Cancelled,
            _ => RunPhase.Begun,
        };
}
