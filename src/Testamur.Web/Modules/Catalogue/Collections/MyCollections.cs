using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>The signed-in person's collections. Somebody else's look as if they were not there.</summary>
internal sealed class MyCollections(AppDb db, Actor actor)
{
    public Task<Collection?> FindAsync(Guid id, CancellationToken cancel)
    {
        var (wanted, person) = (new CollectionId(id), actor.RequiredId);
        return db.Set<Collection>()
            .Include(collection => collection.Offers)
            .SingleOrDefaultAsync(collection => collection.Id == wanted && collection.Person == person, cancel);
    }

    public Task<List<Collection>> ListAsync(CancellationToken cancel)
    {
        var person = actor.RequiredId;
        return db.Set<Collection>()
            .AsNoTracking()
            .Include(collection => collection.Offers)
            .Where(collection => collection.Person == person)
            .OrderByDescending(collection => collection.ChangedAt)
            .ThenBy(collection => collection.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Saves the unit of work; refuses when somebody changed the same in another window.</summary>
    public async Task<Problem?> TrySaveAsync(CancellationToken cancel)
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
