namespace Testamur.Web.Platform.Events;

/// <summary>One handler of one kind of event, as registered by a module.</summary>
/// <param name="RunMany">Null for a handler that takes one event at a time.</param>
internal sealed record EventSubscription(
    Type Event,
    Type Handler,
    Func<IServiceProvider, object, CancellationToken, Task> Run,
    Func<IServiceProvider, IEnumerable<object>, CancellationToken, Task>? RunMany
);

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
                (scope, happened, cancel) => scope.GetRequiredService<THandler>().HandleAsync((TEvent)happened, cancel),
                typeof(THandler).IsAssignableTo(typeof(IManyEventsHandler<TEvent>)) ? RunMany : null
            )
        );

        static Task RunMany(IServiceProvider scope, IEnumerable<object> happened, CancellationToken cancel) =>
            ((IManyEventsHandler<TEvent>)(object)scope.GetRequiredService<THandler>()).HandleAllAsync(
                [.. happened.Cast<TEvent>()],
                cancel
            );
    }
}
