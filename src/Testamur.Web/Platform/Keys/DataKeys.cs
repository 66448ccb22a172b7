using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>The data keys of institutions, unwrapped for a moment.</summary>
internal sealed class DataKeys(AppDb db, EncryptionKey encryption, IServiceScopeFactory scopes, TimeProvider time)
{
    // Wrapped as they are in the database; whoever signs opens several secrets of one institution.
    private readonly Dictionary<(InstitutionId, int), DataKey> _found = [];

    /// <summary>The key with which is sealed now; made when there is none.</summary>
    public async Task<(int Number, byte[] Key)> NewestAsync(InstitutionId institution, CancellationToken cancel)
    {
        if (await FindNewestAsync(institution, cancel) is not { } newest)
        {
            await CreateAsync(institution, cancel);
            newest =
                await FindNewestAsync(institution, cancel)
                ?? throw new InvalidOperationException("The institution's data key was not stored.");
        }

        return (newest.Number, Unwrap(newest));
    }

    /// <exception cref="CryptographicException">There is no such key, or it is refused.</exception>
    public async Task<byte[]> FindAsync(InstitutionId institution, int number, CancellationToken cancel)
    {
        if (!_found.TryGetValue((institution, number), out var key))
        {
            key =
                await Of(institution).SingleOrDefaultAsync(one => one.Number == number, cancel)
                ?? throw new CryptographicException($"There is no data key {number} that opens.");
            _found.Add((institution, number), key);
        }

        return Unwrap(key);
    }

    /// <summary>A new key in the unit of work at hand.</summary>
    public byte[] Add(InstitutionId institution, int number)
    {
        var bytes = RandomNumberGenerator.GetBytes(EncryptionKey.Length);
        var (by, wrapped) = encryption.Wrap(bytes, institution, number);
        db.Add(
            new DataKey
            {
                Institution = institution,
                Number = number,
                Wrapped = wrapped,
                WrappedBy = by,
                CreatedAt = time.GetUtcNow(),
            }
        );
        return bytes;
    }

    // Whoever asks may be in the middle of another institution's work, so it has a scope of its own.
    private async Task CreateAsync(InstitutionId institution, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
        var own = scope.ServiceProvider.GetRequiredService<AppDb>();
        scope.ServiceProvider.GetRequiredService<DataKeys>().Add(institution, 1);
        try
        {
            await own.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another worker made it at the same moment; its key is the one.
        }
    }

    private Task<DataKey?> FindNewestAsync(InstitutionId institution, CancellationToken cancel) =>
        Of(institution).OrderByDescending(key => key.Number).FirstOrDefaultAsync(cancel);

    private IQueryable<DataKey> Of(InstitutionId institution) =>
        db.Set<DataKey>().Across(Readings.Custody).AsNoTracking().Where(key => key.Institution == institution && !key.IsRefused);

    private byte[] Unwrap(DataKey key) => encryption.Unwrap(key.WrappedBy, key.Wrapped, key.Institution, key.Number);
}
