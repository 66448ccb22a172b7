using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Quality;

internal sealed class Approvals(AppDb db, TimeProvider time) : IApprovals
{
    public async Task<ApprovalView> FindAsync(Guid specification, int version, CancellationToken cancel)
    {
        var review = await db.Set<Review>()
            .AsNoTracking()
            .Include(found => found.Conditions)
            .SingleOrDefaultAsync(found => found.Specification == specification && found.Number == version, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(review?.StandingOn(today) ?? ApprovalStanding.None, review?.ApprovedUntil);
    }
}
