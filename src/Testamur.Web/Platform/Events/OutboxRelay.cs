using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Events;

/// <summary>Delivers what a crash or a failed handler left behind, and clears out what is long handled.</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxRelay(AppDb db, EventDelivery delivery, TimeProvider time) : IJob
{
    private static readonly TimeSpan KeepHandled = TimeSpan.FromDays(7);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<OutboxMessage>()
            .Where(message => message.HandledAt == null && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt)
            .Select(message => message.Id)
            .Take(500)
            .ToListAsync(cancellationToken);
        await delivery.DeliverAsync(due, cancellationToken);

        var old = now - KeepHandled;
        await db.Set<OutboxMessage>().Where(message => message.HandledAt < old).ExecuteDeleteAsync(cancellationToken);
        await db.Set<InboxEntry>().Where(entry => entry.HandledAt < old).ExecuteDeleteAsync(cancellationToken);
    }
}
