using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.Modules.Issuing.Seals;

/// <summary>A seal in use: the key and its certificates, the key's own first.</summary>
internal sealed record Sealer(SealKeyId Id, ISigner Signer, IReadOnlyList<X509Certificate2> Certificates) : IDisposable
{
    public void Dispose()
    {
        (Signer as IDisposable)?.Dispose();
        foreach (var certificate in Certificates)
            certificate.Dispose();
    }
}

/// <summary>The seal with which the current institution seals now.</summary>
internal sealed class Sealers(AppDb db, Envelope envelope, TimeProvider time)
{
    /// <returns>Null when the institution has no seal: then its credentials have no European form.</returns>
    public async Task<Sealer?> FindAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keys = await db.Set<SealKey>().AsNoTracking().Where(key => key.Certificates != null).ToListAsync(cancel);
        return keys.Find(key => key.SealsAt(now)) is { } key && SealCertificates.Parse(key.Certificates) is { } certificates
            ? new(key.Id, await envelope.OpenSignerAsync(KeyType.P256, key.SealedPrivateKey, key.Record, cancel), certificates)
            : null;
    }
}
