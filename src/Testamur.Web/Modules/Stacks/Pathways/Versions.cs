using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Stacks.Pathways;

/// <summary>Queries that several use cases ask, and who may change what.</summary>
internal static class Versions
{
    /// <summary>What learners are measured by, by id.</summary>
    public static IQueryable<PathwayVersion> PublishedPathways(this AppDb db) =>
        db.Set<PathwayVersion>().AsNoTracking().Where(version => version.State == PathwayState.Published);

    public static Task<PathwayVersion?> NewestVersionAsync(this AppDb db, string pathway, CancellationToken cancel) =>
        db.Set<PathwayVersion>()
            .Where(version => version.Pathway == pathway)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancel);

    /// <summary>
    /// The pathway, for somebody who may change it: at its institution by role, in the alliance by the administrators. Elsewhere it
    /// looks as if it were not there.
    /// </summary>
    public static async Task<Result<StoredPathway>> FindOwnAsync(
        this AppDb db,
        string id,
        Actor actor,
        CurrentTenant tenant,
        Permission permission,
        CancellationToken cancel
    )
    {
        var at = tenant.Tenant;
        if (at is null ? !actor.IsAllianceAdministrator : !actor.May(permission))
            return PlatformProblems.NotAllowed();
        var pathway = await db.Set<StoredPathway>().SingleOrDefaultAsync(one => one.Id == id, cancel);
        return pathway is null || (at is not null && pathway.Home != at.Slug) ? StacksProblems.PathwayNotFound() : pathway;
    }

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
