using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Requests;

/// <summary>Forgets requests whose day is over, and with them the answers.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetRequests(AppDb db, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Set<ApiRequest>()
            .Across(Readings.Work)
            .Where(request => request.EndsAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
