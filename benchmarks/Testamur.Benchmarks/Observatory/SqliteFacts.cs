using Microsoft.Data.Sqlite;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Platform.Data;

namespace Testamur.Benchmarks.Observatory;

internal sealed class SqliteFacts : FactStore
{
    public override string Name => "SQLite";

    public override DatabaseOptions Database { get; } = new() { Provider = DatabaseProvider.Sqlite };

    private string Connection => $"Data Source={Path.Combine(Folder, "testamur.db")};Pooling=False";

    public override async Task<long> WriteAsync(IEnumerable<Fact> facts)
    {
        // Filling is no part of what is measured: it may lose everything, and remember a gigabyte. Without a journal there must be nobody else.
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(Connection);
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000");
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO observatory_facts ({Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, 1, 1, $8, 0)";
        var values = Enumerable.Range(0, 9).Select(place => insert.Parameters.AddWithValue($"${place}", "")).ToList();
        var written = 0L;
        foreach (var fact in facts)
        {
            object[] row =
            [
                fact.Kind.ToString(),
                fact.Key,
                fact.Institution.Value,
                fact.Country,
                fact.Alliance,
                fact.Field,
                fact.Month,
                fact.SpecificationVersion,
                fact.Marks,
            ];
            for (var place = 0; place < row.Length; place++)
                values[place].Value = row[place];
            await insert.ExecuteNonQueryAsync();
            written++;
        }

        await transaction.CommitAsync();
        await RunAsync(connection, "PRAGMA journal_mode = wal");
        return written;
    }

    public override async Task SettleAsync()
    {
        await using var connection = new SqliteConnection(Connection);
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return base.DisposeAsync();
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements stand above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
