using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>Shows a collection to whoever has its link. Nobody who looks is recorded, and nothing is said of its keeper.</summary>
internal sealed class OpenCollection(AppDb db, CollectedOffers offers)
{
    private const int SecretLength = 22;

    /// <summary>What was opened in this request, for its page; null when the link shows nothing.</summary>
    public CollectionView? Opened { get; private set; }

    public async Task<CollectionView?> HandleAsync(string secret, CancellationToken cancel)
    {
        if (secret.Length != SecretLength)
            return null;
        var hash = Ids.Hash(secret);
        var found = await db.Set<Collection>()
            .AsNoTracking()
            .Include(collection => collection.Offers)
            .SingleOrDefaultAsync(collection => collection.SecretHash == hash, cancel);
        return Opened = found is null ? null : await offers.ViewAsync(found, cancel);
    }

    // A plain endpoint, so that nothing sets a cookie and the answer has its status.
    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(
                "/c/{secret}",
                async (string secret, OpenCollection useCase, HttpResponse response, CancellationToken cancel) =>
                {
                    response.Headers.CacheControl = "no-store";
                    response.Headers["X-Robots-Tag"] = "noindex, nofollow";
                    var opened = await useCase.HandleAsync(secret, cancel);
                    return UiHost.Page<SharedCollectionPage>(
                        status: opened is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK
                    );
                }
            )
            .AllowAnonymous()
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .ExcludeFromDescription();
}
