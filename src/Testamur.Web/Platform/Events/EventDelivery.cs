using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Events;

/// <summary>Hands committed events to their handlers. Safe to run twice, and on two nodes: the inbox row decides.</summary>
internal sealed partial class EventDelivery(
    IServiceScopeFactory scopes,
    IEnumerable<EventSubscription> subscriptions,
    TimeProvider time,
    ILogger<EventDelivery> log
)
{
    private const int AtOnce = 100;

    private readonly ILookup<string, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.Event.FullName!); // named records

    public async Task DeliverAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        foreach (var some in ids.Chunk(AtOnce))
            await DeliverSomeAsync(some, cancel);
    }

    private async Task DeliverSomeAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var open = await db.Set<OutboxMessage>()
            .Where(message => ids.Contains(message.Id) && message.HandledAt == null)
            .ToDictionaryAsync(message => message.Id, cancel);
        foreach (var alike in Alike([.. ids.Where(open.ContainsKey).Select(id => open[id])]))
        {
            var failed = new HashSet<OutboxMessage>();
            foreach (var subscription in _byEvent[alike[0].Type])
                failed.UnionWith(await RunAsync(alike, subscription, cancel));
            foreach (var message in alike)
            {
                if (failed.Contains(message))
                    message.Failed("A handler failed; the log has its error.", time.GetUtcNow());
                else
                    message.Handled(time.GetUtcNow());
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Events of one kind and institution that follow each other, in the order in which they were published.</summary>
    private static IEnumerable<List<OutboxMessage>> Alike(List<OutboxMessage> messages)
    {
        for (var begin = 0; begin < messages.Count; )
        {
            var (type, institution) = (messages[begin].Type, messages[begin].Institution);
            var alike = messages.Skip(begin).TakeWhile(m => m.Type == type && m.Institution == institution).ToList();
            yield return alike;
            begin += alike.Count;
        }
    }

    /// <summary>Many in one transaction, since a commit costs as much as several handlers; each in its own when one of them fails.</summary>
    /// <returns>Those on which the handler failed.</returns>
    private async Task<IReadOnlyList<OutboxMessage>> RunAsync(
        List<OutboxMessage> messages,
        EventSubscription subscription,
        CancellationToken cancel
    )
    {
        if (messages.Count > 1 && await SucceedsAsync(messages, subscription, cancel))
            return [];
        var failed = new List<OutboxMessage>();
        foreach (var message in messages)
        {
            if (!await SucceedsAsync([message], subscription, cancel))
                failed.Add(message);
        }

        return failed;
    }

    private async Task<bool> SucceedsAsync(List<OutboxMessage> messages, EventSubscription subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (messages[0].Institution != default)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(messages[0].Institution);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var handler = subscription.Handler.FullName!; // a named class
        try
        {
            Guid[] ids = [.. messages.Select(message => message.Id)];
            var before = await db.Set<InboxEntry>()
                .Where(entry => ids.Contains(entry.Event) && entry.Handler == handler)
                .Select(entry => entry.Event)
                .ToHashSetAsync(cancel);
            if (before.Count == messages.Count)
                return true;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var together = subscription.RunMany is null ? 1 : AtOnce;
            foreach (var some in messages.Where(message => !before.Contains(message.Id)).Chunk(together))
            {
                db.AddRange(
                    some.Select(message => new InboxEntry
                    {
                        Event = message.Id,
                        Handler = handler,
                        HandledAt = time.GetUtcNow(),
                    })
                );
                await RunAsync(some, subscription, scope.ServiceProvider, cancel);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear(); // each sees the rows as if it were alone
            }

            await transaction.CommitAsync(cancel);
            await db.DeliverPublishedAsync();
            return true;
        }
#pragma warning disable CA1031 // The loop of a job: one handler's bug must not keep the others from running; it is retried and shown.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (messages.Count == 1)
                HandlerFailed(log, exception, handler, messages[0].Id);
            return false;
        }
    }

    private static Task RunAsync(
        OutboxMessage[] messages,
        EventSubscription subscription,
        IServiceProvider scope,
        CancellationToken cancel
    ) =>
        messages is [var message]
            ? subscription.Run(scope, message.Read(subscription.Event), cancel)
            : subscription.RunMany!(scope, messages.Select(m => m.Read(subscription.Event)), cancel); // several only for who takes many

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} failed on event {Event}; it is tried again")]
    private static partial void HandlerFailed(ILogger log, Exception exception, string handler, Guid @event);
}
