using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Testamur.Faults;

/// <summary>A pool between the platform and the server that gives a connection for one transaction at a time.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private PgBouncer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <param name="connections">How many it opens to the server; whoever finds none waits three seconds.</param>
    public static async Task<PgBouncer> StartAsync(PostgresServer server, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-faults-pool-").FullName;
        var port = PostgresServer.FreePort();
        var settings = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(
            settings,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {port}
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = {connections}
                max_client_conn = 1000
                query_wait_timeout = 3
                ignore_startup_parameters = extra_float_digits
                [databases]
                * = host=127.0.0.1 port={server.Port} user=testamur_app
                """
            )
        );
        string[] command = ["pgbouncer", "-q", settings];
        if (Environment.IsPrivilegedProcess)
        {
            // It refuses to run as root.
            using var own = Process.Start("chown", ["-R", "postgres", folder]);
            await own.WaitForExitAsync();
            command = ["runuser", "-u", "postgres", "--", .. command];
        }

        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/tmp" })!; // null only with UseShellExecute
        var pool = new PgBouncer(process, folder, port);
        await Until.TrueAsync(
            "the pool answers",
            async () =>
            {
                try
                {
                    await using var source = NpgsqlDataSource.Create(pool.Connection(server.Connection("postgres")));
                    await using var command = source.CreateCommand("SELECT 1");
                    return await command.ExecuteScalarAsync() is 1;
                }
                catch (NpgsqlException) when (!process.HasExited)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(30)
        );
        return pool;
    }

    /// <summary>The same database through the pool: nothing of a session outlives its transaction.</summary>
    public string Connection(string direct) =>
        new NpgsqlConnectionStringBuilder(direct)
        {
            Port = Port,
            MaxAutoPrepare = 0, // what is prepared stays with a session, and the next transaction has another
            MaxPoolSize = 100,
        }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
