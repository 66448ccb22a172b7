using Microsoft.Extensions.Diagnostics.HealthChecks;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.Modules.Issuing.Keys.Custody;

/// <summary>Degraded while a device or service that keeps keys is away or refuses us: everything else goes on.</summary>
internal sealed class CustodyHealth(Custodians custodians) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubles = custodians.Rules.Select(rule => custodians.Of(rule).Trouble).OfType<string>().Distinct().ToList();
        return Task.FromResult(
            troubles.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', troubles))
        );
    }
}

/// <summary>Asks every custodian for its keys once, beside the rest of the start, so that an operator hears at once what does not work.</summary>
internal sealed partial class CustodyGreeting(Custodians custodians, ILogger<CustodyGreeting> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // devices answer when they like; the start does not wait for them
        foreach (var rule in custodians.Rules)
        {
            try
            {
                custodians.Of(rule).PublicKeyOf(rule.Key);
            }
            catch (KeyUnavailableException e)
            {
                Unavailable(log, rule.Institution, rule.Role, e.Message);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Institution} cannot sign with its {Role} key, and nothing signs in its place: {Why}"
    )]
    private static partial void Unavailable(ILogger log, string institution, KeyRole? role, string why);
}
