using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal static class InstitutionLock
{
    /// <summary>Writing a row locks it on both databases, so that acts on roles and units of an institution happen one after the other.</summary>
    public static Task<int> LockInstitutionAsync(this AppDb db, InstitutionId id, CancellationToken cancel) =>
        db.Set<Institution>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Name, i => i.Name), cancel);
}
