using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Search;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Finds micro-credentials by words and filters, in an order that is told, with counts of what each further filter would leave.</summary>
internal sealed class SearchCatalogue(
    AppDb db,
    CatalogueIndex index,
    IInstitutions institutions,
    CatalogueFacets facets,
    TimeProvider time
)
{
    public async Task<Result<CatalogueResults>> HandleAsync(CatalogueParameters parameters, CancellationToken cancel)
    {
        if (!CatalogueSearch.Read(parameters).Succeeded(out var search, out var problem))
            return problem;
        var members = await institutions.ListAsync(cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var answer = await index.SearchAsync(
            db,
            new(search.Words, ByInstitution(search.Filters, members), search.Order, search.After, search.Limit, today)
            {
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            },
            cancel
        );
        return new CatalogueResults(
            await ItemsAsync(answer.Page, members, today, cancel),
            answer.Total,
            answer.Of,
            await facets.DescribeAsync(answer.Counts, search.Filters, members, cancel),
            answer.Next?.ToString(),
            search.Order.ToString().ToLowerInvariant(),
            [.. answer.Replaced.Select(word => new CatalogueReplacement(word.Key, word.Value))]
        );
    }

    /// <summary>Short names may change, so the index has the ids. An unknown institution finds nothing; it must not be the same as no filter.</summary>
    private static Dictionary<Facet, string[]> ByInstitution(
        IReadOnlyDictionary<Facet, string[]> filters,
        IReadOnlyList<InstitutionView> members
    ) =>
        filters.ToDictionary(
            filter => filter.Key,
            filter =>
                filter.Key != Facet.Institution
                    ? filter.Value
                    :
                    [
                        .. filter.Value.Select(slug =>
                            members.FirstOrDefault(member => member.Slug == slug)?.Id.Value.ToString() ?? ""
                        ),
                    ]
        );

    private async Task<IReadOnlyList<CatalogueItem>> ItemsAsync(
        IReadOnlyList<FoundOffer> page,
        IReadOnlyList<InstitutionView> members,
        DateOnly today,
        CancellationToken cancel
    )
    {
        Guid[] ids = [.. page.Select(found => found.Id)];
        var entries = await db.Set<CatalogueEntry>()
            .AsNoTracking()
            .Where(entry => ids.Contains(entry.Id) && entry.Listed)
            .ToDictionaryAsync(entry => entry.Id, cancel);
        var starts = await NextStartsAsync(ids, today, cancel);
        Guid[] others = [.. entries.Values.Where(entry => entry.External).Select(entry => entry.Id)];
        var externals = others.Length == 0 ? [] : await ExternalsAsync(others, cancel);
        return
        [
            .. page.Where(found => entries.ContainsKey(found.Id))
                .Select(found =>
                {
                    var entry = entries[found.Id];
                    return CatalogueItem.Of(
                        entry,
                        members.FirstOrDefault(member => member.Id == entry.Institution),
                        starts.TryGetValue(entry.Id, out var start) ? start : null,
                        externals.GetValueOrDefault(entry.Id)
                    ) with
                    {
                        FoundIn = Names(found.FoundIn),
                    };
                }),
        ];
    }

    private static string[] Names(OfferParts parts) =>
        [
            .. Enum.GetValues<OfferParts>()
                .Where(part => part != OfferParts.None && parts.HasFlag(part))
                .Select(part => part.ToString().ToLowerInvariant()),
        ];

    private async Task<Dictionary<Guid, DateOnly>> NextStartsAsync(Guid[] ids, DateOnly today, CancellationToken cancel) =>
        await db.Set<CatalogueOffering>()
            .Where(offering => ids.Contains(offering.Specification) && offering.Open && offering.EnrolUntil >= today)
            .GroupBy(offering => offering.Specification)
            .Select(group => new { group.Key, Start = group.Min(offering => offering.StartsOn) })
            .ToDictionaryAsync(group => group.Key, group => group.Start, cancel);

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
