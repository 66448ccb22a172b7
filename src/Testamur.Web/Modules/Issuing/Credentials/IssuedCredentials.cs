using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

internal sealed class IssuedCredentials(AppDb db) : IIssuedCredentials
{
    public async Task<IssuedCredential?> FindAsync(InstitutionId institution, Guid credential, CancellationToken cancel) =>
        (await FindAllAsync(institution, [credential], cancel)).GetValueOrDefault(credential);

    // The caller names the institution and holds the keys: the wallet of a person is no institution's.
    public async Task<IReadOnlyDictionary<Guid, IssuedCredential>> FindAllAsync(
        InstitutionId institution,
        IReadOnlyCollection<Guid> credentials,
        CancellationToken cancel
    )
    {
        CredentialId[] ids = [.. credentials.Select(credential => new CredentialId(credential))];
        return await db.Set<Credential>()
            .Across(Readings.Held)
            .AsNoTracking()
            .Where(c => c.Institution == institution && ids.Contains(c.Id))
            .Select(c => new IssuedCredential(
                c.Id.Value,
                c.PublicId,
                c.DataIntegrity,
                c.Token,
                c.European,
                c.IssuedAt,
                c.RevokedAt,
                c.RevocationReason
            )
            {
                SuspendedAt = c.SuspendedAt,
                SuspensionReason = c.SuspensionReason,
            })
            .ToDictionaryAsync(credential => credential.Id, cancel);
    }
}
