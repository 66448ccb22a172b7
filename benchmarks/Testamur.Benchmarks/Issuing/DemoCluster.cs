using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Testamur.Faults;
using Testamur.Tests.Shared;

namespace Testamur.Benchmarks.Issuing;

/// <summary>The demo alliance on a database server that keeps every commit, served by one node or several.</summary>
internal sealed class DemoCluster : IAsyncDisposable
{
    private const string Template = "demo";
    private const string Password = "testamur-demo";

    private readonly PostgresServer _server;
    private readonly string _encryptionKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly List<Node> _nodes = [];
    private string _database = Template;
    private NpgsqlDataSource? _data;

    private DemoCluster(PostgresServer server) => _server = server;

    /// <summary>The rows themselves.</summary>
    public NpgsqlDataSource Data => _data ?? throw new InvalidOperationException("No node runs yet.");

    /// <summary>Fills the demo once; every measurement begins with a copy of it.</summary>
    public static async Task<DemoCluster> FillAsync()
    {
        var cluster = new DemoCluster(await PostgresServer.StartAsync(DeployedSettings()));
        await cluster._server.CreateDatabaseAsync(Template);
        await using var filler = Node.Start(cluster.Settings(demo: true));
        await filler.ReadyAsync();
        await filler.StopAsync();
        return cluster;
    }

    /// <summary>Starts so many nodes on a fresh copy of the demo.</summary>
    public async Task RestartAsync(int nodes)
    {
        await StopAsync();
        NpgsqlConnection.ClearAllPools();
        _database = $"measured_{nodes}";
        await _server.CreateDatabaseAsync(_database, Template);
        _data = NpgsqlDataSource.Create(_server.OwnerConnection(_database));
        // A copy of a database is elsewhere than the platform was last, which a restore would have to explain.
        await using (var moved = Data.CreateCommand("DELETE FROM platform_settings WHERE key = 'home'"))
            await moved.ExecuteNonQueryAsync();
        for (var i = 0; i < nodes; i++)
            _nodes.Add(Node.Start(Settings(demo: false)));
        await Task.WhenAll(_nodes.Select(node => node.ReadyAsync()));
    }

    /// <summary>A client of the API for one of the demo's people. It is known for an hour.</summary>
    public async Task<HttpClient> SignInAsync(string email, int node = 0)
    {
        var client = _nodes[node % _nodes.Count].Client();
        client.Timeout = TimeSpan.FromMinutes(30);
        var answer = await client.PostAsJsonAsync(
            new Uri("/api/v1/session", UriKind.Relative),
            new { email, password = Password }
        );
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var command = Data.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"{sql} has no answer."));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
    }

    private async Task StopAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            await node.DisposeAsync();
        }

        _nodes.Clear();
        if (_data is not null)
            await _data.DisposeAsync();
        _data = null;
    }

    /// <summary>What operators are given, but for the archive of the journal.</summary>
    private static string DeployedSettings() =>
        string.Join(
            ' ',
            File.ReadLines(Path.Combine(RepositoryRoot.Path, "deploy", "postgres", "postgresql.conf.example"))
                .Select(line => line.Split('#')[0].Replace(" ", "", StringComparison.Ordinal))
                .Where(line => line.Length > 0 && !line.StartsWith("archive_", StringComparison.Ordinal))
                .Select(setting => $"-c {setting}")
        );

    private Dictionary<string, string?> Settings(bool demo) =>
        new()
        {
            ["Testamur:Database:Provider"] = "Postgres",
            ["Testamur:Database:Connection"] = _server.Connection(_database),
            ["Testamur:Database:Owner"] = _server.OwnerConnection(_database),
            ["Testamur:Keys:EncryptionKey"] = _encryptionKey,
            ["Testamur:Demo"] = $"{demo}",
            ["Testamur:DemoFolder"] = Path.Combine(RepositoryRoot.Path, "samples", "demo"),
            ["Testamur:StrangerRequestsPerMinute"] = "1000000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
}
