using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Facts;

/// <summary>Writes facts and moves the aggregates with them, in the transaction of the event. What is known already changes nothing.</summary>
internal sealed class WriteFacts(AppDb db, KeepCells cells)
{
    /// <summary>Also finds what this handler has added and not saved yet.</summary>
    public async Task<Fact?> FindAsync(FactKind kind, string key, CancellationToken cancel) =>
        await db.Set<Fact>().FindAsync([kind, key], cancel);

    /// <summary>Adds a fact once.</summary>
    public async Task AddAsync(Fact fact, CancellationToken cancel)
    {
        if (await FindAsync(fact.Kind, fact.Key, cancel) is not null)
            return;
        db.Add(fact);
        var change = new CellSums();
        change.Add(fact);
        await cells.AddAsync(change, cancel);
    }

    /// <summary>Adds facts, each once, and what all of them add to the aggregates together.</summary>
    public async Task AddAllAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancel)
    {
        // Of all kinds together, which costs one way to the database; a key of one kind that another has, too, is only read for nothing.
        FactKind[] kinds = [.. facts.Select(fact => fact.Kind).Distinct()];
        string[] keys = [.. facts.Select(fact => fact.Key).Distinct()];
        var read = await db.Set<Fact>()
            .Where(fact => kinds.Contains(fact.Kind) && keys.Contains(fact.Key))
            .Select(fact => new { fact.Kind, fact.Key })
            .ToListAsync(cancel);
        var known = read.Select(fact => (fact.Kind, fact.Key)).ToHashSet();
        var change = new CellSums();
        foreach (var fact in facts.Where(fact => known.Add((fact.Kind, fact.Key))))
        {
            db.Add(fact);
            change.Add(fact);
        }

        await cells.AddAsync(change, cancel);
    }

    /// <summary>Changes facts and the aggregates by the difference.</summary>
    public async Task ChangeAsync(IReadOnlyCollection<Fact> facts, Action<Fact> change, CancellationToken cancel)
    {
        var difference = new CellSums();
        foreach (var fact in facts)
        {
            difference.TakeAway(fact);
            change(fact);
            difference.Add(fact);
        }

        await cells.AddAsync(difference, cancel);
    }

    /// <summary>Takes back a fact that is there, or lets it count again.</summary>
    public async Task CountAsync(FactKind kind, string key, bool counts, CancellationToken cancel)
    {
        if (await FindAsync(kind, key, cancel) is { } fact)
            await ChangeAsync([fact], one => one.Count(counts), cancel);
    }

    /// <summary>The same for many at once; those that are not there change nothing.</summary>
    public async Task CountAsync(FactKind kind, string[] keys, bool counts, CancellationToken cancel)
    {
        var known = await db.Set<Fact>().Where(fact => fact.Kind == kind && keys.Contains(fact.Key)).ToListAsync(cancel);
        await ChangeAsync(known, fact => fact.Count(counts), cancel);
    }

    /// <summary>Adds a fact, or writes what it adds anew.</summary>
    public async Task SetAsync(Fact fact, IReadOnlyList<Mark> marks, CancellationToken cancel)
    {
        if (await FindAsync(fact.Kind, fact.Key, cancel) is { } known)
            await ChangeAsync([known], one => one.Write(marks), cancel);
        else
            await AddAsync(fact, cancel);
    }
}
