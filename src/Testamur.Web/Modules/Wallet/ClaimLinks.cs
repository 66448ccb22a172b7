using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>What an issuer sees of the links to credentials that still wait for their learner.</summary>
internal sealed class ClaimLinks(AppDb db, CurrentTenant tenant, ResendClaim resend) : IClaimLinks
{
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> WaitingAsync(
        IReadOnlyCollection<Guid> credentials,
        CancellationToken cancel
    )
    {
        var issuer = tenant.Id;
        var waiting = await db.Set<Holding>()
            .AsNoTracking()
            .Where(holding => holding.Issuer == issuer && credentials.Contains(holding.Credential) && holding.Person == null)
            .Join(
                db.Set<Claim>().Where(claim => claim.ReplacedAt == null),
                holding => holding.Id,
                claim => claim.Holding,
                (holding, claim) => new { holding.Credential, claim.EndsAt }
            )
            .ToListAsync(cancel);
        return waiting.GroupBy(link => link.Credential).ToDictionary(links => links.Key, links => links.Max(link => link.EndsAt));
    }

    public async Task<Result<DateTimeOffset>> SendAgainAsync(Guid credential, string email, CancellationToken cancel) =>
        (await resend.HandleAsync(credential, email, cancel)).Succeeded(out var sent, out var problem) ? sent.EndsAt : problem;
}
