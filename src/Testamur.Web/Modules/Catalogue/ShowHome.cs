using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>What the first page shows of the catalogue: the next starts, and a few pieces for the picture.</summary>
internal sealed class ShowHome(AppDb db, IInstitutions institutions, TimeProvider time)
{
    private const int Cards = 4;
    private const int Tiles = 5;

    public async Task<(IReadOnlyList<CatalogueItem> Soon, IReadOnlyList<CatalogueItem> Drawn)> HandleAsync(
        CancellationToken cancel
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var members = await institutions.ListAsync(cancel);
        var own = db.Set<CatalogueEntry>().AsNoTracking().Where(entry => entry.Listed && !entry.External);
        var soon = await db.Set<CatalogueOffering>()
            .Where(run => run.Open && run.EnrolUntil >= today && own.Any(entry => entry.Id == run.Specification))
            .GroupBy(run => run.Specification)
            .Select(runs => new { Id = runs.Key, Start = runs.Min(run => run.StartsOn) })
            .OrderBy(run => run.Start)
            .ThenBy(run => run.Id)
            .Take(Cards)
            .ToListAsync(cancel);
        var ids = soon.Select(run => run.Id).ToArray();
        var entries = await own.Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, cancel);
        var drawn = await own.Where(entry => entry.Ects > 0 && entry.Ects <= 500)
            .OrderBy(entry => entry.OrderKey)
            .Take(Tiles)
            .ToListAsync(cancel);
        return (
            [.. soon.Select(run => CatalogueItem.Of(entries[run.Id], MemberOf(entries[run.Id]), run.Start, null))],
            [.. drawn.Select(entry => CatalogueItem.Of(entry, MemberOf(entry), null, null))]
        );

        InstitutionView? MemberOf(CatalogueEntry entry) => members.FirstOrDefault(member => member.Id == entry.Institution);
    }
}
