using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>The signed-in person's links, newest first, with how often each was opened.</summary>
internal sealed class ListShares(AppDb db, Actor actor, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="Next">Null on the last page.</param>
    internal sealed record Page(IReadOnlyList<ShareView> Items, int? Next);

    /// <param name="holding">Null for all credentials.</param>
    public async Task<Page> HandleAsync(Guid? holding, int after, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var query = db.Set<Share>().AsNoTracking().Where(share => share.Person == person);
        if (holding is { } id)
        {
            var wanted = new HoldingId(id);
            query = query.Where(share => share.Holding == wanted);
        }

        after = Math.Max(0, after);
        var rows = await query
            .OrderByDescending(share => share.CreatedAt)
            .ThenBy(share => share.Id)
            .Skip(after)
            .Take(PageSize + 1)
            .Join(
                db.Set<Holding>(),
                share => share.Holding,
                h => h.Id,
                (share, h) =>
                    new
                    {
                        Share = share,
                        h.Title,
                        h.Source,
                        h.Parts,
                    }
            )
            .ToListAsync(cancel);
        var now = time.GetUtcNow();
        var items = rows.OrderByDescending(row => row.Share.CreatedAt)
            .ThenBy(row => row.Share.Id.Value)
            .Select(row => ShareView.Of(row.Share, row.Title, Holding.RecognisedIn(row.Source, row.Title, row.Parts), now));
        return new([.. items.Take(PageSize)], rows.Count > PageSize ? after + PageSize : null);
    }

    public static void Map(RouteGroupBuilder shares) =>
        shares
            .MapGet(
                "",
                async (ListShares useCase, CancellationToken cancel, Guid? holding = null, int after = 0) =>
                    TypedResults.Ok(await useCase.HandleAsync(holding, after, cancel))
            )
            .WithName("ListShares")
            .WithSummary("Your links and how often each was opened");
}
