using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>One collection of the signed-in person, with its offers as the catalogue has them today.</summary>
internal sealed class ReadCollection(MyCollections mine, CollectedOffers offers)
{
    public async Task<Result<CollectionView>> HandleAsync(Guid id, CancellationToken cancel) =>
        await mine.FindAsync(id, cancel) is { } found
            ? await offers.ViewAsync(found, cancel)
            : CatalogueProblems.CollectionNotFound();

    public static void Map(RouteGroupBuilder collections) =>
        collections
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadCollection useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(view => TypedResults.Ok(view))
            )
            .WithName("ReadCollection")
            .WithSummary("One collection with its offers and notes");
}
