namespace Testamur.Web.Platform.Events;

/// <summary>
/// Reacts to a fact, in a scope and a transaction of its own that works for the event's institution. The inbox makes it run once
/// per event; effects outside the database may still repeat after a crash.
/// </summary>
internal interface IEventHandler<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Changes rows through the scope's <see cref="Data.AppDb"/>; the caller saves and commits.</summary>
    Task HandleAsync(TEvent happened, CancellationToken cancel);
}
