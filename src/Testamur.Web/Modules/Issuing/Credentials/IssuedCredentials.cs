using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Credentials;

internal sealed class IssuedCredentials(AppDb db) : IIssuedCredentials
{
    // The caller names the institution and holds the key: the wallet of a person is no institution's.
    public async Task<IssuedCredential?> FindAsync(InstitutionId institution, Guid credential, CancellationToken cancel)
    {
        var id = new CredentialId(credential);
        return await db.Set<Credential>()
            .Across(Readings.Held)
            .AsNoTracking()
            .Where(c => c.Institution == institution && c.Id == id)
            .Select(c => new IssuedCredential(
                credential,
                c.PublicId,
                c.DataIntegrity,
                c.Jwt,
                c.European,
                c.IssuedAt,
                c.RevokedAt,
                c.RevocationReason
            )
            {
                SuspendedAt = c.SuspendedAt,
                SuspensionReason = c.SuspensionReason,
            })
            .SingleOrDefaultAsync(cancel);
    }
}
