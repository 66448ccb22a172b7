using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Audit;

/// <summary><c>audit verify</c>: checks the chain of every institution in the database. Exit status 1 when one does not hold.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(WebApplication app, string what)
    {
        if (what != "verify")
        {
            await Console.Error.WriteLineAsync("Usage: Testamur.Web audit verify");
            return 64;
        }

        List<InstitutionId> institutions;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            // A log that was emptied still has its end.
            var ends = db.Set<AuditChainEnd>().Across(Readings.Work).Select(end => end.Institution);
            var logs = db.Set<AuditEntry>().Across(Readings.Work).Select(entry => entry.Institution);
            institutions = await ends.Union(logs).ToListAsync();
        }

        var intact = true;
        foreach (var institution in institutions)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            var view = await scope.ServiceProvider.GetRequiredService<CheckAudit>().HandleAsync(CancellationToken.None);
            intact &= view.Intact;
            Console.WriteLine(
                $"{institution.Value}: {view.Entries} acts, end {view.Head}: {(view.Intact ? "nothing was touched" : "touched")}"
            );
            foreach (var finding in view.Findings)
                Console.WriteLine(
                    $"  {finding.Flaw}: act {finding.Number}{(finding.Until > finding.Number ? $" to {finding.Until}" : "")}"
                );
        }

        return intact ? 0 : 1;
    }
}
