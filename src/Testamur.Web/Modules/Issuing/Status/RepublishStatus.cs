using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>
/// Publishes lists in their rhythm: one whose newest version lacks a change and is a whole period old, or is half as old as others may keep it. Forgets
/// versions that nobody can still hold.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class RepublishStatus(
    AppDb db,
    PublishStatus publish,
    PublishedCopies copies,
    IOptions<IssuingOptions> options,
    TimeProvider time
) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stale = now - options.Value.Ttl / 2;
        var due = now - options.Value.PublishRhythm;
        var lists = await db.Set<StatusList>().Across(Readings.Work).AsNoTracking().ToListAsync(cancellationToken);
        var events = db.Set<StatusEvent>().Across(Readings.Work);
        var versions = db.Set<StatusVersion>().Across(Readings.Work);
        var uncopied = new List<StatusList>();
        foreach (var list in lists)
        {
            var newest = await versions
                .Where(version => version.Institution == list.Institution && version.List == list.Id)
                .OrderByDescending(version => version.Number)
                .Select(version => new
                {
                    version.Number,
                    version.Events,
                    version.PublishedAt,
                })
                .FirstOrDefaultAsync(cancellationToken);
            var known = await events.CountAsync(e => e.Institution == list.Institution && e.List == list.Id, cancellationToken);
            var isDue = newest is null || newest.PublishedAt <= stale || (newest.Events < known && newest.PublishedAt <= due);
            if (isDue)
                await publish.HandleAsync(list.Institution, list.Id, cancellationToken);
            if (isDue || newest?.Number > copies.NumberOf(list.Id))
                uncopied.Add(list);
        }

        var old = now - TimeSpan.FromDays(1);
        await versions
            .Where(version =>
                version.PublishedAt < old
                && versions.Any(newer =>
                    newer.Institution == version.Institution && newer.List == version.List && newer.Number > version.Number
                )
            )
            .ExecuteDeleteAsync(cancellationToken);

        // At the end: whatever is wrong with the folder for recovery must not keep a list from being published.
        foreach (var list in uncopied)
            await CopyAsync(list, versions, cancellationToken);
    }

    private async Task CopyAsync(StatusList list, IQueryable<StatusVersion> versions, CancellationToken cancel)
    {
        var copied = copies.NumberOf(list.Id);
        var newer = await versions
            .AsNoTracking()
            .Where(version => version.Institution == list.Institution && version.List == list.Id && version.Number > copied)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancel);
        if (newer is not null)
            copies.Write(new(list.Institution.Value, list.Id.Value, newer.Number, newer.Document, newer.Suspension));
    }
}
