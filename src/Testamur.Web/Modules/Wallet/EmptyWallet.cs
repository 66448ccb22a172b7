using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Deletes the wallet of somebody who closed their account, with all links. What the issuers keep in their registers is theirs to
/// keep; the files a person saved go on being valid.
/// </summary>
internal sealed class EmptyWallet(AppDb db) : IEventHandler<AccountClosed>
{
    public Task HandleAsync(AccountClosed happened, CancellationToken cancel) =>
        // Claims and shares go with their holding.
        db.Set<Holding>().Where(holding => holding.Person == happened.Person).ExecuteDeleteAsync(cancel);
}
