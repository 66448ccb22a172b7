using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>
/// Forgets somebody in all logs: that it was them who acted for themselves, and that something was done to them. What was done and when stays, and so do all
/// places in the chains. What somebody did as staff keeps the bare id, which leads to no name any more: an institution must be able to tell one hand's
/// acts from another's after an account is closed, or closing it would be the way to hide.
/// </summary>
internal sealed class ForgetInAudit(AppDb db) : IEventHandler<AccountClosed>
{
    public async Task HandleAsync(AccountClosed happened, CancellationToken cancel)
    {
        PersonId? person = happened.Person;
        var id = happened.Person.Value.ToString();
        var entries = db.Set<AuditEntry>().Across(Readings.Forget);
        await entries
            .Where(entry => entry.Actor == person && !entry.ByStaff)
            .ExecuteUpdateAsync(
                entry => entry.SetProperty(e => e.Actor, (PersonId?)null).SetProperty(e => e.ActorKey, (byte[]?)null),
                cancel
            );
        await entries
            .Where(entry => entry.Subject == id || entry.Reason == id)
            .ExecuteUpdateAsync(
                entry =>
                    entry
                        .SetProperty(e => e.Subject, (string?)null)
                        .SetProperty(e => e.Reason, (string?)null)
                        .SetProperty(e => e.AboutKey, (byte[]?)null),
                cancel
            );
    }
}
