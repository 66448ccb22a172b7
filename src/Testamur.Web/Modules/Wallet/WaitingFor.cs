using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Which holdings somebody may see: their own, and unclaimed ones that wait for an e-mail address they have confirmed. The
/// confirmation is the proof; an address somebody merely typed gives nothing.
/// </summary>
internal sealed class WaitingFor(AppDb db)
{
    /// <summary>The stored form of an address; letter case and surrounding space do not count.</summary>
    public static string Hash(string email) => Ids.Hash("wallet:" + email.Trim().Normalize().ToUpperInvariant());

    public async Task<IQueryable<Holding>> MineAsync(PersonId person, CancellationToken cancel)
    {
        var hash = await HashOfConfirmedAsync(person, cancel);
        return db.Set<Holding>().Where(Mine(person, hash));
    }

    public async Task<Holding?> FindAsync(Guid id, PersonId person, CancellationToken cancel)
    {
        var holding = new HoldingId(id);
        return await (await MineAsync(person, cancel)).SingleOrDefaultAsync(h => h.Id == holding, cancel);
    }

    private static Expression<Func<Holding, bool>> Mine(PersonId person, string? hash) =>
        hash is null
            ? holding => holding.Person == person
            : holding => holding.Person == person || (holding.Person == null && holding.EmailHash == hash);

    private async Task<string?> HashOfConfirmedAsync(PersonId person, CancellationToken cancel)
    {
        var email = await db
            .Users.Where(p => p.Id == person.Value && p.EmailConfirmed)
            .Select(p => p.Email)
            .SingleOrDefaultAsync(cancel);
        return email is null ? null : Hash(email);
    }
}
