using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Ends a link at once and for good. Doing it twice changes nothing.</summary>
internal sealed class WithdrawShare(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<ShareView>> HandleAsync(Guid id, CancellationToken cancel)
    {
        var (wanted, person) = (new ShareId(id), actor.RequiredId);
        if (await db.Set<Share>().SingleOrDefaultAsync(s => s.Id == wanted && s.Person == person, cancel) is not { } share)
            return WalletProblems.ShareNotFound();
        var now = time.GetUtcNow();
        share.Withdraw(now);
        audit.Record("wallet.shareWithdrawn", id.ToString());
        await db.SaveChangesAsync(cancel);
        var held = await db.Set<Holding>()
            .Where(h => h.Id == share.Holding)
            .Select(h => new
            {
                h.Title,
                h.Source,
                h.Parts,
            })
            .SingleAsync(cancel);
        return ShareView.Of(share, held.Title, Holding.RecognisedIn(held.Source, held.Title, held.Parts), now);
    }

    public static void Map(RouteGroupBuilder shares) =>
        shares
            .MapPost(
                "/{id:guid}/withdraw",
                async (Guid id, WithdrawShare useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("WithdrawShare")
            .WithSummary("End a link at once");
}
