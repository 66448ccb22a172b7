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

    /// <summary>
    /// Of the oldest list with room, by one statement: single credentials are issued beside whole batches, and each way to the database is one they wait for. Of the order the
    /// places that were taken are read, and not the half megabyte around them.
    /// </summary>
    /// <returns>Null when no list has room, or somebody took the last of it at the same moment.</returns>
    private async Task<(StatusListId List, IReadOnlyList<int> Indices)?> FindRoomAsync(int count, CancellationToken cancel)
    {
        var (institution, length) = (tenant.Id.Value, count * sizeof(int));
        var taken = await db
            .Database.SqlQuery<Taken>(
                $"""
                UPDATE issuing_status_lists SET next = next + {count}
                WHERE institution = {institution} AND next + {count} <= length AND id = (
                    SELECT id FROM issuing_status_lists
                    WHERE institution = {institution} AND next + {count} <= length ORDER BY created_at LIMIT 1)
                RETURNING id AS "List", (
                    SELECT substr(indices, (issuing_status_lists.next - {count}) * 4 + 1, {length}) FROM issuing_status_orders
                    WHERE institution = {institution} AND list = issuing_status_lists.id) AS "Order"
                """
            )
            .ToListAsync(cancel);
        return taken is [var one] ? (new(one.List), StatusOrder.Read(one.Order)) : null;
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
        return await FindRoomAsync(count, cancel) ?? throw new InvalidOperationException("A new list has room.");
    }

    private sealed record Taken(Guid List, byte[] Order);
}
