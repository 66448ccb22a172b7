using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Platform.Operation;

internal static class OperationModule
{
    public static void AddOperation(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddOptions<OperatorOptions>()
            .BindConfiguration("Testamur:Operation")
            .Validate(
                options => options.Token is null or { Length: 0 or >= Operators.ShortestToken },
                $"Testamur:Operation:Token has {Operators.ShortestToken} signs or more."
            )
            .ValidateOnStart();
        services.AddSingleton<Operators>();
        services.AddSingleton<Figures>();
        services.AddSingleton<CountedFigures>();
        services.AddScoped<MetricsAnswer>();
        services.AddScoped<OutboxFigures>();
        services.AddScoped<IStandingFigures>(scope => scope.GetRequiredService<OutboxFigures>());
        services.AddScoped<MailFigures>();
        services.AddScoped<IStandingFigures>(scope => scope.GetRequiredService<MailFigures>());
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<OutboxHealth>("events")
            .AddCheck<MailHealth>("mail");
    }

    public static void MapOperation(this WebApplication app)
    {
        // Begins to count with the first request at the latest.
        app.Services.GetRequiredService<CountedFigures>();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
        MetricsAnswer.Map(app);
    }
}
