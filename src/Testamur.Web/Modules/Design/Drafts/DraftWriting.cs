using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Design.Drafts;

/// <summary>Stores one text of a draft and keeps it among the earlier ones.</summary>
internal sealed class DraftWriting(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    // A draft saves itself while one types: one entry in the audit tells of a whole sitting.
    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(30);

    /// <param name="version">As it was just read, with its authors.</param>
    /// <param name="content">What it will say. Nothing is stored when it says that already.</param>
    /// <param name="sent">What the editor had sent, when others' changes were joined with it.</param>
    /// <param name="onBehalfOf">Who answers for the change, where nobody is signed in.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<Problem?> WriteAsync(
        SpecificationVersion version,
        Specification content,
        Specification? sent,
        CancellationToken cancel,
        PersonId? onBehalfOf = null
    )
    {
        var (by, now, stored) = (onBehalfOf ?? actor.RequiredId, time.GetUtcNow(), version.Read());
        if (version.State != SpecificationState.ChangesRequested && Same(stored, content))
            return SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null);
        var kept = db.Set<DraftRevision>()
            .Where(draft => draft.Specification == version.Specification && draft.Number == version.Number);
        var revision = version.Version;
        if (!await kept.AnyAsync(draft => draft.Revision == revision && !draft.Sent, cancel))
            db.Add(DraftRevision.Of(version, stored, sent: false, version.Authors[0].Person, version.ChangedAt)); // it has one from its start
        if (version.Change(content, by, now) is { } refused)
            return refused;
        db.Add(DraftRevision.Of(version, content, sent: false, by, now));
        if (sent is not null && !Same(content, sent))
            db.Add(DraftRevision.Of(version, sent, sent: true, by, now));
        var since = now - Sitting;
        if (!await kept.AnyAsync(draft => draft.By == by && draft.At > since, cancel))
            audit.Record("design.changed", $"{version.Specification.Value}/{version.Number}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.ChangeTracker.HasChanges())
        {
            return PlatformProblems.ChangedMeanwhile(); // two at once: the token or the key let one through
        }

        await db.ForgetOldDraftsAsync(version, cancel);
        return null;
    }

    public static bool Same(Specification one, Specification other) =>
        SpecificationJson.Write(one) == SpecificationJson.Write(other);
}
