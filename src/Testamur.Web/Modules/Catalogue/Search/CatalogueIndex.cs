using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>
/// The index of this process. The database stays the truth: before each search the index asks it which offers have changed since the last look, so that
/// every node finds what any node has published, at once. It is made from the database when it is first needed.
/// </summary>
internal sealed class CatalogueIndex(TimeProvider time) : IDisposable
{
    /// <summary>A change carries the time at which its transaction began to write; it may be committed later, and by a node whose clock is behind.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _changing = new(1);
    private readonly ReaderWriterLockSlim _content = new();
    private OfferIndex? _index;
    private DateTimeOffset _since;

    public async Task<IndexAnswer> SearchAsync(AppDb db, IndexQuery query, CancellationToken cancel)
    {
        await FollowAsync(db, cancel);
        _content.EnterReadLock();
        try
        {
            return new OfferSearch(_index!, query).Run(); // following makes it
        }
        finally
        {
            _content.ExitReadLock();
        }
    }

    /// <summary>The label of a skill that a search has counted; null when no offer names the skill.</summary>
    public LangText? SkillLabel(string skill)
    {
        _content.EnterReadLock();
        try
        {
            return _index?.SkillLabel(skill);
        }
        finally
        {
            _content.ExitReadLock();
        }
    }

    /// <summary>Makes the index agree with the database.</summary>
    public async Task FollowAsync(AppDb db, CancellationToken cancel)
    {
        if (_index is { IsWornOut: false } && (await StaleAsync(db, cancel)).Count == 0)
            return;
        await _changing.WaitAsync(cancel);
        try
        {
            if (_index is null or { IsWornOut: true })
                await MakeAsync(db, cancel);
            else if (await StaleAsync(db, cancel) is { Count: > 0 } stale)
                await ReadAgainAsync(db, stale, cancel);
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose()
    {
        _changing.Dispose();
        _content.Dispose();
    }

    private async Task MakeAsync(AppDb db, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Overlap;
        var made = new OfferIndex();
        var runs = await RunsAsync(db.Set<CatalogueOffering>(), cancel);
        await foreach (
            var entry in db.Set<CatalogueEntry>()
                .AsNoTracking()
                .Where(entry => entry.Listed)
                .OrderBy(entry => entry.Id)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            made.Put(EntryOffer.Of(entry, runs.GetValueOrDefault(entry.Id) ?? []));
        _content.EnterWriteLock();
        (_index, _since) = (made, since);
        _content.ExitWriteLock();
    }

    private async Task ReadAgainAsync(AppDb db, IReadOnlyList<Guid> stale, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Overlap;
        List<IndexedOffer> changed = [];
        foreach (var ids in stale.Chunk(500))
        {
            var runs = await RunsAsync(db.Set<CatalogueOffering>().Where(run => ids.Contains(run.Specification)), cancel);
            var entries = await db.Set<CatalogueEntry>()
                .AsNoTracking()
                .Where(entry => ids.Contains(entry.Id) && entry.Listed)
                .ToListAsync(cancel);
            changed.AddRange(entries.Select(entry => EntryOffer.Of(entry, runs.GetValueOrDefault(entry.Id) ?? [])));
        }

        _content.EnterWriteLock();
        try
        {
            foreach (var id in stale)
                _index!.Remove(id); // made before
            foreach (var offer in changed)
                _index!.Put(offer); // made before
            _since = since;
        }
        finally
        {
            _content.ExitWriteLock();
        }
    }

    private async Task<List<Guid>> StaleAsync(AppDb db, CancellationToken cancel)
    {
        var since = _since;
        var recent = await db.Set<CatalogueEntry>()
            .Where(entry => entry.ChangedAt >= since)
            .Select(entry => new
            {
                entry.Id,
                entry.Revision,
                entry.Listed,
            })
            .ToListAsync(cancel);
        if (recent.Count == 0)
            return [];
        _content.EnterReadLock();
        try
        {
            return
            [
                .. recent
                    .Where(entry => _index!.RevisionOf(entry.Id) != (entry.Listed ? entry.Revision : null)) // made before
                    .Select(entry => entry.Id),
            ];
        }
        finally
        {
            _content.ExitReadLock();
        }
    }

    private static async Task<Dictionary<Guid, List<IndexedRun>>> RunsAsync(
        IQueryable<CatalogueOffering> offerings,
        CancellationToken cancel
    )
    {
        var runs = await offerings
            .Where(run => run.Open)
            .Select(run => new
            {
                run.Specification,
                run.StartsOn,
                run.EnrolUntil,
            })
            .ToListAsync(cancel);
        return runs.GroupBy(run => run.Specification)
            .ToDictionary(
                group => group.Key,
                group => group.Select(run => new IndexedRun(run.StartsOn, run.EnrolUntil)).ToList()
            );
    }
}
