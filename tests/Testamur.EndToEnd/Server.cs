using Npgsql;
using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>The built platform with a data folder (and perhaps a PostgreSQL database) of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// <summary>The platform's role on PostgreSQL, which owns nothing.</summary>
    public const string Role = "testamur_app";

    // Filling the demo takes longer than a walk in it, and a process that has answered before answers ten times as fast: all walks in the demo
    // go through one. Each keeps to what is its own there.
    private static readonly Lazy<Task<Server>> Demo = new(StartDemoAsync);

    private readonly PlatformProcess _process;
    private readonly string _folder;

    private Server(PlatformProcess process, string folder) => (_process, _folder) = (process, folder);

    public Uri Address => _process.Address;

    public string Output => _process.Output;

    /// <summary>Outgoing mail of the demo setting: one file each.</summary>
    public string MailFolder => Path.Combine(_folder, "mail");

    /// <summary>An empty installation of the caller's own.</summary>
    /// <param name="connection">The owner's to PostgreSQL; null for SQLite.</param>
    public static Task<Server> StartEmptyAsync(string? connection) => StartAsync(connection, demo: false);

    /// <summary>The demo on SQLite, which other walks use before and after; it ends with the test run.</summary>
    public static Task<Server> DemoAsync() => Demo.Value;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Server> StartDemoAsync()
    {
        var server = await StartAsync(null, demo: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server._process.Kill();
            Directory.Delete(server._folder, recursive: true);
        };
        return server;
    }

    private static async Task<Server> StartAsync(string? connection, bool demo)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-e2e-").FullName;
        return new(await PlatformProcess.StartAsync(address => Settings(folder, address, connection, demo)), folder);
    }

    private static Dictionary<string, string?> Settings(string folder, Uri address, string? connection, bool demo)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Testamur:DataFolder"] = folder,
            ["Testamur:PublicUrl"] = address.GetLeftPart(UriPartial.Authority),
            ["Testamur:Demo"] = $"{demo}",
            ["Testamur:DemoFolder"] = Path.Combine(RepositoryRoot.Path, "samples", "demo"),
            ["Testamur:StrangerRequestsPerMinute"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (connection is not null)
        {
            settings["Testamur:Database:Provider"] = "Postgres";
            settings["Testamur:Database:Connection"] = new NpgsqlConnectionStringBuilder(connection)
            {
                Username = Role,
            }.ConnectionString;
            settings["Testamur:Database:Owner"] = connection;
        }

        return settings;
    }
}
