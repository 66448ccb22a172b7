using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>Deletes a collection with its notes; its link stops.</summary>
internal sealed class DeleteCollection(AppDb db, MyCollections mine, AuditLog audit)
{
    public async Task<Result<Guid>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await mine.FindAsync(id, cancel) is not { } found)
            return CatalogueProblems.CollectionNotFound();
        db.Remove(found);
        audit.Record("catalogue.collectionDeleted", id.ToString());
        return await mine.TrySaveAsync(cancel) is { } lost ? lost : id;
    }

    public static void Map(RouteGroupBuilder collections) =>
        collections
            .MapDelete(
                "/{id:guid}",
                async (Guid id, DeleteCollection useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("DeleteCollection")
            .WithSummary("Delete a collection; its link stops");
}
