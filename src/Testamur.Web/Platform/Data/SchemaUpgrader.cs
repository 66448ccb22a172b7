using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Quartz;

namespace Testamur.Web.Platform.Data;

/// <summary>Applies the numbered scripts of <c>Schema/</c> that a database does not have yet, each in one transaction, under a lock.</summary>
internal sealed class SchemaUpgrader(Database database, TimeProvider time)
{
    private const string VersionTable =
        "CREATE TABLE IF NOT EXISTS schema_version (number integer PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)";

    /// <returns>The scripts that were applied.</returns>
    /// <exception cref="StartRefusedException">Scripts are missing and this process has no owner connection.</exception>
    public async Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken cancel)
    {
        if (database.Owner is not { } owner)
        {
            await RequireCurrentAsync(cancel);
            return [];
        }

        await using var connection = database.Open(owner);
        await connection.OpenAsync(cancel);
        if (database.Provider == DatabaseProvider.Sqlite)
            await ExecuteAsync(connection, null, "PRAGMA journal_mode=wal", cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (database.Provider == DatabaseProvider.Postgres)
            await ExecuteAsync(connection, transaction, "SELECT pg_advisory_xact_lock(727374)", cancel);
        await ExecuteAsync(connection, transaction, VersionTable, cancel);

        var missing = await MissingAsync(connection, transaction, cancel);
        foreach (var script in missing)
        {
            await ExecuteAsync(connection, transaction, script.Sql, cancel);
            var at = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            await ExecuteAsync(
                connection,
                transaction,
                $"INSERT INTO schema_version VALUES ({script.Number}, '{script.Name}', '{at}')",
                cancel
            );
        }

        await transaction.CommitAsync(cancel);
        return [.. missing.Select(script => script.Name)];
    }

    private async Task RequireCurrentAsync(CancellationToken cancel)
    {
        await using var connection = database.Open(database.Connection);
        await connection.OpenAsync(cancel);
        var missing = await MissingAsync(connection, null, cancel);
        if (missing.Count > 0)
        {
            throw new StartRefusedException(
                $"The database lacks {string.Join(", ", missing.Select(s => s.Name))}. Set Testamur:Database:Owner to the owning role and run: "
                    + "dotnet Testamur.Web.dll schema upgrade"
            );
        }
    }

    private async Task<IReadOnlyList<Script>> MissingAsync(
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT COALESCE(MAX(number), 0) FROM schema_version";
        var have = Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        return [.. Scripts(database.Provider).Where(script => script.Number > have)];
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The scripts in order; the job engine's own tables, from its package, come first as number 1.</summary>
    internal static IReadOnlyList<Script> Scripts(DatabaseProvider provider)
    {
        var name = provider == DatabaseProvider.Sqlite ? "sqlite" : "postgres";
        // Its script leaves the prefix of tables (0) and of constraints (1) open, and parts its statements by a line of its own.
        var engine = Read(typeof(IScheduler).Assembly, $"Quartz.Impl.AdoJobStore.Schema.create_{name}.sql")
            .Replace("{0}", "QRTZ_", StringComparison.Ordinal)
            .Replace("{1}", "QRTZ_", StringComparison.Ordinal)
            .Replace("\n--;;", "\n;", StringComparison.Ordinal);
        var own = typeof(SchemaUpgrader).Assembly;
        var prefix = $"Testamur.Web.Platform.Data.Schema.{name}.";
        return
        [
            new(1, "0001_jobs", engine),
            .. own.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => new Script(
                    int.Parse(resource.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture),
                    resource[prefix.Length..^".sql".Length],
                    Read(own, resource)
                )),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream =
            assembly.GetManifestResourceStream(resource)
            ?? throw new StartRefusedException($"{resource} is not in {assembly.FullName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal sealed record Script(int Number, string Name, string Sql);
}
