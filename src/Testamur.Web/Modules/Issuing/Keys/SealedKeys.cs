using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Seals;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.Modules.Issuing.Keys;

/// <summary>The institution's private keys, of credentials and of seals.</summary>
internal sealed class SealedKeys(AppDb db) : ISealedRecords
{
    public async Task ResealAsync(Func<byte[], RecordName, Task<byte[]>> reseal, CancellationToken cancel)
    {
        foreach (var key in await db.Set<IssuingKey>().ToListAsync(cancel))
        {
            if (key.SealedPrivateKey is { } sealedKey)
                key.SealedPrivateKey = await reseal(sealedKey, key.Record);
        }

        foreach (var seal in await db.Set<SealKey>().ToListAsync(cancel))
            seal.SealedPrivateKey = await reseal(seal.SealedPrivateKey, seal.Record);
    }
}
