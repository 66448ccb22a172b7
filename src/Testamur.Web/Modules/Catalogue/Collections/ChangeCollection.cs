using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>Replaces name, offers, order and notes of a collection.</summary>
internal sealed class ChangeCollection(MyCollections mine, CollectedOffers offers, AuditLog audit, TimeProvider time)
{
    internal sealed record Kept(Guid Offer, string? Note = null);

    /// <param name="Revision">The revision the change starts from.</param>
    /// <param name="Offers">All that it holds from now on, in order. One that has left the catalogue may stay; a new one must be in it.</param>
    internal sealed record Request(int Revision, string? Name, IReadOnlyList<Kept> Offers);

    public async Task<Result<CollectionView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (await mine.FindAsync(id, cancel) is not { } found)
            return CatalogueProblems.CollectionNotFound();
        (Guid Offer, string Note)[] kept = [.. request.Offers.Select(offer => (offer.Offer, offer.Note?.Trim() ?? ""))];
        if (CollectionRules.Check(request.Name, kept) is { } refused)
            return refused;
        if (found.Version != request.Revision)
            return PlatformProblems.ChangedMeanwhile();
        Guid[] added = [.. kept.Select(offer => offer.Offer).Except(found.Offers.Select(offer => offer.Offer))];
        if ((await offers.KnownAsync(added, cancel)).Count < added.Length)
            return CatalogueProblems.NotFound();
        found.Change(request.Name!.Trim(), kept, time.GetUtcNow()); // checked above
        audit.Record("catalogue.collectionChanged", id.ToString());
        return await mine.TrySaveAsync(cancel) is { } lost ? lost : await offers.ViewAsync(found, cancel);
    }

    public static void Map(RouteGroupBuilder collections) =>
        collections
            .MapPut(
                "/{id:guid}",
                async (Guid id, Request request, ChangeCollection useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .WithName("ChangeCollection")
            .WithSummary("Replace name, offers and notes of a collection");
}
