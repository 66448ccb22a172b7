using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Testamur.Web.Platform.Recovery;

/// <summary>Degraded while the folder for recovery cannot be written: nobody can be erased then, and lists are not copied.</summary>
internal sealed class RecoveryHealth(RecoveryFolder folder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            var probe = Path.Combine(folder.Path, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(
                HealthCheckResult.Degraded(
                    $"{folder.Path} cannot be written: accounts cannot be deleted, and status lists are not copied."
                )
            );
        }
    }
}
