using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Alliance;

internal sealed class AllianceReader(AppDb db) : IAlliance
{
    public async Task<AllianceView?> FindAsync(CancellationToken cancel) =>
        await db.Set<AllianceProfile>().AsNoTracking().SingleOrDefaultAsync(cancel) is { } found
            ? new(found.Name, found.Website)
            : null;
}
