using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary>
/// Gives the acts that were committed since the last time their places in the institution's chain. Acts never wait for each other: they are written with
/// what they record, and chained here, a moment later, in one short transaction. Two nodes at once are told apart by the end of the chain.
/// </summary>
internal sealed partial class ChainActs(IServiceScopeFactory scopes, ILogger<ChainActs> log)
{
    private const int AtOnce = 500;
    private const int Attempts = 20;

    public async Task HandleAsync(InstitutionId institution, CancellationToken cancel)
    {
        var lost = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            try
            {
                if (await ChainAsync(db, institution, cancel) < AtOnce)
                    return;
                lost = 0;
            }
            catch (Exception e)
                when (e is DbUpdateException or InvalidOperationException { InnerException: DbUpdateException }
                    && ++lost < Attempts
                )
            {
                // Another node chains these acts, or PostgreSQL saw the two wait for each other and ended this one (which it wraps as transient).
            }
        }
    }

    private async Task<int> ChainAsync(AppDb db, InstitutionId institution, CancellationToken cancel)
    {
        var end = await db.Set<AuditChainEnd>().SingleOrDefaultAsync(cancel);
        var waiting = await db.Set<AuditEntry>()
            .Where(entry => entry.Number == null)
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        if (waiting.Count == 0)
            return 0;
        if (end is null)
            db.Add(end = new AuditChainEnd { Institution = institution });
        foreach (var entry in waiting)
            end.Append(entry);
        await db.SaveChangesAsync(cancel);
        // Where logs are kept elsewhere, this is the hash that a chain written anew would lack.
        Chained(log, institution.Value, end.Number, end.Hash);
        return waiting.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit log of {Institution} ends with act {Number}, {Hash}")]
    private static partial void Chained(ILogger log, Guid institution, long number, string hash);
}

/// <summary>Looks for institutions with acts that have no place yet.</summary>
[DisallowConcurrentExecution]
internal sealed class ChainAllActs(AppDb db, ChainActs chain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<AuditEntry>()
            .Across(Readings.Work)
            .Where(entry => entry.Number == null)
            .Select(entry => entry.Institution)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var institution in waiting)
            await chain.HandleAsync(institution, cancellationToken);
    }
}
