using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Design;

/// <summary>Queries and saves that several use cases share.</summary>
internal static class Versions
{
    /// <summary>To be changed: with its authors.</summary>
    public static Task<SpecificationVersion?> FindVersionAsync(
        this AppDb db,
        SpecificationId specification,
        int number,
        CancellationToken cancel
    ) =>
        db.Set<SpecificationVersion>()
            .Include(version => version.Authors)
            .SingleOrDefaultAsync(version => version.Specification == specification && version.Number == number, cancel);

    /// <returns>A refusal when somebody else saved first.</returns>
    public static async Task<Problem?> TrySaveAsync(this AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }
    }
}
