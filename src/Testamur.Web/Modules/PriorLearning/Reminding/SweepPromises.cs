using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning.Reminding;

/// <summary>Looks at every case with a promised day. Each institution's turn has a scope and transactions of its own; running twice changes nothing.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepPromises(AppDb db, IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        // Only which institutions have promised something is read across them.
        var institutions = await db.Set<RplCase>()
            .Across(Readings.Work)
            .Where(rpl => rpl.PromisedOn != null)
            .Select(rpl => rpl.Institution)
            .Distinct()
            .ToListAsync(cancel);
        foreach (var institution in institutions)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            await scope.ServiceProvider.GetRequiredService<RemindOfPromises>().HandleAsync(cancel);
        }
    }
}
