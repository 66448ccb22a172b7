using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>Degraded while the last look at what some institution issued found a document that does not verify. The service goes on; somebody has to look.</summary>
internal sealed class IssuedHealth(AppDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var checks = db.Set<IssuedCheck>().Across(Readings.Work);
        var failing = await checks.CountAsync(
            check => check.Failed > 0 && !checks.Any(later => later.Institution == check.Institution && later.At > check.At),
            cancellationToken
        );
        return failing == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Credentials of {failing} institutions do not verify; their registrars see which.");
    }
}
