using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Events;

/// <summary>
/// Hands committed events to their handlers. Mostly all handlers of an event succeed: then one transaction has their effects and says that it is handled. Where one fails, each
/// gets a transaction of its own with a row in the inbox, so that it happens once however often it is tried. Safe on two nodes: whoever works on an event holds its row.
/// </summary>
internal sealed partial class EventDelivery(
    IServiceScopeFactory scopes,
    IEnumerable<EventSubscription> subscriptions,
    TimeProvider time,
    ILogger<EventDelivery> log
)
{
    private const int AtOnce = 200;

    // What finds no room is left to the relay, as everything is that a process dies over.
    private readonly Channel<IReadOnlyList<OutboxMessage>> _soon = Channel.CreateBounded<IReadOnlyList<OutboxMessage>>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private readonly ILookup<string, EventSubscription> _byEvent = subscriptions.ToLookup(s => s.Event.FullName!); // named records

    /// <summary>What <see cref="DeliverSoon"/> hands over next.</summary>
    public ChannelReader<IReadOnlyList<OutboxMessage>> Soon => _soon.Reader;

    /// <summary>Those of them that nobody handled yet.</summary>
    public async Task DeliverAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        foreach (var some in ids.Chunk(AtOnce))
            await DeliverSomeAsync(await ReadOpenAsync(some, cancel), cancel);
    }

    /// <summary>The same for those that were just published: they need not be read again.</summary>
    public async Task DeliverAsync(IReadOnlyList<OutboxMessage> published, CancellationToken cancel)
    {
        foreach (var some in published.Chunk(AtOnce))
            await DeliverSomeAsync(some, cancel);
    }

    /// <summary>The same in the background.</summary>
    public void DeliverInBackground(IReadOnlyList<OutboxMessage> published) => _soon.Writer.TryWrite(published);

    /// <summary>Whether facts of this kind may be handled side by side.</summary>
    public bool AreUnordered(string type) =>
        _byEvent[type].FirstOrDefault()?.Event.IsAssignableTo(typeof(IUnorderedEvent)) == true;

    /// <summary>Facts of this kind that were published for later are handled from now on, by the relay's next runs.</summary>
    public static Task HurryAsync<TEvent>(AppDb db, InstitutionId institution, DateTimeOffset now, CancellationToken cancel)
        where TEvent : IEvent
    {
        var type = typeof(TEvent).FullName;
        return db.Set<OutboxMessage>()
            .Where(m => m.HandledAt == null && m.NextAttemptAt > now && m.Attempts == 0)
            .Where(m => m.Institution == institution && m.Type == type)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now), cancel);
    }

    private async Task<IReadOnlyList<OutboxMessage>> ReadOpenAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return InOrder(ids, await Open(db, ids).AsNoTracking().ToListAsync(cancel));
    }

    private async Task DeliverSomeAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancel)
    {
        foreach (var alike in Alike(messages))
        {
            if (!await AllSucceedAsync(alike, cancel))
                await EachAsync([.. alike.Select(message => message.Id)], cancel);
        }
    }

    /// <summary>Handler by handler, event by event; who was handled meanwhile is left alone.</summary>
    private async Task EachAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var messages = InOrder(ids, await Open(db, ids).ToListAsync(cancel));
        var failed = new HashSet<OutboxMessage>();
        foreach (var subscription in messages.Take(1).SelectMany(first => _byEvent[first.Type]))
            failed.UnionWith(await RunAsync(messages, subscription, cancel));
        foreach (var message in messages)
        {
            if (failed.Contains(message))
                message.Failed("A handler failed; the log has its error.", time.GetUtcNow());
            else
                message.Handled(time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
    }

    private static List<OutboxMessage> InOrder(Guid[] ids, List<OutboxMessage> messages)
    {
        var byId = messages.ToDictionary(message => message.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>Events of one kind and institution that follow each other, in the order in which they were published.</summary>
    private static IEnumerable<List<OutboxMessage>> Alike(IReadOnlyList<OutboxMessage> messages)
    {
        for (var begin = 0; begin < messages.Count; )
        {
            var (type, institution) = (messages[begin].Type, messages[begin].Institution);
            var alike = messages.Skip(begin).TakeWhile(m => m.Type == type && m.Institution == institution).ToList();
            yield return alike;
            begin += alike.Count;
        }
    }

    /// <summary>A commit costs as much as several handlers, and so does a row in the inbox: one of the first and none of the second for all handlers of many events.</summary>
    /// <returns>False when something failed or somebody was here before; then nothing was changed.</returns>
    private async Task<bool> AllSucceedAsync(List<OutboxMessage> messages, CancellationToken cancel)
    {
        if (messages.Exists(message => message.Attempts > 0))
            return false;
        await using var scope = ScopeOf(messages[0]);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Guid[] ids = [.. messages.Select(message => message.Id)];
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Database.AutoSavepointsEnabled = false; // it is all or nothing
            var now = time.GetUtcNow();
            var taken = await Open(db, ids)
                .Where(message => !db.Set<InboxEntry>().Any(entry => entry.Event == message.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.HandledAt, now), cancel);
            if (taken < ids.Length)
                return false;
            foreach (var subscription in _byEvent[messages[0].Type])
            {
                foreach (var some in messages.Chunk(subscription.RunMany is null ? 1 : AtOnce))
                {
                    await RunAsync(some, subscription, scope.ServiceProvider, cancel);
                    await db.SaveChangesAsync(cancel);
                    db.ChangeTracker.Clear(); // each sees the rows as if it were alone
                }
            }

            await transaction.CommitAsync(cancel);
            await db.DeliverPublishedAsync();
            return true;
        }
#pragma warning disable CA1031 // Whatever it was, the handler that fails is found and named when each runs alone.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            OneByOne(log, messages.Count, messages[0].Type, exception.Message);
            return false;
        }
    }

    /// <returns>Those on which the handler failed.</returns>
    private async Task<IReadOnlyList<OutboxMessage>> RunAsync(
        List<OutboxMessage> messages,
        EventSubscription subscription,
        CancellationToken cancel
    )
    {
        var failed = new List<OutboxMessage>();
        foreach (var message in messages)
        {
            if (!await SucceedsAsync(message, subscription, cancel))
                failed.Add(message);
        }

        return failed;
    }

    private async Task<bool> SucceedsAsync(OutboxMessage message, EventSubscription subscription, CancellationToken cancel)
    {
        await using var scope = ScopeOf(message);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var handler = subscription.Handler.FullName!; // a named class
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // Changes nothing, and holds the row: where it is handled by now, it was so by all handlers.
            if (
                await Open(db, [message.Id])
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.HandledAt, m => m.HandledAt), cancel) == 0
            )
                return true;
            if (await db.Set<InboxEntry>().AnyAsync(entry => entry.Event == message.Id && entry.Handler == handler, cancel))
                return true;
            db.Add(
                new InboxEntry
                {
                    Event = message.Id,
                    Handler = handler,
                    HandledAt = time.GetUtcNow(),
                }
            );
            await RunAsync([message], subscription, scope.ServiceProvider, cancel);
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

    private AsyncServiceScope ScopeOf(OutboxMessage message)
    {
        var scope = scopes.CreateAsyncScope();
        if (message.Institution != default)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(message.Institution);
        return scope;
    }

    private static IQueryable<OutboxMessage> Open(AppDb db, Guid[] ids) =>
        db.Set<OutboxMessage>().Where(message => ids.Contains(message.Id) && message.HandledAt == null);

    private static Task RunAsync(
        OutboxMessage[] messages,
        EventSubscription subscription,
        IServiceProvider scope,
        CancellationToken cancel
    ) =>
        messages is [var message]
            ? subscription.Run(scope, message.Read(subscription.Event), cancel)
            : subscription.RunMany!(scope, messages.Select(m => m.Read(subscription.Event)), cancel); // several only for who takes many

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events {Type} are handled one by one: {Why}")]
    private static partial void OneByOne(ILogger log, int count, string type, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} failed on event {Event}; it is tried again")]
    private static partial void HandlerFailed(ILogger log, Exception exception, string handler, Guid @event);
}
