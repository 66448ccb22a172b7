using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

internal sealed class Replacements(AppDb db) : IReplacements
{
    /// <summary>One that was corrected more often than this is followed no further.</summary>
    private const int Most = 20;

    // Whoever verifies belongs to no institution, so outside the filter.
    private IQueryable<Credential> All => db.Set<Credential>().Across(Readings.Verify).AsNoTracking();

    public async Task<Replacement?> FindAsync(string credentialId, CancellationToken cancel)
    {
        var badge = Payloads.BadgeIdOf(credentialId);
        var old = await All.Where(c => c.PublicId == badge)
            .Select(c => new { c.Institution, c.ReplacedBy })
            .SingleOrDefaultAsync(cancel);
        Replacement? newest = null;
        var next = old?.ReplacedBy;
        // A new one may have had a mistake, too: whoever has the first is told the last.
        for (var followed = 0; old is not null && next is { } id && followed < Most; followed++)
        {
            var found = await All.Where(c => c.Institution == old.Institution && c.Id == id)
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
