using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Testamur.Tests.Shared;

/// <summary>
/// A PostgreSQL server of this test run's own: a fresh folder, reachable only through a socket in it, gone with its owner.
/// A missing server fails the run; it is never passed over in silence (see <see cref="SwitchedOffBy"/>).
/// </summary>
public sealed partial class PostgresCluster : IAsyncDisposable
{
    /// <summary>With this environment variable at <c>off</c> tests on PostgreSQL are left out, visibly.</summary>
    public const string SwitchedOffBy = "TESTAMUR_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(() => StartAsync(CancellationToken.None));

    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new(StringComparer.Ordinal);
    private readonly Process _watchdog;

    private PostgresCluster(Process watchdog, string folder)
    {
        _watchdog = watchdog;
        Folder = folder;
    }

    /// <summary>The temporary folder with the data, the socket and the server's log.</summary>
    public string Folder { get; }

    /// <summary>The process id of the server.</summary>
    public int ServerId =>
        int.Parse(File.ReadLines(Path.Combine(Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The one cluster of this test process, started at first use and stopped with the process.</summary>
    public static Task<PostgresCluster> SharedAsync() => Shared.Value;

    /// <summary>Starts a cluster and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start; the message holds its log.</exception>
    public static async Task<PostgresCluster> StartAsync(CancellationToken cancel)
    {
        var folder = NewFolder();
        var watchdog = Process.Start(Command(folder, FindBinaries("/usr/lib/postgresql")))!; // null only with UseShellExecute
        var cluster = new PostgresCluster(watchdog, folder);
        try
        {
            await cluster.WaitUntilItAnswersAsync(cancel);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// An Npgsql connection string for a database of this cluster. Unpooled connections leave nothing open, which a template needs.
    /// </summary>
    public string ConnectionString(string database, bool pooled = true) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Folder,
            Username = "postgres",
            Database = database,
            Pooling = pooled,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;

    /// <summary>
    /// Prepares a template database once per cluster, however many ask for it: <paramref name="prepare"/> gets an unpooled connection
    /// string of the empty database and must have closed its connections when it returns.
    /// </summary>
    public Task PrepareTemplateAsync(string template, Func<string, Task> prepare) =>
        _templates.GetOrAdd(template, name => new(() => PrepareAsync(name, prepare))).Value;

    /// <summary>Creates a database, as a copy of a prepared template when one is named, and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, string? template, CancellationToken cancel)
    {
        await ExecuteAsync($"CREATE DATABASE {Identifier(name)} TEMPLATE {Identifier(template ?? "template0")}", cancel);
        return ConnectionString(name);
    }

    /// <summary>Drops a database, cutting the connections that are still open.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancel) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {Identifier(name)} WITH (FORCE)", cancel);

    /// <summary>Stops the server and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_watchdog.HasExited)
        {
            _watchdog.Dispose();
            return;
        }

        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
    }

    /// <summary>The folder with the server's programs, of the newest version installed under that root.</summary>
    internal static string FindBinaries(string root)
    {
        var found = Directory.Exists(root)
            ? Directory
                .EnumerateDirectories(root)
                .Where(version => File.Exists(Path.Combine(version, "bin", "postgres")))
                .MaxBy(version =>
                    double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0
                )
            : null;
        return found is null
            ? throw new InvalidOperationException(
                $"PostgreSQL is not installed: no {root}/*/bin/postgres. Install the package postgresql (./test does), "
                    + $"or leave these tests out visibly with {SwitchedOffBy}=off."
            )
            : Path.Combine(found, "bin");
    }

    internal static string NewFolder() => Directory.CreateTempSubdirectory("testamur-pg-").FullName;

    /// <summary>
    /// The command that keeps the server until its standard input ends. In a session of its own, so that a signal to the group of
    /// the test run does not reach it before it has cleaned up.
    /// </summary>
    internal static ProcessStartInfo Command(string folder, string binaries) =>
        new("setsid", ["sh", "-c", Watchdog, "testamur-postgres", folder, binaries]) { RedirectStandardInput = true };

    private const string Watchdog = """
        folder=$1 bin=$2
        exec >"$folder/log" 2>&1
        as=
        if [ "$(id -u)" = 0 ]; then
          chown postgres "$folder"
          as='runuser -u postgres --'
        fi
        stop() {
          # It may have been told to stop before it was up.
          until [ -e "$folder/failed" ] || [ -s "$folder/data/postmaster.pid" ]; do sleep 0.05; done
          pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null)
          if [ -n "$pid" ]; then
            kill -INT "$pid"
            for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
            kill -QUIT "$pid" 2>/dev/null
          fi
          wait "$server"
          rm -rf "$folder"
        }
        cd "$folder" || exit 1
        # Not in the background: it ends by itself, and one that were killed would still write after the folder is gone.
        $as "$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync </dev/null
        (
          $as "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
            -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB
          echo "$?" >"$folder/failed"
        ) </dev/null &
        server=$!
        trap stop EXIT
        cat >/dev/null
        """;

    private async Task WaitUntilItAnswersAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooled: false));
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException) when (!HasFailed())
            {
                await Task.Delay(50, limit.Token);
            }
            catch (NpgsqlException refused)
            {
                throw new InvalidOperationException($"PostgreSQL did not start:\n{ReadLog()}", refused);
            }
        }
    }

    private bool HasFailed() => _watchdog.HasExited || File.Exists(Path.Combine(Folder, "failed"));

    private string ReadLog() =>
        File.Exists(Path.Combine(Folder, "log")) ? File.ReadAllText(Path.Combine(Folder, "log")) : "(no log)";

    private async Task PrepareAsync(string template, Func<string, Task> prepare)
    {
        await CreateDatabaseAsync(template, null, CancellationToken.None);
        await prepare(ConnectionString(template, pooled: false));
    }

    [SuppressMessage(
        "Security",
        "CA2100",
        Justification = "Identifiers cannot be parameters; Identifier() admits plain names only."
    )]
    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Identifier(string name) =>
        PlainName().IsMatch(name)
            ? name
            : throw new ArgumentException($"'{name}' is no plain lower-case database name.", nameof(name));

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
