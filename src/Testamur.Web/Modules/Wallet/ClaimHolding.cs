using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Gives a waiting credential to the signed-in person who has its link. The link is the proof, whatever address the account has;
/// when it is another than the one the link was sent to, that is recorded.
/// </summary>
internal sealed class ClaimHolding(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<HoldingSummary>> HandleAsync(string secret, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        var hash = Ids.Hash(secret);
        if (await db.Set<Claim>().SingleOrDefaultAsync(c => c.SecretHash == hash, cancel) is not { } claim)
            return WalletProblems.ClaimNotFound();
        var now = time.GetUtcNow();
        if (claim.WhyNot(now) is { } refusal)
            return refusal;
        var holding = await db.Set<Holding>().SingleAsync(h => h.Id == claim.Holding, cancel);
        if (holding.Person is not null)
            return WalletProblems.ClaimUsed();

        var otherAddress = holding.EmailHash != WaitingFor.Hash(actor.Email);
        claim.Use(person, otherAddress, now);
        holding.Accept(person, now);
        db.Publish(new HoldingAccepted(holding.Id.Value, person), time);
        audit.Record("wallet.claimed", holding.Id.Value.ToString(), otherAddress ? "another e-mail address" : null);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return WalletProblems.ClaimUsed();
        }

        return HoldingSummary.Of(holding, 0, now);
    }

    public static void Map(RouteGroupBuilder claims) =>
        claims
            .MapPost(
                "/{secret:maxlength(100)}",
                async (string secret, ClaimHolding useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(secret, cancel)).ToHttp(TypedResults.Ok)
            )
            .WithName("ClaimHolding")
            .WithSummary("Take the credential a claim link leads to");
}
