using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Tenancy;
using Database = Testamur.Web.Platform.Data.Database;

namespace Testamur.Web.Modules.Alliance;

/// <summary>
/// Takes an institution out of the installation with every row of its own, its log and keys included. What it issued cannot be verified here
/// any more; holdings stay with their learners, and figures that were counted stay counted. It runs as the database's owner, as only that may
/// delete from the log; on PostgreSQL the owner, too, can reach no other institution's rows while it does.
/// </summary>
internal sealed class EraseInstitution(AppDb db, CurrentTenant tenant, Database database, IServiceScopeFactory scopes)
{
    /// <summary>How many rows of which table went.</summary>
    internal sealed record Erased(string Name, IReadOnlyDictionary<string, int> Rows);

    /// <returns>Null when no institution has this short name.</returns>
    /// <exception cref="InvalidOperationException">It is a party to an agreement, or this process has no owner's connection.</exception>
    public async Task<Erased?> HandleAsync(string slug, CancellationToken cancel)
    {
        db.Database.SetConnectionString(
            database.Owner ?? throw new InvalidOperationException("Set Testamur:Database:Owner to the role that owns the tables.")
        );
        if (await db.Set<Institution>().SingleOrDefaultAsync(one => one.Slug == slug, cancel) is not { } institution)
            return null;
        tenant.Set(institution.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var closed = await OpenLogAsync(cancel);
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in InOrder())
            rows[table] = await LeaveAsync(table, institution.Id, cancel);
        foreach (var statement in closed)
            await db.Database.ExecuteSqlRawAsync(statement, cancel);
        db.Remove(institution);
        await db.SaveChangesAsync(cancel);
        await RecordAsync(transaction, institution, cancel);
        await transaction.CommitAsync(cancel);
        return new(institution.Name, rows);
    }

    private async Task<int> LeaveAsync(string table, InstitutionId institution, CancellationToken cancel)
    {
        var leaving = SharedTable.All.SingleOrDefault(one => one.Table == table)?.Leaving ?? Leaving.Erase;
        // The names come from the model.
        var where = $"{table} WHERE {RowSecurity.Column} = {{0}}";
        object[] id = [institution.Value];
        switch (leaving)
        {
            case Leaving.Forbid:
                var found = $"SELECT COUNT(*) AS \"Value\" FROM {where}";
                return await db.Database.SqlQueryRaw<long>(found, id).SingleAsync(cancel) == 0
                    ? 0
                    : throw new InvalidOperationException($"The institution has rows of {table}, which are others' as well.");
            case Leaving.Clear:
                var clear = $"UPDATE {table} SET {RowSecurity.Column} = NULL WHERE {RowSecurity.Column} = {{0}}";
                return await db.Database.ExecuteSqlRawAsync(clear, id, cancel);
            default:
                var delete = $"DELETE FROM {where}";
                return await db.Database.ExecuteSqlRawAsync(delete, id, cancel);
        }
    }

    // What refers to another row goes before it.
    private List<string> InOrder()
    {
        var left = RowSecurity.Tables(db.Model).ToHashSet(StringComparer.Ordinal);
        var references = db
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetForeignKeys())
            .Select(key => (From: key.DeclaringEntityType.GetTableName(), To: key.PrincipalEntityType.GetTableName()))
            .Where(reference => reference.From != reference.To)
            .ToList();
        var order = new List<string>(left.Count);
        while (left.Count > 0)
        {
            var free = left.Where(table => !references.Any(r => r.To == table && r.From is { } from && left.Contains(from)))
                .ToList();
            if (free.Count == 0)
                throw new InvalidOperationException($"These tables refer to each other: {string.Join(", ", left)}.");
            order.AddRange(free);
            left.ExceptWith(free);
        }

        return order;
    }

    /// <summary>Lets this transaction delete from the log, which refuses it otherwise.</summary>
    /// <returns>What closes it again.</returns>
    private async Task<IReadOnlyList<string>> OpenLogAsync(CancellationToken cancel)
    {
        if (database.Provider == DatabaseProvider.Postgres)
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE platform_audit DISABLE TRIGGER platform_audit_no_delete", cancel);
            return ["ALTER TABLE platform_audit ENABLE TRIGGER platform_audit_no_delete"];
        }

        const string Asked =
            "SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND name = 'platform_audit_no_delete'";
        var guard = await db.Database.SqlQueryRaw<string>(Asked).ToListAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER platform_audit_no_delete", cancel);
        return guard;
    }

    // In the log of what belongs to no institution, in the same transaction.
    private async Task RecordAsync(IDbContextTransaction transaction, Institution institution, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var platform = scope.ServiceProvider.GetRequiredService<AppDb>();
        platform.Database.SetDbConnection(db.Database.GetDbConnection());
        await platform.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancel);
        var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
        audit.Record("alliance.institutionErased", institution.Slug, institution.Name);
        await platform.SaveChangesAsync(cancel);
    }
}
