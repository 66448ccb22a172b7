using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Learning;

internal static class Saving
{
    /// <returns>A refusal when somebody else changed or added the same thing first.</returns>
    public static async Task<Problem?> TrySaveAsync(this AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }
    }
}
