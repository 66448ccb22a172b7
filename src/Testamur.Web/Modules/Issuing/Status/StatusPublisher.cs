using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>Signs a list as its events say, in both forms, and keeps it as the next version.</summary>
internal sealed class StatusPublisher(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    Signers signers,
    IOptions<TestamurOptions> platform,
    IOptions<IssuingOptions> options,
    TimeProvider time
)
{
    public static string UrlOf(TestamurOptions platform, StatusListId list) => platform.Link($"/status/{list.Value}").AbsoluteUri;

    /// <summary>Adds the next version to the unit of work at hand; the caller saves.</summary>
    /// <exception cref="InvalidOperationException">The institution has no key for status lists.</exception>
    public async Task AddVersionAsync(StatusListId list, CancellationToken cancel)
    {
        // First the number, then the events: whoever publishes in between takes the number, and this attempt is repeated.
        var newest = await db.Set<StatusVersion>()
            .AsNoTracking()
            .Where(version => version.List == list)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancel);
        var revoked = await db.Set<StatusEvent>().Where(e => e.List == list).Select(e => e.Index).ToListAsync(cancel);

        var bits = new BitstringStatusList();
        foreach (var index in revoked)
            bits[index] = true;
        var now = WholeSecond(time.GetUtcNow());
        if (newest is not null && newest.PublishedAt > now)
            now = newest.PublishedAt; // another node's clock is ahead: dates never go back
        using var signer = await signers.FindAsync(KeyRole.Status, cancel) ?? throw NoKey();
        var institution = await institutions.FindAsync(tenant.Id, cancel) ?? throw NoKey();
        var url = UrlOf(platform.Value, list);
        // Whoever keeps an old copy to hide a revocation can do so for two periods; then it counts as unknown, not as valid.
        var until = now + 2 * options.Value.Ttl;
        var unsigned = StatusListCredential.Build(url, institution.Did, StatusPurpose.Revocation, bits, now, until);
        var token = new StatusListToken(url, now, TokenStatusList.From(bits), until, options.Value.Ttl);
        db.Add(
            new StatusVersion
            {
                Institution = tenant.Id,
                List = list,
                Number = (newest?.Number ?? 0) + 1,
                Events = revoked.Count,
                PublishedAt = now,
                Document = DataIntegrity
                    .Sign(unsigned, signer.Signer, new() { VerificationMethod = signer.VerificationMethod, Created = now })
                    .ToJsonString(),
                Token = token.Sign(signer.Signer, signer.VerificationMethod),
            }
        );
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static InvalidOperationException NoKey() => new("The institution has no key for status lists.");
}
