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
internal sealed class RepublishStatus(AppDb db, PublishStatus publish, IOptions<IssuingOptions> options, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stale = now - options.Value.Ttl / 2;
        var due = now - options.Value.PublishRhythm;
        var lists = await db.Set<StatusList>().Across(Readings.Work).AsNoTracking().ToListAsync(cancellationToken);
        var events = db.Set<StatusEvent>().Across(Readings.Work);
        var versions = db.Set<StatusVersion>().Across(Readings.Work);
        foreach (var list in lists)
        {
            var newest = await versions
                .Where(version => version.Institution == list.Institution && version.List == list.Id)
                .OrderByDescending(version => version.Number)
                .Select(version => new { version.Events, version.PublishedAt })
                .FirstOrDefaultAsync(cancellationToken);
            var known = await events.CountAsync(e => e.Institution == list.Institution && e.List == list.Id, cancellationToken);
            if (newest is null || newest.PublishedAt <= stale || (newest.Events < known && newest.PublishedAt <= due))
                await publish.HandleAsync(list.Institution, list.Id, cancellationToken);
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
    }
}
