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
    /// Takes entries of one list inside the caller's transaction. The update holds the list's row until the transaction ends, so what is read
    /// after it is this caller's alone; a rollback gives the entries back.
    /// </summary>
    public async Task<(StatusListId List, IReadOnlyList<int> Indices)> TakeAsync(int count, CancellationToken cancel)
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

        var opened = await OpenAsync(cancel);
        return (opened, await TryTakeAsync(opened, count, cancel) ?? throw new InvalidOperationException("A new list has room."));
    }

    private async Task<IReadOnlyList<int>?> TryTakeAsync(StatusListId id, int count, CancellationToken cancel)
    {
        var taken = await db.Set<StatusList>()
            .Where(list => list.Id == id && list.Next + count <= list.Length)
            .ExecuteUpdateAsync(list => list.SetProperty(l => l.Next, l => l.Next + count), cancel);
        if (taken == 0)
            return null;
        var end = await db.Set<StatusList>().Where(list => list.Id == id).Select(list => list.Next).SingleAsync(cancel);
        var order = await db.Set<StatusOrder>().AsNoTracking().SingleAsync(order => order.List == id, cancel);
        return order.Take(end - count, count);
    }

    private async Task<StatusListId> OpenAsync(CancellationToken cancel)
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
        return list.Id;
    }
}
