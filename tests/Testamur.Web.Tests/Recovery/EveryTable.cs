using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recovery;

/// <summary>Looks for words in all columns of all tables, whatever they hold.</summary>
internal static class EveryTable
{
    /// <returns>Where one of the words stands, as <c>table.column</c>, in order.</returns>
    public static async Task<List<string>> WhereAsync(AppDb db, DatabaseKind database, IReadOnlyList<string> words)
    {
        await using var connection = await OpenAsync(db.Database.GetDbConnection(), database);
        var columns = await ReadAsync(connection, database == DatabaseKind.Sqlite ? SqliteColumns : PostgresColumns);
        Assert.True(columns.Count > 500, $"Only {columns.Count} columns were found.");
        // One question for each table: a row of its columns' names where a word stands in them.
        var found = new List<string>();
        foreach (var table in columns.GroupBy(column => column[0]))
        {
            var looks = table.Select(column =>
                $"SELECT '{column[1]}' FROM \"{column[0]}\" WHERE {Any(AsText(column, database), words)}"
            );
            var hits = await ReadAsync(connection, string.Join(" UNION ", looks));
            found.AddRange(hits.Select(hit => $"{table.Key}.{hit[0]}"));
        }

        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    // As somebody from whom the database hides nothing.
    private static async Task<DbConnection> OpenAsync(DbConnection used, DatabaseKind database)
    {
        DbConnection connection =
            database == DatabaseKind.Sqlite
                ? new SqliteConnection(used.ConnectionString)
                : new NpgsqlConnection((await PostgresCluster.SharedAsync()).ConnectionString(used.Database, pooled: false));
        await connection.OpenAsync();
        return connection;
    }

    private const string SqliteColumns =
        "SELECT t.name, c.name, c.type FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";

    private const string PostgresColumns =
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'";

    private static string AsText(string[] column, DatabaseKind database) =>
        database == DatabaseKind.Postgres && column[2] == "bytea"
            ? $"encode(\"{column[1]}\", 'escape')"
            : $"CAST(\"{column[1]}\" AS text)";

    private static string Any(string text, IEnumerable<string> words) =>
        string.Join(" OR ", words.Select(word => $"lower({text}) LIKE '%{word}%'"));

    [SuppressMessage("Security", "CA2100", Justification = "Names of tables cannot be parameters; the words are the test's own.")]
    private static async Task<List<string[]>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
