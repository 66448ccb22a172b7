using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet;

/// <summary>Shows what a claim link leads to, before anybody makes an account. Looking does not use it up.</summary>
internal sealed class ReadClaim(AppDb db, TimeProvider time)
{
    /// <param name="EndsAt">The link's last moment.</param>
    internal sealed record Preview(HoldingDetail Credential, DateTimeOffset EndsAt);

    public async Task<Result<Preview>> HandleAsync(string secret, CancellationToken cancel)
    {
        var hash = Ids.Hash(secret);
        if (await db.Set<Claim>().AsNoTracking().SingleOrDefaultAsync(c => c.SecretHash == hash, cancel) is not { } claim)
            return WalletProblems.ClaimNotFound();
        var now = time.GetUtcNow();
        if (claim.WhyNot(now) is { } refusal)
            return refusal;
        var holding = await db.Set<Holding>().AsNoTracking().SingleAsync(h => h.Id == claim.Holding, cancel);
        if (holding.Person is not null)
            return WalletProblems.ClaimUsed();
        return new Preview(HoldingDetail.Of(holding, now), claim.EndsAt);
    }

    public static void Map(RouteGroupBuilder claims) =>
        claims
            .MapGet(
                "/{secret:maxlength(100)}",
                async (string secret, ReadClaim useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.HandleAsync(secret, cancel)).ToHttp(TypedResults.Ok);
                }
            )
            .WithName("ReadClaim")
            .WithSummary("See the credential a claim link leads to");
}
