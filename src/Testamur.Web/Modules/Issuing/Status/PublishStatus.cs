using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>Publishes one list in a scope of its own; when another node was faster, again with what is known now.</summary>
internal sealed class PublishStatus(IServiceScopeFactory scopes, DatabaseClock clock)
{
    private const int Attempts = 5;

    /// <exception cref="ClockDiffersException">A list from the future would hold back every later one, since dates never go back.</exception>
    public async Task HandleAsync(InstitutionId institution, StatusListId list, CancellationToken cancel)
    {
        await clock.RequireAsync(cancel);
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await scope.ServiceProvider.GetRequiredService<StatusPublisher>().AddVersionAsync(list, cancel);
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // The number is taken. What was published with it may lack the newest event, so publish again.
            }
        }
    }
}
