using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>Makes awards of the rows of a list, and knows who holds what the list is about.</summary>
internal sealed class ListAwards(AppDb db, IPeople people, TimeProvider time)
{
    /// <summary>It is tomorrow already somewhere in Europe.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);

    /// <returns>Lower-case addresses.</returns>
    public async Task<HashSet<string>> HoldersAsync(Guid specification, int version, CancellationToken cancel) =>
        await db.Set<Credential>()
            .Where(c => c.Specification == specification && c.Version == version && c.RevokedAt == null)
            .Select(c => c.LearnerEmail)
            .ToHashSetAsync(cancel);

    public async Task<AwardView> MakeAsync(Guid specification, int version, ListRow row, CancellationToken cancel)
    {
        var learner = await people.FindByEmailAsync(row.Email, cancel);
        return new(
            Ids.Public(),
            learner?.Id,
            row.Name,
            row.Email,
            specification,
            version,
            null,
            row.AwardedOn,
            row.Grade,
            row.Outcomes,
            null,
            null,
            "list"
        );
    }
}
