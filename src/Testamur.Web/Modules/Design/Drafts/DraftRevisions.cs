using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Drafts;

/// <summary>Somebody who changed a draft since a revision, and when last.</summary>
internal sealed record OtherEditor(PersonId Person, DateTimeOffset At);

/// <summary>Queries of earlier texts of a draft.</summary>
internal static class DraftRevisions
{
    /// <returns>Null when that text is not kept any more, or never was.</returns>
    public static async Task<Specification?> FindDraftAsync(
        this AppDb db,
        SpecificationId specification,
        int number,
        DraftBase from,
        CancellationToken cancel
    )
    {
        var revision = await db.Set<DraftRevision>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                kept =>
                    kept.Specification == specification
                    && kept.Number == number
                    && kept.Revision == from.Revision
                    && kept.Sent == from.Sent,
                cancel
            );
        return revision?.Read();
    }

    /// <summary>Who but this person changed the draft after a revision, last first.</summary>
    public static async Task<IReadOnlyList<OtherEditor>> OthersSinceAsync(
        this AppDb db,
        SpecificationId specification,
        int number,
        int revision,
        PersonId reader,
        CancellationToken cancel
    )
    {
        var changes = await db.Set<DraftRevision>()
            .AsNoTracking()
            .Where(kept =>
                kept.Specification == specification
                && kept.Number == number
                && kept.Revision > revision
                && !kept.Sent
                && kept.By != reader
            )
            .Select(kept => new { kept.By, kept.At })
            .ToListAsync(cancel);
        return
        [
            .. changes
                .GroupBy(change => change.By)
                .Select(person => new OtherEditor(person.Key, person.Max(change => change.At)))
                .OrderByDescending(other => other.At),
        ];
    }

    /// <summary>Drops what is too old to be the start of a form.</summary>
    public static Task ForgetOldDraftsAsync(this AppDb db, SpecificationVersion version, CancellationToken cancel)
    {
        var (specification, number, oldest) = (version.Specification, version.Number, version.Version - DraftRevision.Kept);
        return oldest <= 0
            ? Task.CompletedTask
            : db.Set<DraftRevision>()
                .Where(kept => kept.Specification == specification && kept.Number == number && kept.Revision <= oldest)
                .ExecuteDeleteAsync(cancel);
    }
}
