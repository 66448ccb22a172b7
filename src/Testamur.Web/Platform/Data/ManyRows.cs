using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Saves many rows of few tables by one statement a table, which carries a list for each column (<c>unnest</c>). A statement for each row, as the mapper writes it, costs both
/// sides several times as much as the row itself. What it does is what the mapper would do; where that is not certain, it leaves everything to the mapper.
/// </summary>
internal sealed class ManyRows
{
    /// <summary>Below it nothing is gained.</summary>
    private const int Many = 20;

    /// <summary>So many rows are sent in one message: documents are long.</summary>
    private const int AtOnce = 500;

    private static readonly ConcurrentDictionary<IEntityType, RowTable?> Tables = new();

    private readonly AppDb _db;
    private readonly int _count;
    private readonly List<Statement> _statements;

    private ManyRows(AppDb db, int count, List<Statement> statements) => (_db, _count, _statements) = (db, count, statements);

    /// <returns>Null when the mapper has to save: the rows are few, some are deleted, or the order matters of statements that it would put in order.</returns>
    public static ManyRows? Of(AppDb db)
    {
        var entries = db
            .ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        if (entries.Count < Many || entries.Exists(entry => entry.State == EntityState.Deleted))
            return null;
        var statements = new List<Statement>();
        foreach (var alike in entries.GroupBy(entry => (Type: entry.Metadata, entry.State)))
        {
            if (Tables.GetOrAdd(alike.Key.Type, RowTable.Of) is not { } table)
                return null;
            if (alike.Key.State == EntityState.Added)
                statements.Add(new(table.Depth, table.Insert, [.. alike]));
            else if (Updates(table, alike) is { } updates)
                statements.AddRange(updates);
            else
                return null;
        }

        // New rows first, those that others point to before the others; then changed ones, which may point to the new.
        return new(db, entries.Count, [.. statements.OrderBy(statement => statement.Order)]);
    }

    /// <summary>In the transaction at hand.</summary>
    /// <exception cref="DbUpdateException">As the mapper says it; nothing counts as saved then.</exception>
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var statement in _statements)
        {
            foreach (var some in statement.Entries.Chunk(AtOnce))
                await WriteAsync(statement.Columns, some, cancel);
        }
    }

    /// <summary>They are saved and count as such.</summary>
    /// <returns>How many there are.</returns>
    public int Accept()
    {
        _db.ChangeTracker.AcceptAllChanges(); // they are all there is
        return _count;
    }

    private async Task WriteAsync(RowStatement statement, EntityEntry[] entries, CancellationToken cancel)
    {
        int written;
        try
        {
            written = await _db.Database.ExecuteSqlRawAsync(statement.Sql, statement.Parameters(entries), cancel);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException(exception.Message, exception, entries);
        }

        if (written != entries.Length)
            throw new DbUpdateConcurrencyException($"{entries.Length - written} rows were changed by somebody else.");
    }

    private static List<Statement>? Updates(RowTable table, IEnumerable<EntityEntry> entries)
    {
        var updates = new List<Statement>();
        foreach (var alike in entries.GroupBy(entry => table.Changed(entry)))
        {
            if (table.Update(alike.Key) is not { } update)
                return null;
            updates.Add(new(int.MaxValue, update, [.. alike]));
        }

        return updates;
    }

    private sealed record Statement(int Order, RowStatement Columns, IReadOnlyList<EntityEntry> Entries);
}
