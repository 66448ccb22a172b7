using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Watching;

/// <summary>
/// Looks at every case whose clock runs or whose appeal period may be over. Each institution's turn has a scope and transactions of its own;
/// running twice changes nothing.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class SweepCases(AppDb db, IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await HandleAsync(cancellationToken);

    public async Task HandleAsync(CancellationToken cancel)
    {
        // Only which institutions have a case that is not closed is read across them.
        var institutions = await db.Set<RecognitionCase>()
            .Across(Readings.Work)
            .Where(one => one.State != RecognitionState.Closed)
            .Select(one => one.Institution)
            .Distinct()
            .ToListAsync(cancel);
        foreach (var institution in institutions)
        {
            await InAsync<RemindOfCases>(institution, remind => remind.HandleAsync(cancel));
            await InAsync<CloseCases>(institution, close => close.HandleAsync(cancel));
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
