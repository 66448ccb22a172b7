using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>Makes the link that shows a collection, or ends it. A new link ends the one before; its secret leaves the server once and is not stored.</summary>
internal sealed class ShareCollection(MyCollections mine, AuditLog audit, IOptions<TestamurOptions> options, TimeProvider time)
{
    /// <param name="Url">The whole link. It cannot be shown again.</param>
    internal sealed record Made(Uri Url);

    public async Task<Result<Made>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await mine.FindAsync(id, cancel) is not { } found)
            return CatalogueProblems.CollectionNotFound();
        var secret = Ids.Secret();
        found.Share(Ids.Hash(secret), time.GetUtcNow());
        audit.Record("catalogue.collectionShared", id.ToString());
        return await mine.TrySaveAsync(cancel) is { } lost ? lost : new Made(options.Value.Link($"/c/{secret}"));
    }

    /// <summary>Ends the link at once. Doing it twice changes nothing.</summary>
    public async Task<Result<Guid>> WithdrawAsync(Guid id, CancellationToken cancel)
    {
        if (await mine.FindAsync(id, cancel) is not { } found)
            return CatalogueProblems.CollectionNotFound();
        if (found.SharedAt is null)
            return id;
        found.Withdraw(time.GetUtcNow());
        audit.Record("catalogue.collectionWithdrawn", id.ToString());
        return await mine.TrySaveAsync(cancel) is { } lost ? lost : id;
    }

    public static void Map(RouteGroupBuilder collections)
    {
        collections
            .MapPost(
                "/{id:guid}/link",
                async (Guid id, ShareCollection useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(id, cancel)).ToHttp(made => TypedResults.Ok(made));
                }
            )
            .WithName("ShareCollection")
            .WithSummary("Make the link that shows a collection; its secret is answered once");
        collections
            .MapDelete(
                "/{id:guid}/link",
                async (Guid id, ShareCollection useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(id, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("WithdrawCollectionLink")
            .WithSummary("End the link of a collection at once");
    }
}
