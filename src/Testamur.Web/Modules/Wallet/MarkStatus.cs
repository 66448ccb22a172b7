using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Marks credentials that were revoked, suspended or reinstated. They stay in the wallet, with the reason; the issuer tells their owners. One that is not here yet is read
/// with its status when it comes.
/// </summary>
internal sealed class MarkStatus(AppDb db, CurrentTenant tenant)
    : IManyEventsHandler<CredentialRevoked>,
        IManyEventsHandler<CredentialSuspended>,
        IManyEventsHandler<CredentialReinstated>
{
    public Task HandleAsync(CredentialRevoked happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public Task HandleAsync(CredentialSuspended happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public Task HandleAsync(CredentialReinstated happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public Task HandleAllAsync(IReadOnlyList<CredentialRevoked> happened, CancellationToken cancel) =>
        MarkAsync(happened, one => one.Credential, (holding, one) => holding.Revoke(one.At, one.Reason), cancel);

    public Task HandleAllAsync(IReadOnlyList<CredentialSuspended> happened, CancellationToken cancel) =>
        MarkAsync(happened, one => one.Credential, (holding, one) => holding.Suspend(one.At, one.Reason), cancel);

    public Task HandleAllAsync(IReadOnlyList<CredentialReinstated> happened, CancellationToken cancel) =>
        MarkAsync(happened, one => one.Credential, (holding, one) => holding.Reinstate(one.At), cancel);

    private async Task MarkAsync<T>(
        IReadOnlyList<T> happened,
        Func<T, Guid> credentialOf,
        Action<Holding, T> mark,
        CancellationToken cancel
    )
    {
        var issuer = tenant.Id;
        Guid[] credentials = [.. happened.Select(credentialOf)];
        var holdings = await db.Set<Holding>()
            .Where(holding => holding.Issuer == issuer && credentials.Contains(holding.Credential))
            .ToDictionaryAsync(holding => holding.Credential, cancel);
        foreach (var one in happened)
        {
            if (holdings.TryGetValue(credentialOf(one), out var holding))
                mark(holding, one);
        }
    }
}
