using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>
/// A PostgreSQL database with one row of each of two institutions in every table that names one, in a transaction that is never committed. The rows are
/// made from the columns alone, so a new table has its row, too; nothing reads them but the database.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "Names and types of our own schema.")]
internal sealed class FilledDatabase : IAsyncDisposable
{
    /// <summary>Table, column and something to put into it, of all columns that must have something.</summary>
    private const string Columns = """
        SELECT table_name || ' ' || quote_ident(column_name) || ' ' || CASE
            WHEN udt_name = 'uuid' THEN 'gen_random_uuid()'
            WHEN udt_name IN ('text', 'varchar', 'bpchar') THEN 'left(md5(random()::text), ' || COALESCE(character_maximum_length, 32) || ')'
            WHEN udt_name IN ('timestamptz', 'date') THEN 'now()'
            WHEN udt_name = 'bool' THEN 'false'
            WHEN udt_name = 'bytea' THEN quote_literal('\x00')
            WHEN udt_name IN ('json', 'jsonb') OR data_type = 'ARRAY' THEN quote_literal('{}')
            ELSE '1' END
        FROM information_schema.columns AS column_of
        WHERE table_schema = 'public' AND (is_nullable = 'NO' OR column_name = 'institution') AND EXISTS (
            SELECT FROM information_schema.columns AS own
            WHERE own.table_schema = 'public' AND own.table_name = column_of.table_name AND own.column_name = 'institution')
        ORDER BY table_name, ordinal_position
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private ILookup<string, (string Name, string Value)> _columns = Array.Empty<int>().ToLookup(_ => "", _ => ("", ""));

    private FilledDatabase(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (_connection, _transaction) = (connection, transaction);
    }

    public static Guid Home { get; } = new("a0000000-0000-4000-8000-000000000001");

    public static Guid Other { get; } = new("b0000000-0000-4000-8000-000000000002");

    /// <summary>The tables with the column, as the database knows them.</summary>
    public IReadOnlyList<string> Tables { get; private set; } = [];

    public static async Task<FilledDatabase> MakeAsync()
    {
        var connection = new NpgsqlConnection($"{await Apps.NewPostgresDatabaseAsync()};Pooling=false");
        await connection.OpenAsync();
        var made = new FilledDatabase(connection, await connection.BeginTransactionAsync());
        await made.BecomeAsync("postgres");
        made._columns = (await made.AskAsync(Columns))
            .Select(row => row.Split(' ', 3))
            .ToLookup(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);
        made.Tables = [.. made._columns.Select(table => table.Key)];
        // Neither foreign keys nor triggers: what is asked here is asked of the policies.
        await made.RunAsync("SET LOCAL session_replication_role = replica");
        foreach (var table in made.Tables)
        {
            foreach (var institution in new[] { Home, Other })
                await made.RunAsync(made.Insert(table, institution));
        }

        await made.BecomeAsync(Apps.Role);
        return made;
    }

    /// <summary>From now on as this role.</summary>
    public Task BecomeAsync(string role) => RunAsync($"SET LOCAL ROLE {role}");

    /// <summary>For whom the next statements work; null says nothing.</summary>
    public Task SayAsync(Guid? institution, string? reading = null) =>
        RunAsync($"SELECT set_config('app.tenant', '{institution}', true), set_config('app.reading', '{reading}', true)");

    /// <summary>A statement that inserts a row of this institution.</summary>
    public string Insert(string table, Guid institution)
    {
        var columns = _columns[table].ToList();
        var values = columns.Select(column => column.Name == "institution" ? $"'{institution}'" : column.Value);
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", values)})";
    }

    /// <summary>The tables of which both institutions' rows, one or none are seen now, as <c>table: number</c>.</summary>
    public async Task<Dictionary<string, long>> SeenAsync()
    {
        var all = await AskAsync(string.Join(" UNION ALL ", Tables.Select(t => $"SELECT '{t} ' || count(*) FROM {t}")));
        return all.Select(row => row.Split(' '))
            .ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Of how many rows a statement changes each table now; nothing of it stays.</summary>
    public async Task<Dictionary<string, int>> ChangedAsync()
    {
        await RunAsync("SAVEPOINT before");
        var changed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in Tables)
            changed[table] = await RunAsync($"UPDATE {table} SET institution = institution");
        await RunAsync("ROLLBACK TO SAVEPOINT before");
        return changed;
    }

    /// <summary>What the database says to a statement that it refuses.</summary>
    public async Task<PostgresException> RefusedAsync(string sql)
    {
        await RunAsync("SAVEPOINT before");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(sql));
        await RunAsync("ROLLBACK TO SAVEPOINT before");
        return refused;
    }

    public async Task<int> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        var database = _connection.Database;
        await _connection.DisposeAsync();
        await (await PostgresCluster.SharedAsync()).DropDatabaseAsync(database, CancellationToken.None);
    }
}
