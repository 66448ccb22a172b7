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
    /// <summary>So many addresses are looked up by one statement.</summary>
    private const int AtOnce = 500;

    /// <summary>It is tomorrow already somewhere in Europe.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);

    /// <returns>Lower-case addresses.</returns>
    public async Task<HashSet<string>> HoldersAsync(Guid specification, int version, CancellationToken cancel) =>
        await db.Set<Credential>()
            .Where(c => c.Specification == specification && c.Version == version && c.RevokedAt == null)
            .Select(c => c.LearnerEmail)
            .ToHashSetAsync(cancel);

    public async Task<AwardView> MakeAsync(Guid specification, int version, ListRow row, CancellationToken cancel) =>
        (await MakeAllAsync(specification, version, [row], cancel)).Single();

    /// <returns>In the order of the rows; whoever has confirmed the address is the learner.</returns>
    public async Task<IReadOnlyList<AwardView>> MakeAllAsync(
        Guid specification,
        int version,
        IReadOnlyCollection<ListRow> rows,
        CancellationToken cancel
    )
    {
        var awards = new List<AwardView>(rows.Count);
        foreach (var some in rows.Chunk(AtOnce))
        {
            var learners = await people.FindConfirmedAsync([.. some.Select(row => row.Email)], cancel);
            awards.AddRange(some.Select(row => Of(specification, version, row, learners.GetValueOrDefault(row.Email)?.Id)));
        }

        return awards;
    }

    private static AwardView Of(Guid specification, int version, ListRow row, PersonId? learner) =>
        new(
            Ids.Public(),
            learner,
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
