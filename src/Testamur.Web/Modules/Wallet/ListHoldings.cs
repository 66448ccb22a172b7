using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>What lies in the signed-in person's wallet and what waits for them, newest award first.</summary>
internal sealed class ListHoldings(AppDb db, WaitingFor waiting, Actor actor, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="State">Null for all.</param>
    /// <param name="Search">Part of a title or of an issuer's name; letter case does not count.</param>
    /// <param name="After">The last page's <see cref="Page.Next"/>: one person's wallet is small, so it is a count.</param>
    internal sealed record Request(HoldingState? State = null, string? Search = null, int After = 0);

    /// <param name="Next">Null on the last page.</param>
    internal sealed record Page(IReadOnlyList<HoldingSummary> Items, int? Next);

    public async Task<Page> HandleAsync(Request request, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var query = (await waiting.MineAsync(actor.RequiredId, cancel)).AsNoTracking();
        if (request.State is { } state)
            query = query.Where(holding => holding.State == state);
        if (request.Search?.Trim() is { Length: > 0 } search)
        {
            var part = Holding.Searchable(search);
            query = query.Where(holding => holding.SearchText.Contains(part));
        }

        var after = Math.Max(0, request.After);
        var rows = await query
            .OrderByDescending(holding => holding.AwardedOn)
            .ThenByDescending(holding => holding.ReceivedAt)
            .ThenBy(holding => holding.Id)
            .Skip(after)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        HoldingId[] ids = [.. rows.Select(holding => holding.Id)];
        var shares = await db.Set<Share>()
            .Where(Share.IsOpen(now))
            .Where(share => ids.Contains(share.Holding))
            .GroupBy(share => share.Holding)
            .Select(group => new { Holding = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Holding, group => group.Count, cancel);
        return new(
            [.. rows.Take(PageSize).Select(h => HoldingSummary.Of(h, shares.GetValueOrDefault(h.Id), now))],
            rows.Count > PageSize ? after + PageSize : null
        );
    }

    public static void Map(RouteGroupBuilder holdings) =>
        holdings
            .MapGet(
                "",
                async (
                    ListHoldings useCase,
                    CancellationToken cancel,
                    HoldingState? state = null,
                    string? search = null,
                    int after = 0
                ) => TypedResults.Ok(await useCase.HandleAsync(new(state, search, after), cancel))
            )
            .WithName("ListHoldings")
            .WithSummary("The credentials in your wallet and those waiting for you");
}
