using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Events;

/// <summary>
/// Delivers what was published for later and what a crash or a failed handler left behind, and clears out what is long handled. While there is more, it works
/// for all of its period and begins anew at once.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class OutboxRelay(AppDb db, EventDelivery delivery, Database database, TimeProvider time) : IJob
{
    private const int AtOnce = 800;

    private static readonly TimeSpan KeepHandled = TimeSpan.FromDays(7);

    // No longer: a node that is told to stop waits for it.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>One worker waits for the database for half of its time. The file of a single process has one writer.</summary>
    private int Workers => database.Provider == DatabaseProvider.Postgres ? 2 : 1;

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

    private async Task<List<Due>> DueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await db.Set<OutboxMessage>()
            .Where(message => message.HandledAt == null && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt)
            .Select(message => new Due(message.Id, message.Type))
            .Take(AtOnce)
            .ToListAsync(cancel);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> DeliverAsync(List<Due> due, CancellationToken cancel)
    {
        // What comes after something of another kind may tell what became of it.
        var areAlike = due.TrueForAll(one => one.Type == due[0].Type) && delivery.AreUnordered(due[0].Type);
        var workers = areAlike ? Workers : 1;
        var shares = due.Select(one => one.Id).Chunk((due.Count + workers - 1) / workers);
        await Task.WhenAll(shares.Select(share => delivery.DeliverAsync(share, cancel)));
        return due.Count == AtOnce;
    }

    private readonly record struct Due(Guid Id, string Type);
}
