using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Sends a new claim link to the address in the institution's own award; earlier links end. The wallet itself knows only a hash of
/// that address.
/// </summary>
internal sealed class ResendClaim(AppDb db, IAwards awards, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <param name="EndsAt">The new link's last moment.</param>
    internal sealed record Sent(DateTimeOffset EndsAt);

    /// <param name="email">The learner's address where the caller has it in its records; else it is looked up in the award.</param>
    public async Task<Result<Sent>> HandleAsync(Guid credential, string? email, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        var holding = await db.Set<Holding>().SingleOrDefaultAsync(h => h.Issuer == issuer && h.Credential == credential, cancel);
        if (holding is null)
            return PlatformProblems.NotFound();
        if (holding.Person is not null)
            return WalletProblems.AlreadyClaimed();
        email ??= (await awards.FindAsync(holding.Award, cancel))?.LearnerEmail;
        if (email is null)
            return WalletProblems.AwardUnknown();

        var now = time.GetUtcNow();
        foreach (var old in await db.Set<Claim>().Where(c => c.Holding == holding.Id && c.ReplacedAt == null).ToListAsync(cancel))
            old.Replace(now);
        holding.WaitsFor(email);
        var (claim, secret) = Claim.For(holding.Id, now);
        db.Add(claim);
        var language = HoldingDetail.Of(holding, now).Content?.DefaultLanguage;
        db.Publish(ClaimInvitation.For(holding, email, language, secret), time);
        audit.Record("wallet.claimResent", credential.ToString());
        await db.SaveChangesAsync(cancel);
        return new Sent(claim.EndsAt);
    }

    public static void Map(RouteGroupBuilder tenant) =>
        tenant
            .MapPost(
                "/credentials/{credential:guid}/claim-link",
                async (Guid credential, ResendClaim useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(credential, null, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.Issue)
            .WithName("ResendClaim")
            .WithSummary("Send a learner without an account a new link to their credential");
}
