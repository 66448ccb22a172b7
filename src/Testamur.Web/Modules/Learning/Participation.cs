using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

internal sealed class Participation(AppDb db) : IParticipation
{
    public async Task<ParticipationView?> FindAsync(PersonId person, Guid enrolment, CancellationToken cancel)
    {
        var id = new EnrolmentId(enrolment);
        // The person's own row, wherever it lies: the filter by institution is lifted, the one by person takes its place.
        var found = await db.Set<Enrolment>()
            .Across(Readings.Person)
            .AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id && e.Person == person, cancel);
        if (found is null)
            return null;
        var offering = await db.Set<Offering>()
            .Across(Readings.Person)
            .AsNoTracking()
            .SingleAsync(o => o.Institution == found.Institution && o.Id == found.Offering, cancel);
        return new(
            found.Institution,
            enrolment,
            offering.Id.Value,
            offering.Name,
            offering.Specification,
            offering.SpecificationVersion,
            found.State
                is EnrolmentState.Enrolled
                    or EnrolmentState.Active
                    or EnrolmentState.Completed
                    or EnrolmentState.NotCompleted
                    or EnrolmentState.Withdrawn
        );
    }
}
