using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Counselling;

/// <summary>The learners a counsellor sees at this moment. Everything else about them is read through one of these.</summary>
internal sealed class Accesses(AppDb db, Actor actor, CurrentTenant tenant, TimeProvider time)
{
    /// <returns>Null when the acting counsellor sees nothing by it, for whatever reason.</returns>
    public async Task<CounsellingAccess?> FindOpenAsync(Guid id, CancellationToken cancel)
    {
        var wanted = new AccessId(id);
        var access = await db.Set<CounsellingAccess>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted, cancel);
        return actor.May(Permission.Counsel) && access?.Shows(tenant.Id, actor.RequiredId, time.GetUtcNow()) == true
            ? access
            : null;
    }

    public async Task<IReadOnlyList<CounsellingAccess>> ListOpenAsync(CancellationToken cancel)
    {
        var (institution, counsellor, now) = (tenant.Id, actor.RequiredId, time.GetUtcNow());
        return await db.Set<CounsellingAccess>()
            .AsNoTracking()
            .Where(access => access.Institution == institution && access.Counsellor == counsellor)
            .Where(access => access.WithdrawnAt == null && access.EndsAt > now)
            .OrderByDescending(access => access.TakenAt)
            .ToListAsync(cancel);
    }
}
