using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>Replaces keys that encrypt. A run that was interrupted is simply run again.</summary>
internal sealed class RotateEncryption(IServiceScopeFactory scopes, EncryptionKey encryption)
{
    /// <summary>Wraps every data key with the next encryption key. No secret is touched, only the rows of data keys.</summary>
    /// <returns>How many were wrapped anew.</returns>
    public async Task<int> EncryptionKeyAsync(CancellationToken cancel)
    {
        var next = encryption.PrepareNext();
        var count = 0;
        foreach (var institution in await InstitutionsAsync(cancel))
        {
            await using var scope = ScopeOf(institution);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var keys = await db.Set<DataKey>().Where(key => key.WrappedBy != next).ToListAsync(cancel);
            foreach (var key in keys)
            {
                var bytes = encryption.Unwrap(key.WrappedBy, key.Wrapped, key.Institution, key.Number);
                (key.WrappedBy, key.Wrapped) = (next, encryption.WrapWith(next, bytes, key.Institution, key.Number));
            }

            await db.SaveChangesAsync(cancel);
            count += keys.Count;
        }

        encryption.Promote();
        await RecordAsync("platform.encryptionKeyReplaced", next, cancel);
        return count;
    }

    /// <summary>Gives every institution a new data key, seals its secrets anew with it, and refuses the ones before.</summary>
    /// <returns>How many secrets were sealed anew.</returns>
    public async Task<int> DataKeysAsync(CancellationToken cancel)
    {
        var count = 0;
        // The platform's own first key is what lasting names are derived from: it only ever gets another wrapping.
        foreach (var institution in (await InstitutionsAsync(cancel)).Where(institution => institution != default))
        {
            await using var scope = ScopeOf(institution);
            var services = scope.ServiceProvider;
            var (db, envelope) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Envelope>());
            var older = await db.Set<DataKey>().ToListAsync(cancel);
            var number = older.Max(key => key.Number) + 1;
            var key = services.GetRequiredService<DataKeys>().Add(institution, number);
            foreach (var records in services.GetServices<ISealedRecords>())
            {
                await records.ResealAsync(
                    (sealedBytes, record) =>
                    {
                        count++;
                        return envelope.ResealAsync(sealedBytes, record, number, key, cancel);
                    },
                    cancel
                );
            }

            foreach (var old in older)
                old.Refuse();
            services.GetRequiredService<AuditLog>().Record("platform.dataKeyReplaced", $"{number}");
            await db.SaveChangesAsync(cancel);
        }

        return count;
    }

    private async Task<List<InstitutionId>> InstitutionsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Set<DataKey>()
            .Across(Readings.Custody)
            .Select(key => key.Institution)
            .Distinct()
            .ToListAsync(cancel);
    }

    private async Task RecordAsync(string act, string subject, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
        audit.Record(act, subject);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(cancel);
    }

    private AsyncServiceScope ScopeOf(InstitutionId institution)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
        return scope;
    }
}
