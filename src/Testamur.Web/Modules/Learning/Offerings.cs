using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Learning;

/// <summary>Questions that several use cases ask.</summary>
internal static class Offerings
{
    public static async Task<bool> HasPlaceAsync(this AppDb db, Offering offering, CancellationToken cancel)
    {
        if (offering.Capacity is not { } places)
            return true;
        EnrolmentState[] holding =
        [
            EnrolmentState.Admitted,
            EnrolmentState.Enrolled,
            EnrolmentState.Active,
            EnrolmentState.Completed,
        ];
        return await db.Set<Enrolment>().CountAsync(e => e.Offering == offering.Id && holding.Contains(e.State), cancel) < places;
    }
}
