using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <param name="Note">Its keeper's; may be empty.</param>
/// <param name="Item">What the catalogue knows of it today; null when it is no longer there.</param>
internal sealed record CollectedOffer(Guid Offer, string Note, CatalogueItem? Item);

/// <param name="Revision">What a change starts from.</param>
/// <param name="SharedAt">When its link was made; null without one.</param>
internal sealed record CollectionView(
    Guid Id,
    string Name,
    int Revision,
    DateTimeOffset ChangedAt,
    DateTimeOffset? SharedAt,
    IReadOnlyList<CollectedOffer> Offers
);

/// <summary>Reads the offers of a collection as the catalogue has them now.</summary>
internal sealed class CollectedOffers(AppDb db, IInstitutions institutions, TimeProvider time)
{
    public async Task<CollectionView> ViewAsync(Collection collection, CancellationToken cancel)
    {
        var kept = collection.Offers.OrderBy(offer => offer.Position).ToList();
        Guid[] ids = [.. kept.Select(offer => offer.Offer)];
        var entries = await db.Set<CatalogueEntry>()
            .AsNoTracking()
            .Where(entry => ids.Contains(entry.Id) && entry.Listed)
            .ToDictionaryAsync(entry => entry.Id, cancel);
        var externals = await db.Set<CatalogueExternal>()
            .AsNoTracking()
            .Where(external => ids.Contains(external.Id))
            .ToDictionaryAsync(external => external.Id, cancel);
        var starts = await StartsAsync(ids, cancel);
        var members = await institutions.ListAsync(cancel);
        return new(
            collection.Id.Value,
            collection.Name,
            collection.Version,
            collection.ChangedAt,
            collection.SharedAt,
            [
                .. kept.Select(offer => new CollectedOffer(
                    offer.Offer,
                    offer.Note,
                    entries.TryGetValue(offer.Offer, out var entry)
                        ? CatalogueItem.Of(
                            entry,
                            members.FirstOrDefault(member => member.Id == entry.Institution),
                            starts.TryGetValue(entry.Id, out var start) ? start : null,
                            externals.GetValueOrDefault(entry.Id)
                        )
                        : null
                )),
            ]
        );
    }

    /// <summary>Those of the ids that the catalogue has.</summary>
    public async Task<HashSet<Guid>> KnownAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        [
            .. await db.Set<CatalogueEntry>()
                .Where(entry => ids.Contains(entry.Id) && entry.Listed)
                .Select(entry => entry.Id)
                .ToListAsync(cancel),
        ];

    private async Task<Dictionary<Guid, DateOnly>> StartsAsync(Guid[] ids, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return await db.Set<CatalogueOffering>()
            .Where(offering => ids.Contains(offering.Specification) && offering.Open && offering.EnrolUntil >= today)
            .GroupBy(offering => offering.Specification)
            .Select(group => new { group.Key, Start = group.Min(offering => offering.StartsOn) })
            .ToDictionaryAsync(group => group.Key, group => group.Start, cancel);
    }
}
