using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Testamur.Web.Platform.Operation;

/// <summary>Degraded while a standing figure is above the value from which somebody has to look.</summary>
internal abstract class StandingHealth(IStandingFigures figures, string name, double limit, string sentence) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var figure = (await figures.ReadAsync(cancellationToken)).Single(one => one.Name == name);
        return figure.Value <= limit
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Format(CultureInfo.InvariantCulture, sentence, figure.Value));
    }
}
