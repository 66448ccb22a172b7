using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>
/// Looks at every approval of every institution: those that ended lapse, those that soon will are reminded of. Each institution's turn has a
/// scope and transactions of its own; running twice changes nothing.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SweepApprovals(AppDb db, IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        // Only which institutions have an approval at all is read across them.
        var institutions = await db.Set<Review>()
            .Across(Readings.Work)
            .Where(review => review.ApprovedUntil != null)
            .Select(review => review.Institution)
            .Distinct()
            .ToListAsync(cancel);
        foreach (var institution in institutions)
        {
            await InAsync<LapseApprovals>(institution, lapse => lapse.HandleAsync(cancel));
            await InAsync<RemindOfApprovals>(institution, remind => remind.HandleAsync(cancel));
        }
    }

    private async Task InAsync<T>(InstitutionId institution, Func<T, Task> work)
        where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
