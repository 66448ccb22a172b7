using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Marks a revoked credential. It stays in the wallet, with the reason; the issuer tells its owner.</summary>
internal sealed class MarkRevoked(AppDb db, CurrentTenant tenant) : IEventHandler<CredentialRevoked>
{
    public async Task HandleAsync(CredentialRevoked happened, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        var holding = await db.Set<Holding>()
            .SingleOrDefaultAsync(h => h.Issuer == issuer && h.Credential == happened.Credential, cancel);
        // Not here yet: whoever receives it reads the revocation with the document.
        holding?.Revoke(happened.At, happened.Reason);
    }
}
