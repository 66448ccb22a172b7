using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Finds micro-credentials by words and filters, in a stable order, with counts of what each further filter would leave.</summary>
internal sealed class SearchCatalogue(AppDb db, IInstitutions institutions, CatalogueFacets facets, TimeProvider time)
{
    [SuppressMessage("Globalization", "CA1309", Justification = "Becomes a comparison of the database; no other overload does.")]
    public async Task<Result<CatalogueResults>> HandleAsync(CatalogueParameters parameters, CancellationToken cancel)
    {
        if (!CatalogueSearch.Read(parameters).Succeeded(out var search, out var problem))
            return problem;
        var members = await institutions.ListAsync(cancel);
        var found = new CatalogueFilter(search, members);
        var entries = db.Set<CatalogueEntry>().AsNoTracking().Where(entry => entry.Listed);
        var matching = found.Apply(entries);
        var page = matching;
        if (search.After is { } after)
            page = page.Where(entry => string.Compare(entry.OrderKey, after) > 0);
        var rows = await page.OrderBy(entry => entry.OrderKey).Take(search.Limit + 1).ToListAsync(cancel);
        var shown = rows.Take(search.Limit).ToList();
        var starts = await NextStartsAsync([.. shown.Select(entry => entry.Id)], cancel);
        var externals = await ExternalsAsync([.. shown.Where(entry => entry.External).Select(entry => entry.Id)], cancel);
        return new CatalogueResults(
            [
                .. shown.Select(entry =>
                    CatalogueItem.Of(
                        entry,
                        members.FirstOrDefault(member => member.Id == entry.Institution),
                        starts.TryGetValue(entry.Id, out var start) ? start : null,
                        externals.GetValueOrDefault(entry.Id)
                    )
                ),
            ],
            await matching.CountAsync(cancel),
            await entries.CountAsync(cancel),
            await facets.CountAsync(entries, found, members, cancel),
            rows.Count > search.Limit ? shown[^1].OrderKey : null
        );
    }

    private async Task<Dictionary<Guid, DateOnly>> NextStartsAsync(Guid[] ids, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return await db.Set<CatalogueOffering>()
            .Where(offering => ids.Contains(offering.Specification) && offering.Open && offering.EnrolUntil >= today)
            .GroupBy(offering => offering.Specification)
            .Select(group => new { group.Key, Start = group.Min(offering => offering.StartsOn) })
            .ToDictionaryAsync(group => group.Key, group => group.Start, cancel);
    }

    private async Task<Dictionary<Guid, CatalogueExternal>> ExternalsAsync(Guid[] ids, CancellationToken cancel) =>
        await db.Set<CatalogueExternal>()
            .AsNoTracking()
            .Where(offer => ids.Contains(offer.Id))
            .ToDictionaryAsync(offer => offer.Id, cancel);

    public static void Map(RouteGroupBuilder catalogue) =>
        catalogue
            .MapGet(
                "",
                async ([AsParameters] CatalogueParameters parameters, SearchCatalogue useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(parameters, cancel)).ToHttp(results => TypedResults.Ok(results))
            )
            .WithName("SearchCatalogue")
            .WithSummary("Find micro-credentials by words and filters")
            .Produces<CatalogueResults>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
