using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Opens a link and counts it. Counting and the limits are one statement, so two viewers cannot share the last view.</summary>
internal sealed class Shares(AppDb db, IPeople people, TimeProvider time) : IShares
{
    public async Task<SharedCredential?> OpenAsync(string secret, CancellationToken cancel)
    {
        var hash = Ids.Hash(secret);
        var now = time.GetUtcNow();
        var opened =
            await db.Set<Share>()
                .Where(share => share.SecretHash == hash)
                .Where(Share.IsOpen(now))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(share => share.Views, share => share.Views + 1)
                            .SetProperty(share => share.LastViewedAt, now),
                    cancel
                ) > 0;
        if (await db.Set<Share>().AsNoTracking().SingleOrDefaultAsync(s => s.SecretHash == hash, cancel) is not { } share)
            return null;

        var name = (await people.FindAsync(share.Person, cancel))?.Name ?? "";
        if (!opened)
            return new(null, name, share.StopsAt(now), Ended: true);
        var document = await db.Set<Holding>()
            .Where(holding => holding.Id == share.Holding)
            .Select(holding => holding.DataIntegrity)
            .SingleAsync(cancel);
        return new(document, name, share.EndsAt, Ended: false);
    }
}
