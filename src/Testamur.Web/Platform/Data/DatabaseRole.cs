using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Whether the database holds institutions apart, too: it cannot for a superuser or a role that bypasses row-level security. The platform works
/// under such a role, since its own filter holds, but says so.
/// </summary>
internal sealed partial class DatabaseRole(Database database, ILogger<DatabaseRole> log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await IsUnboundAsync(cancellationToken)
            ? HealthCheckResult.Degraded("The database's role bypasses row-level security; give the platform a plain one.")
            : HealthCheckResult.Healthy();

    /// <summary>Says it in the log, for whoever looks at a start.</summary>
    public async Task WarnAsync(CancellationToken cancel)
    {
        if (await IsUnboundAsync(cancel))
            Unbound(log);
    }

    private async Task<bool> IsUnboundAsync(CancellationToken cancel)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return false;
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database's role is a superuser or bypasses row-level security: institutions are held apart by the platform alone"
    )]
    private static partial void Unbound(ILogger log);
}
