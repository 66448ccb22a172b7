using Testamur.Tests.Shared;

namespace Testamur.EndToEnd;

/// <summary>The built platform with a data folder (and perhaps a PostgreSQL database) of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    // Filling the demo takes longer than a walk in it, so it is filled once and copied. Its documents name its address, which stays the same:
    // walks come one after another.
    private static readonly Lazy<Task<(string Folder, Uri Address)>> Demo = new(FillAsync);

    private readonly PlatformProcess _process;
    private readonly string _folder;

    private Server(PlatformProcess process, string folder) => (_process, _folder) = (process, folder);

    public Uri Address => _process.Address;

    public string Output => _process.Output;

    /// <summary>Outgoing mail of the demo setting: one file each.</summary>
    public string MailFolder => Path.Combine(_folder, "mail");

    /// <param name="connection">PostgreSQL; null for SQLite.</param>
    public static async Task<Server> StartAsync(string? connection, bool demo)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-e2e-").FullName;
        Uri? at = null;
        if (demo && connection is null)
        {
            var filled = await Demo.Value;
            Copy(filled.Folder, folder);
            at = filled.Address;
        }

        return new(await PlatformProcess.StartAsync(address => Settings(folder, address, connection, demo), at), folder);
    }

    /// <summary>The first line of the console that contains the text.</summary>
    public string Line(string containing) =>
        Output.Split('\n').FirstOrDefault(line => line.Contains(containing, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"The console has no line with '{containing}':\n{Output}");

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(string Folder, Uri Address)> FillAsync()
    {
        var folder = Directory.CreateTempSubdirectory("testamur-e2e-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var process = await PlatformProcess.StartAsync(address => Settings(folder, address, null, demo: true));
        return (folder, process.Address);
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
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
            settings["Testamur:Database:Connection"] = connection;
            settings["Testamur:Database:Owner"] = connection;
        }

        return settings;
    }
}
