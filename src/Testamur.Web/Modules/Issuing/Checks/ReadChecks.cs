using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>The last looks at what was issued, newest first, and what the newest found.</summary>
internal sealed class ReadChecks(AppDb db)
{
    private const int Newest = 30;
    private const int MostFindings = 200;

    internal sealed record CheckRow(DateTimeOffset At, int Checked, int Failed, int Undetermined);

    internal sealed record FindingRow(Guid Credential, string Form, string Why);

    internal sealed record Answer(IReadOnlyList<CheckRow> Checks, IReadOnlyList<FindingRow> Findings);

    public async Task<Answer> HandleAsync(CancellationToken cancel)
    {
        var checks = await db.Set<IssuedCheck>().AsNoTracking().OrderByDescending(c => c.At).Take(Newest).ToListAsync(cancel);
        if (checks.Count == 0)
            return new([], []);
        var newest = checks[0].Id;
        var findings = await db.Set<IssuedCheckFinding>()
            .AsNoTracking()
            .Where(finding => finding.Check == newest)
            .OrderBy(finding => finding.Credential)
            .Take(MostFindings)
            .ToListAsync(cancel);
        return new(
            [.. checks.Select(check => new CheckRow(check.At, check.Checked, check.Failed, check.Undetermined))],
            [.. findings.Select(finding => new FindingRow(finding.Credential.Value, finding.Form, finding.Why))]
        );
    }

    public static void Map(RouteGroupBuilder issuing) =>
        issuing
            .MapGet(
                "/checks",
                async (ReadChecks useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.HandleAsync(cancel))
            )
            .Requires(Permission.Issue)
            .WithName("ReadIssuedChecks")
            .WithSummary("The daily looks at what was issued, as a stranger verifies it");
}
