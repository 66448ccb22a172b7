using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Events;

/// <summary>
/// Delivers what was published for later and what a crash or a failed handler left behind, and clears out what is long handled. While there is more, it works for most of
/// its period.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class OutboxRelay(AppDb db, EventDelivery delivery, TimeProvider time) : IJob
{
    private const int AtOnce = 500;

    private static readonly TimeSpan KeepHandled = TimeSpan.FromDays(7);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (
            await DueAsync(cancellationToken) is { Count: > 0 } due
            && await DeliverAsync(due, cancellationToken)
            && time.GetElapsedTime(began) < Turn
        ) { }

        var old = time.GetUtcNow() - KeepHandled;
        await db.Set<OutboxMessage>().Where(message => message.HandledAt < old).ExecuteDeleteAsync(cancellationToken);
        await db.Set<InboxEntry>().Where(entry => entry.HandledAt < old).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await db.Set<OutboxMessage>()
            .Where(message => message.HandledAt == null && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt)
            .Select(message => message.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> DeliverAsync(List<Guid> due, CancellationToken cancel)
    {
        await delivery.DeliverAsync(due, cancel);
        return due.Count == AtOnce;
    }
}
