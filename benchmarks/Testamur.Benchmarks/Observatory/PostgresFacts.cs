using Npgsql;
using NpgsqlTypes;
using Testamur.Tests.Shared;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Platform.Data;

namespace Testamur.Benchmarks.Observatory;

internal sealed class PostgresFacts : FactStore
{
    private readonly PostgresCluster _cluster;

    private PostgresFacts(PostgresCluster cluster, string connection)
    {
        _cluster = cluster;
        Database = new()
        {
            Provider = DatabaseProvider.Postgres,
            Connection = connection,
            Owner = connection,
        };
    }

    public override string Name => "PostgreSQL";

    public override DatabaseOptions Database { get; }

    public static async Task<PostgresFacts> StartAsync()
    {
        var cluster = await PostgresCluster.StartAsync(CancellationToken.None);
        return new(cluster, await cluster.CreateDatabaseAsync("observatory", null, CancellationToken.None));
    }

    public override async Task<long> WriteAsync(IEnumerable<Fact> facts)
    {
        await using var connection = await OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY observatory_facts ({Columns}) FROM STDIN (FORMAT BINARY)"
        );
        foreach (var fact in facts)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(fact.Kind.ToString());
            await copy.WriteAsync(fact.Key);
            await copy.WriteAsync(fact.Institution.Value, NpgsqlDbType.Uuid);
            await copy.WriteAsync(fact.Country);
            await copy.WriteAsync(fact.Alliance);
            await copy.WriteAsync(fact.Field);
            await copy.WriteAsync(fact.Month);
            await copy.WriteAsync(fact.SpecificationVersion);
            await copy.WriteAsync(true);
            await copy.WriteAsync(true);
            await copy.WriteAsync(fact.Marks);
            await copy.WriteAsync(0);
        }

        return (long)await copy.CompleteAsync();
    }

    public override async Task SettleAsync()
    {
        await using var connection = await OpenAsync();
        foreach (var table in (string[])["observatory_facts", "observatory_cells"])
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names stand above
            command.CommandText = $"VACUUM ANALYZE {table}";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{Database.Connection};Command Timeout=1200");
        await connection.OpenAsync();
        return connection;
    }
}
