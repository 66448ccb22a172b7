using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

internal sealed class Replacements(AppDb db, IInstitutions institutions) : IReplacements
{
    /// <summary>One that was corrected more often than this is followed no further.</summary>
    private const int Most = 20;

    // Whoever verifies belongs to no institution, so outside the filter.
    private IQueryable<Credential> All => db.Set<Credential>().Across(Readings.Verify).AsNoTracking();

    public async Task<Replacement?> FindAsync(string credentialId, string issuerDid, CancellationToken cancel)
    {
        if (await institutions.FindByDidAsync(issuerDid, cancel) is not { } issuer)
            return null;
        var badge = Payloads.BadgeIdOf(credentialId);
        // What has another in its place was revoked by the list of the same institution.
        var next = await All.Where(c => c.PublicId == badge && c.Institution == issuer.Id)
            .Select(c => c.ReplacedBy)
            .SingleOrDefaultAsync(cancel);
        Replacement? newest = null;
        // A new one may have had a mistake, too: whoever has the first is told the last.
        for (var followed = 0; next is { } id && followed < Most; followed++)
        {
            var found = await All.Where(c => c.Institution == issuer.Id && c.Id == id)
                .Select(c => new
                {
                    c.PublicId,
                    c.IssuedAt,
                    c.ReplacedBy,
                    HasEuropean = c.European != null,
                })
                .SingleOrDefaultAsync(cancel);
            if (found is null)
                break; // its learner was erased
            var inLikeForm = Payloads.IsEuropean(credentialId) && found.HasEuropean;
            newest = new(inLikeForm ? Payloads.EuropeanId(found.PublicId) : found.PublicId, found.IssuedAt);
            next = found.ReplacedBy;
        }

        return newest;
    }
}
