using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Every so manyth row of a batch: what one worker takes. Lanes of a batch have no row in common, so that workers on any node share a batch without asking each other;
/// that nobody else works on a lane is the job engine's to see to, and the concurrency token of a row's when the engine is mistaken.
/// </summary>
/// <param name="Number">From 0.</param>
/// <param name="Of">How many lanes the batch has. The same for as long as it lives.</param>
internal readonly record struct Lane(int Number, int Of)
{
    /// <summary>The whole batch.</summary>
    public static readonly Lane Whole = new(0, 1);

    public IQueryable<BatchItem> Rows(IQueryable<BatchItem> items)
    {
        var (number, of) = this;
        return of == 1 ? items : items.Where(item => item.Row % of == number);
    }
}

/// <summary>Into how many lanes a batch is parted.</summary>
internal sealed class Lanes(AppDb db, Database database, IOptions<IssuingOptions> options)
{
    /// <summary>One where one process writes; else as many as the setting says, but none for less than a chunk.</summary>
    public async Task<IReadOnlyList<Lane>> OfAsync(BatchId batch, CancellationToken cancel)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return [Lane.Whole];
        // All rows, whatever became of them: the number stays the same.
        var rows = await db.Set<BatchItem>().CountAsync(item => item.Batch == batch, cancel);
        var chunks = (rows + options.Value.ChunkSize - 1) / options.Value.ChunkSize;
        var of = Math.Clamp(chunks, 1, options.Value.Lanes);
        return [.. Enumerable.Range(0, of).Select(number => new Lane(number, of))];
    }
}
