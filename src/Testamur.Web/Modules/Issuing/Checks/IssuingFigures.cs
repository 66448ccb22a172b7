using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Issuing.Batches;
using Testamur.Web.Modules.Issuing.Status;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Operation;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>What waits to be sealed, and how old the lists are that the world reads.</summary>
internal sealed class IssuingFigures(AppDb db, TimeProvider time) : IStandingFigures
{
    public const string ListAge = "testamur_status_list_age_seconds";

    public async Task<IReadOnlyList<StandingFigure>> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var batches = db.Set<Batch>()
            .Across(Readings.Work)
            .Where(batch => batch.State == BatchState.Preparing || batch.State == BatchState.Sealing);
        var rows = db.Set<BatchItem>()
            .Across(Readings.Work)
            .Where(item => item.State == ItemState.Waiting || item.State == ItemState.Prepared)
            .Where(item => batches.Any(batch => batch.Institution == item.Institution && batch.Id == item.Batch));
        // Of each list the newest version, of these the oldest.
        var published = await db.Set<StatusVersion>()
            .Across(Readings.Work)
            .GroupBy(version => version.List)
            .Select(versions => versions.Max(version => version.PublishedAt))
            .ToListAsync(cancel);
        return
        [
            new("testamur_batches_waiting", "Batches that are being prepared or sealed.", await batches.CountAsync(cancel)),
            new("testamur_rows_waiting", "Rows of them that are not sealed yet.", await rows.CountAsync(cancel)),
            new(
                ListAge,
                "Age of the oldest status list that is served.",
                published.Count == 0 ? 0 : (now - published.Min()).TotalSeconds
            ),
        ];
    }
}

/// <summary>A list is republished after half of the time others may keep it, and counts for two such times: somebody has to look before nobody can verify.</summary>
internal sealed class ListHealth(IssuingFigures figures, IOptions<IssuingOptions> options)
    : StandingHealth(
        figures,
        IssuingFigures.ListAge,
        options.Value.TtlSeconds,
        "A status list is {0:0} s old and is not published any more; soon credentials cannot be verified. The log says why."
    );
