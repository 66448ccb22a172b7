using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Takes an offered credential into the wallet: from now on it can be shared and counts toward larger certificates.</summary>
internal sealed class AcceptHolding(AppDb db, WaitingFor waiting, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<HoldingSummary>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        var now = time.GetUtcNow();
        if (holding.State != HoldingState.Accepted)
            db.Publish(new HoldingAccepted(id, actor.RequiredId), time);
        holding.Accept(actor.RequiredId, now);
        audit.Record("wallet.accepted", id.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PlatformProblems.ChangedMeanwhile();
        }

        return HoldingSummary.Of(holding, 0, now);
    }

    public static void Map(RouteGroupBuilder holdings) =>
        holdings
            .MapPost(
                "/{id:guid}/accept",
                async (Guid id, AcceptHolding useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("AcceptHolding")
            .WithSummary("Take an offered credential into your wallet");
}
