using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Status;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>Gives out entries, each once.</summary>
internal sealed class StatusIndices(AppDb db, CurrentTenant tenant, StatusPublisher publisher, TimeProvider time)
{
    /// <summary>
    /// Takes entries of one list, in the caller's transaction or in a short one of its own. The update holds the list's row until that transaction ends, so what is
    /// read after it is this caller's alone; whoever works for long takes them before, and burns those it does not use.
    /// </summary>
    public async Task<(StatusListId List, IReadOnlyList<int> Indices)> TakeAsync(int count, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (await FindRoomAsync(count, cancel) is not { } taken)
        {
            // Workers that start together share one new list: the more credentials stand in a list, the less an entry tells.
            await db.LockAsync($"status-list/{tenant.Id.Value}", cancel);
            taken = await FindRoomAsync(count, cancel) ?? await OpenAsync(count, cancel);
        }

        if (own is not null)
            await own.CommitAsync(cancel);
        return taken;
    }

    private async Task<(StatusListId List, IReadOnlyList<int> Indices)?> FindRoomAsync(int count, CancellationToken cancel)
    {
        var lists = await db.Set<StatusList>()
            .Where(list => list.Next + count <= list.Length)
            .OrderBy(list => list.CreatedAt)
            .Select(list => list.Id)
            .ToListAsync(cancel);
        foreach (var list in lists)
        {
            if (await TryTakeAsync(list, count, cancel) is { } taken)
                return (list, taken);
        }

        return null;
    }

    private async Task<IReadOnlyList<int>?> TryTakeAsync(StatusListId id, int count, CancellationToken cancel)
    {
        var taken = await db.Set<StatusList>()
            .Where(list => list.Id == id && list.Next + count <= list.Length)
            .ExecuteUpdateAsync(list => list.SetProperty(l => l.Next, l => l.Next + count), cancel);
        if (taken == 0)
            return null;
        var end = await db.Set<StatusList>().Where(list => list.Id == id).Select(list => list.Next).SingleAsync(cancel);
        return StatusOrder.Read(await PartAsync(id, end - count, count, cancel));
    }

    /// <summary>The places of the order that were taken, and not the half megabyte around them.</summary>
    private async Task<byte[]> PartAsync(StatusListId list, int next, int count, CancellationToken cancel)
    {
        var (institution, id) = (tenant.Id.Value, list.Value);
        var (first, length) = (next * sizeof(int) + 1, count * sizeof(int));
        var part = await db
            .Database.SqlQuery<byte[]>(
                $"""SELECT substr(indices, {first}, {length}) AS "Value" FROM issuing_status_orders WHERE institution = {institution} AND list = {id}"""
            )
            .ToListAsync(cancel);
        return part.Single();
    }

    private async Task<(StatusListId List, IReadOnlyList<int> Indices)> OpenAsync(int count, CancellationToken cancel)
    {
        var list = new StatusList
        {
            Institution = tenant.Id,
            Id = new(Ids.Public()),
            Length = BitstringStatusList.MinimumLength,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(list);
        db.Add(StatusOrder.Draw(tenant.Id, list.Id));
        await db.SaveChangesAsync(cancel);
        // Its first version is saved with it: no credential ever points to a list that is not there.
        await publisher.AddVersionAsync(list.Id, cancel);
        await db.SaveChangesAsync(cancel);
        var taken = await TryTakeAsync(list.Id, count, cancel) ?? throw new InvalidOperationException("A new list has room.");
        return (list.Id, taken);
    }
}
