using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Testamur.Web.Tests.Recovery;

namespace Testamur.Faults;

/// <summary>A database server, institutions that may issue, and nodes of the platform: equal processes that share nothing but the database.</summary>
internal sealed class World : IAsyncDisposable
{
    private const string Database = "testamur";

    private readonly List<Node> _nodes = [];
    private int _lists;

    private World(PostgresServer server, Dictionary<string, string?> settings)
    {
        (Server, Settings) = (server, settings);
        Data = NpgsqlDataSource.Create(server.OwnerConnection(Database));
    }

    public PostgresServer Server { get; }

    /// <summary>What every node is started with.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>The rows themselves, past the platform.</summary>
    public NpgsqlDataSource Data { get; private set; }

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Who issues; the first is most scenarios' own, the second somebody else's institution.</summary>
    public required IReadOnlyList<Issuer> Issuers { get; init; }

    /// <param name="nodes">How many are started and ready.</param>
    /// <param name="settings">Beside the defaults of a scenario.</param>
    /// <param name="institutions">How many institutions may issue, each with a specification of its own.</param>
    /// <param name="slug">The short name of the first one, where settings name it.</param>
    /// <param name="server">Settings of the database server.</param>
    public static async Task<World> StartAsync(
        int nodes = 2,
        Dictionary<string, string?>? settings = null,
        int institutions = 1,
        string? slug = null,
        string server = ""
    )
    {
        var postgres = await PostgresServer.StartAsync(server);
        await postgres.CreateDatabaseAsync(Database);
        var all = new Dictionary<string, string?>
        {
            ["Testamur:Database:Provider"] = "Postgres",
            ["Testamur:Database:Connection"] = postgres.Connection(Database),
            ["Testamur:Database:Owner"] = postgres.OwnerConnection(Database),
            ["Testamur:Keys:EncryptionKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Testamur:StrangerRequestsPerMinute"] = "1000000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in settings ?? [])
            all[key] = value;
        var world = new World(postgres, all) { Issuers = await SetSceneAsync(all, institutions, slug) };
        // Together, as after a power cut: on what the first of them finds, no other may stumble.
        for (var i = 0; i < nodes; i++)
            world._nodes.Add(Node.Start(all));
        await Task.WhenAll(world._nodes.Select(node => node.ReadyAsync()));
        return world;
    }

    /// <summary>Adds a node, or puts one in the place of another.</summary>
    /// <param name="ready">Whether to wait until it is ready.</param>
    public async Task<Node> StartNodeAsync(
        int? place = null,
        string? clock = null,
        IReadOnlyDictionary<string, string>? environment = null,
        bool ready = true
    )
    {
        var node = Node.Start(Settings, clock, environment);
        if (place is { } index && index < _nodes.Count)
        {
            await _nodes[index].DisposeAsync();
            _nodes[index] = node;
        }
        else
        {
            _nodes.Add(node);
        }

        if (ready)
            await node.ReadyAsync();
        return node;
    }

    /// <summary>The registrar of an institution, asking one node.</summary>
    public Registrar At(int node, int issuer = 0) => new(_nodes[node].Client(Issuers[issuer].Token), Issuers[issuer].Slug);

    /// <summary>The same, signed in at that node itself.</summary>
    public async Task<Registrar> SignInAsync(int node, int issuer = 0)
    {
        using var stranger = _nodes[node].Client();
        var session = await stranger.SendAsync(
            HttpMethod.Post,
            "/api/v1/session",
            new { email = Issuers[issuer].Email, password = App.Password }
        );
        var token = (await session.JsonAsync()).GetProperty("accessToken").GetString();
        return new(_nodes[node].Client(new AuthenticationHeaderValue("Bearer", token)), Issuers[issuer].Slug);
    }

    /// <summary>A batch for people of its own, which was handed in and waits to be confirmed.</summary>
    public async Task<JsonElement> PreviewAsync(Registrar registrar, int rows, int issuer = 0)
    {
        // Nobody is awarded the same twice.
        var list = Registrar.Csv(rows).Replace("@", $"@list-{Interlocked.Increment(ref _lists)}.", StringComparison.Ordinal);
        var batch = await (await registrar.HandInAsync(list, null, Issuers[issuer].Specification)).JsonAsync();
        Assert.Equal(rows, batch.GetProperty("waiting").GetInt32());
        return batch;
    }

    /// <summary>Waits for the end of a batch, however long its rows take, and whoever is down meanwhile.</summary>
    public Task DoneAsync(JsonElement batch) =>
        Until.TrueAsync(
            "the batch is done",
            async () => await AskAsync<string>("SELECT state FROM issuing_batches WHERE id = $1", batch.Id()) == "Done",
            TimeSpan.FromMinutes(20)
        );

    public Task<long> SealedAsync(JsonElement batch) =>
        AskAsync<long>("SELECT count(*) FROM issuing_credentials WHERE batch = $1", batch.Id());

    /// <summary>Sends what nodes ask the database from now on through a pool of so many connections.</summary>
    public async Task<PgBouncer> PoolAsync(int connections)
    {
        var pool = await PgBouncer.StartAsync(Server, connections);
        Settings["Testamur:Database:Connection"] = pool.Connection(Server.Connection(Database));
        return pool;
    }

    /// <summary>Runs a script that an operator has, on the database of the platform.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> ScriptAsync(string name, params string[] arguments) =>
        RunAsync(Path.Combine(RepositoryRoot.Path, "deploy", name), arguments, Server.EnvironmentOf(Database));

    /// <summary>Runs a command of the platform, with the settings of the nodes and a data folder of its own.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> CommandAsync(params string[] command)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-faults-command-");
        try
        {
            var settings = Settings.Append(new("Testamur:DataFolder", folder.FullName));
            string[] all = [PlatformProcess.Program, .. command, .. settings.Select(one => $"--{one.Key}={one.Value}")];
            return await RunAsync("dotnet", all, new Dictionary<string, string>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Takes the database from the platform; no node may run. Its rows are kept under another name.</summary>
    public async Task LoseDatabaseAsync()
    {
        await Data.DisposeAsync();
        await Server.RenameDatabaseAsync(Database, $"{Database}_before");
        Data = NpgsqlDataSource.Create(Server.OwnerConnection(Database));
    }

    /// <summary>One value out of the rows. A server that was away is asked again.</summary>
    public async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = Data.CreateCommand(sql);
                foreach (var value in values)
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"{sql} has no answer."));
            }
            catch (NpgsqlException away) when (away.IsTransient && attempt < 100)
            {
                await Task.Delay(200);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await Data.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var (status, output) = await Programs.RunAsync(program, arguments, environment);
        return status == 0 ? output : throw new InvalidOperationException($"{program} ended with {status}:\n{output}");
    }

    private static async Task<IReadOnlyList<Issuer>> SetSceneAsync(Dictionary<string, string?> settings, int count, string? slug)
    {
        await using var app = await App.StartAsync(settings);
        var issuers = new List<Issuer>();
        for (var i = 0; i < count; i++)
        {
            using var scene = await Scene.SetAsync(app, i == 0 ? slug : null);
            var (specification, _) = await scene.PublishedAsync();
            var (registrar, person) = await Registrar.AtAsync(app, scene.Home);
            var token = registrar.Api.DefaultRequestHeaders.Authorization!; // Api() sets it for a person
            issuers.Add(new(registrar.Slug, specification, token, person.Email!)); // made with one
            registrar.Dispose();
        }

        return issuers;
    }
}

/// <summary>An institution that may issue, and its registrar's token, which every node knows.</summary>
internal sealed record Issuer(string Slug, Guid Specification, AuthenticationHeaderValue Token, string Email);
