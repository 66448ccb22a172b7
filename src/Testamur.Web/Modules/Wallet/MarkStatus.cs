using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Marks a credential that was revoked, suspended or reinstated. It stays in the wallet, with the reason; the issuer tells its owner. One that is not here yet is read
/// with its status when it comes.
/// </summary>
internal sealed class MarkStatus(AppDb db, CurrentTenant tenant)
    : IEventHandler<CredentialRevoked>,
        IEventHandler<CredentialSuspended>,
        IEventHandler<CredentialReinstated>
{
    public async Task HandleAsync(CredentialRevoked happened, CancellationToken cancel) =>
        (await FindAsync(happened.Credential, cancel))?.Revoke(happened.At, happened.Reason);

    public async Task HandleAsync(CredentialSuspended happened, CancellationToken cancel) =>
        (await FindAsync(happened.Credential, cancel))?.Suspend(happened.At, happened.Reason);

    public async Task HandleAsync(CredentialReinstated happened, CancellationToken cancel) =>
        (await FindAsync(happened.Credential, cancel))?.Reinstate(happened.At);

    private Task<Holding?> FindAsync(Guid credential, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        return db.Set<Holding>().SingleOrDefaultAsync(h => h.Issuer == issuer && h.Credential == credential, cancel);
    }
}
