using System.Data.Common;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>Makes the index once the platform serves, so that nobody waits for it at the first search. A start does not wait for it.</summary>
internal sealed class MakeIndexEarly(IServiceScopeFactory scopes, CatalogueIndex index, IHostApplicationLifetime life)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var serving = life.ApplicationStarted.Register(() => started.TrySetResult());
        await using var leaving = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            await using var scope = scopes.CreateAsyncScope();
            await index.FollowAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The platform ends before it served, for a reason that it says itself.
        }
        catch (DbException)
        {
            // A database that does not answer now must not end the platform: the first search makes the index, or says what is wrong.
        }
    }
}
