namespace Testamur.Web.Platform.Data;

/// <summary>Builds the model of all tables beside the rest of the start; the first request that needs it finds it there, or waits for it.</summary>
internal sealed class ModelBuilding(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
    }
}
