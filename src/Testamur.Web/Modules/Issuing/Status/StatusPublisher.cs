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

    /// <summary>The list of the same entries that says what is suspended; a list has one purpose.</summary>
    public static string SuspensionOf(string listUrl) => listUrl + "/suspension";

    /// <summary>Adds the next version to the unit of work at hand; the caller saves.</summary>
    /// <exception cref="InvalidOperationException">The institution has no key for status lists.</exception>
    public Task AddVersionAsync(StatusListId list, CancellationToken cancel) => AddVersionAsync(list, default, cancel);

    /// <summary>The same, above a version that was published and is not in the database.</summary>
    public async Task AddVersionAsync(StatusListId list, (int Number, DateTimeOffset At) above, CancellationToken cancel)
    {
        // First the number, then the events: whoever publishes in between takes the number, and this attempt is repeated.
        var newest = await db.Set<StatusVersion>()
            .AsNoTracking()
            .Where(version => version.List == list)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancel);
        var events = await db.Set<StatusEvent>()
            .AsNoTracking()
            .Where(e => e.List == list)
            .OrderBy(e => e.Number)
            .Select(e => new { e.Index, e.Change })
            .ToListAsync(cancel);
        var (revoked, suspended) = (new BitstringStatusList(), new BitstringStatusList());
        foreach (var happened in events)
        {
            if (happened.Change == StatusChange.Revoked)
                revoked[happened.Index] = true;
            else
                suspended[happened.Index] = happened.Change == StatusChange.Suspended;
        }

        var now = WholeSecond(time.GetUtcNow());
        if (newest is not null && newest.PublishedAt > now)
            now = newest.PublishedAt; // another node's clock is ahead: dates never go back
        if (above.At > now)
            now = above.At;
        using var signer = await signers.FindAsync(KeyRole.Status, cancel) ?? throw NoKey();
        var institution = await institutions.FindAsync(tenant.Id, cancel) ?? throw NoKey();
        var url = UrlOf(platform.Value, list);
        // Whoever keeps an old copy to hide a revocation can do so for two periods; then it counts as unknown, not as valid.
        var until = now + 2 * options.Value.Ttl;
        var token = new StatusListToken(url, now, Both(revoked, suspended), until, options.Value.Ttl);
        db.Add(
            new StatusVersion
            {
                Institution = tenant.Id,
                List = list,
                Number = Math.Max(newest?.Number ?? 0, above.Number) + 1,
                Events = events.Count,
                PublishedAt = now,
                Document = Sign(url, StatusPurpose.Revocation, revoked),
                Suspension = Sign(SuspensionOf(url), StatusPurpose.Suspension, suspended),
                Token = token.Sign(signer.Signer, signer.VerificationMethod),
            }
        );

        string Sign(string id, StatusPurpose purpose, BitstringStatusList bits) =>
            DataIntegrity
                .Sign(
                    StatusListCredential.Build(id, institution.Did, purpose, bits, now, until),
                    signer.Signer,
                    new() { VerificationMethod = signer.VerificationMethod, Created = now }
                )
                .ToJsonString();
    }

    // https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-7.1: what is revoked is no longer suspended.
    private static TokenStatusList Both(BitstringStatusList revoked, BitstringStatusList suspended)
    {
        var both = new TokenStatusList(revoked.Length, bits: 2);
        for (var index = 0; index < revoked.Length; index++)
        {
            if (revoked[index])
                both[index] = 1;
            else if (suspended[index])
                both[index] = 2;
        }

        return both;
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static InvalidOperationException NoKey() => new("The institution has no key for status lists.");
}
