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
    private readonly ILookup<string, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.Event.FullName!); // named records

    public async Task DeliverAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        foreach (var id in ids)
            await DeliverAsync(id, cancel);
    }

    private async Task DeliverAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var message = await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == id && m.HandledAt == null, cancel);
        if (message is null)
            return;

        var handled = true;
        foreach (var subscription in _byEvent[message.Type])
            handled &= await RunAsync(message, subscription, cancel);

        if (handled)
            message.Handled(time.GetUtcNow());
        else
            message.Failed("A handler failed; the log has its error.", time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> RunAsync(OutboxMessage message, EventSubscription subscription, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (message.Institution != default)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(message.Institution);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var handler = subscription.Handler.FullName!; // a named class
        try
        {
            if (await db.Set<InboxEntry>().AnyAsync(entry => entry.Event == message.Id && entry.Handler == handler, cancel))
                return true;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Add(
                new InboxEntry
                {
                    Event = message.Id,
                    Handler = handler,
                    HandledAt = time.GetUtcNow(),
                }
            );
            await subscription.Run(scope.ServiceProvider, message.Read(subscription.Event), cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            await db.DeliverPublishedAsync();
            return true;
        }
#pragma warning disable CA1031 // The loop of a job: one handler's bug must not keep the others from running; it is retried and shown.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            HandlerFailed(log, exception, handler, message.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} failed on event {Event}; it is tried again")]
    private static partial void HandlerFailed(ILogger log, Exception exception, string handler, Guid @event);
}
