using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Says no to an offered credential. It stays valid at its issuer and can still be taken later.</summary>
internal sealed class DeclineHolding(AppDb db, WaitingFor waiting, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<HoldingSummary>> HandleAsync(Guid id, CancellationToken cancel)
    {
        if (await waiting.FindAsync(id, actor.RequiredId, cancel) is not { } holding)
            return WalletProblems.HoldingNotFound();
        var now = time.GetUtcNow();
        if (holding.Decline(actor.RequiredId, now) is { } refusal)
            return refusal;
        audit.Record("wallet.declined", id.ToString());
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
                "/{id:guid}/decline",
                async (Guid id, DeclineHolding useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("DeclineHolding")
            .WithSummary("Say no to an offered credential");
}
