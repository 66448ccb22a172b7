using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Testamur.Tests.Shared;

namespace Testamur.Faults;

/// <summary>
/// A PostgreSQL server that keeps its promises (checksums on, every commit on disk) and can be killed: a folder of its own, a port on the loopback interface, gone with the
/// process that made it.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Application = "testamur_app";

    private static readonly string Binaries = PostgresCluster.FindBinaries("/usr/lib/postgresql");

    private readonly Process _watchdog;
    private readonly string _settings;

    private PostgresServer(string folder, int port, string settings, Process watchdog)
    {
        (Folder, Port, _watchdog) = (folder, port, watchdog);
        _settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=128MB {settings}"
        );
    }

    /// <summary>Holds the data and the log; on a file system of the caller's where one is named.</summary>
    public string Folder { get; }

    public int Port { get; }

    /// <summary>The first process of the server.</summary>
    public int Id =>
        int.Parse(File.ReadLines(Path.Combine(Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="settings">More settings of the server, as <c>-c max_connections=20</c>.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has its log.</exception>
    public static async Task<PostgresServer> StartAsync(string settings = "")
    {
        var folder = Directory.CreateTempSubdirectory("testamur-faults-pg-").FullName;
        // What is left of it goes when this process does, however it ends: then the watchdog's input ends.
        var watchdog = Process.Start(
            new ProcessStartInfo("setsid", ["sh", "-c", Watchdog, "testamur-postgres", folder]) { RedirectStandardInput = true }
        )!; // null only with UseShellExecute
        var server = new PostgresServer(folder, FreePort(), settings, watchdog);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        await server.AsOwnerAsync(
            "initdb",
            $"--pgdata={folder}/data",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums",
            "--no-instructions"
        );
        await server.RestartAsync();
        await server.ExecuteAsync("postgres", $"CREATE ROLE {Application} LOGIN");
        return server;
    }

    /// <summary>As the superuser, who owns what there is.</summary>
    public string OwnerConnection(string database) => Connection(database, "postgres");

    /// <summary>As the platform, which owns nothing: few enough connections for two nodes, and no long wait for a free one.</summary>
    public string Connection(string database) => Connection(database, Application);

    /// <param name="name">A plain name.</param>
    /// <param name="template">What it is a copy of; nobody may be connected there.</param>
    public async Task CreateDatabaseAsync(string name, string template = "template0")
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        // Whatever the owner creates there, the platform may read and write.
        await ExecuteAsync(
            name,
            $"ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {Application}"
        );
    }

    /// <summary>Sends everybody away from a database and gives it another name.</summary>
    public async Task RenameDatabaseAsync(string name, string other)
    {
        await ExecuteAsync("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await ExecuteAsync("postgres", $"ALTER DATABASE {name} RENAME TO {other}");
    }

    /// <summary>What tells the server's own programs where a database is, as the superuser.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(string database) =>
        new Dictionary<string, string>
        {
            ["PGHOST"] = "127.0.0.1",
            ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = "postgres",
            ["PGDATABASE"] = database,
        };

    /// <summary>SIGKILL for all processes of the server at once: what a power cut leaves.</summary>
    public async Task KillAsync()
    {
        var first = Id;
        var all = Processes().Where(process => process.Parent == first).Select(process => process.Id).Prepend(first).ToList();
        await RunAsync("kill", ["-KILL", .. all.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        while (all.Exists(id => Directory.Exists($"/proc/{id}") && !IsZombie(id)))
            await Task.Delay(20);
    }

    /// <summary>Starts it on the data that are there, and waits until it has recovered.</summary>
    public Task RestartAsync() =>
        AsOwnerAsync("pg_ctl", "-D", $"{Folder}/data", "-l", $"{Folder}/log", "-o", _settings, "-s", "-w", "-t", "90", "start");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private const string Watchdog = """
        cat >/dev/null
        pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        if [ -n "$pid" ]; then
          kill -QUIT "$pid" 2>/dev/null
          for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        fi
        rm -rf "$1"
        """;

    private string Connection(string database, string role) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = role,
            Database = database,
            MaxPoolSize = 40,
            Timeout = 3,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(OwnerConnection(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task AsOwnerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries, program);
        try
        {
            if (Environment.IsPrivilegedProcess)
                await RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]);
            else
                await RunAsync(path, arguments);
        }
        catch (InvalidOperationException failed)
        {
            var log = Path.Combine(Folder, "log");
            throw new InvalidOperationException($"{failed.Message}\n{(File.Exists(log) ? File.ReadAllText(log) : "")}", failed);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Output stays where it is: the server would hold a pipe open for as long as it runs.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp" })!; // null only with UseShellExecute
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static IEnumerable<(int Id, int Parent)> Processes()
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) || Stat(id) is not { } stat)
                continue;
            yield return (id, int.Parse(stat[1], CultureInfo.InvariantCulture));
        }
    }

    private static bool IsZombie(int id) => Stat(id) is not { } stat || stat[0] == "Z";

    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: state and parent follow the name in parentheses.
    private static string[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has just ended
        }
    }
}
