namespace Testamur.Web.Platform.Events;

/// <summary>
/// Takes events of one kind and institution together when many were published at once, as by a batch: what they have in common is read once, and all rows are written in
/// one message. What it does to many is what it would do to one after another.
/// </summary>
internal interface IManyEventsHandler<in TEvent> : IEventHandler<TEvent>
    where TEvent : IEvent
{
    /// <summary>As <see cref="IEventHandler{TEvent}.HandleAsync"/>. When it fails, each event is handled alone. By default one after another; nothing is saved in between.</summary>
    async Task HandleAllAsync(IReadOnlyList<TEvent> happened, CancellationToken cancel)
    {
        foreach (var one in happened)
            await HandleAsync(one, cancel);
    }
}
