using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal sealed class AwardingRights(AppDb db) : IAwardingRights
{
    public async Task<AwardingRightView?> FindAsync(
        InstitutionId institution,
        DateOnly on,
        int? eqfLevel,
        CancellationToken cancel
    )
    {
        // Asked about any institution: what an issuer may award is public, so that others can judge a credential.
        var rights = await db.Set<AwardingRight>()
            .Across(Readings.Members)
            .AsNoTracking()
            .Where(right => right.Institution == institution)
            .OrderBy(right => right.ValidFrom)
            .ToListAsync(cancel);
        return rights.FirstOrDefault(right => right.Covers(on, eqfLevel)) is { } found ? View(found) : null;
    }

    internal static AwardingRightView View(AwardingRight right) =>
        new(right.Id.Value, right.Basis, right.GrantedBy, right.EqfFrom, right.EqfTo, right.ValidFrom, right.ValidUntil);
}
