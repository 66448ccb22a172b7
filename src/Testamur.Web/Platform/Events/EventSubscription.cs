namespace Testamur.Web.Platform.Events;

/// <summary>One handler of one kind of event, as registered by a module.</summary>
internal sealed record EventSubscription(Type Event, Type Handler, Func<IServiceProvider, object, CancellationToken, Task> Run);

internal static class EventSubscriptions
{
    public static void AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent
        where THandler : class, IEventHandler<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(
            new EventSubscription(
                typeof(TEvent),
                typeof(THandler),
                (scope, happened, cancel) => scope.GetRequiredService<THandler>().HandleAsync((TEvent)happened, cancel)
            )
        );
    }
}
