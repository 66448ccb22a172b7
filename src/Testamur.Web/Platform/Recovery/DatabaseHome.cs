using System.Data.Common;
using System.Globalization;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Settings;

namespace Testamur.Web.Platform.Recovery;

/// <summary>
/// Where the database is. It carries the name of the place it is used at; one that was put back from a copy is somewhere else. On PostgreSQL the name is the server's
/// identifier, its timeline (which grows with every recovery and every promoted replica) and the database's number. A file has no such name: the copies that
/// <c>backup</c> makes say themselves that they are copies.
/// </summary>
internal sealed class DatabaseHome(Database database, StoredSettings settings)
{
    /// <summary>What a copy carries in place of a name.</summary>
    public const string Copy = "copy";

    private const string Key = "home";

    private const string OnPostgres = """
        SELECT s.system_identifier || '/' || substring(pg_walfile_name(pg_current_wal_lsn()) FOR 8) || '/' || d.oid
        FROM pg_control_system() s, pg_database d
        WHERE d.datname = current_database()
        """;

    /// <summary>Whether the database is where it was used last. A new one takes its place.</summary>
    public async Task<bool> IsSameAsync(CancellationToken cancel)
    {
        if (await settings.ReadAsync(Key, cancel) is { } known)
            return known == await ReadPlaceAsync(cancel);
        await WriteAsync(await ReadPlaceAsync(cancel), cancel);
        return true;
    }

    /// <summary>From now on this is its place.</summary>
    public async Task SettleAsync(CancellationToken cancel) => await WriteAsync(await ReadPlaceAsync(cancel), cancel);

    /// <summary>Closes it until a restore opens it.</summary>
    public Task LeaveAsync(CancellationToken cancel) => WriteAsync(Copy, cancel);

    /// <summary>Writes into a copy that it is one.</summary>
    public static async Task MarkCopyAsync(DbConnection copy, CancellationToken cancel) => await WriteAsync(copy, Copy, cancel);

    private async Task<string> ReadPlaceAsync(CancellationToken cancel)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return "file";
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = OnPostgres;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }

    private async Task WriteAsync(string place, CancellationToken cancel)
    {
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        await WriteAsync(connection, place, cancel);
    }

    private static async Task WriteAsync(DbConnection connection, string place, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO platform_settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        Add(command, "@key", Key);
        Add(command, "@value", place);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
