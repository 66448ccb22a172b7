using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Xunit.Abstractions;

namespace Testamur.Web.Tests.Issuing;

/// <summary>
/// Kills the server again and again while it seals one batch: in the end there is exactly one credential for each row. The batch is handed
/// in and previewed in this process, on the same data folder and database; confirmed and sealed it is by the process that is killed.
/// </summary>
public abstract class KillTests(ITestOutputHelper output)
{
    private const int Rows = 200;
    private const int Kills = 10;

    private protected async Task KillTenTimesAsync(DatabaseKind database)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-kill-").FullName;
        var settings = await Apps.SettingsAsync(database);
        settings["Testamur:DataFolder"] = folder;
        // In small steps, or most kills would come after the end.
        settings["Testamur:Issuing:ChunkSize"] = "2";
        settings["Testamur:Issuing:Lanes"] = "2";
        try
        {
            await SealWithKillsAsync(database, settings);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task SealWithKillsAsync(DatabaseKind database, Dictionary<string, string?> settings)
    {
        JsonElement batch;
        string slug;
        AuthenticationHeaderValue token;
        await using (var app = await App.StartAsync(settings))
        {
            using var scene = await Scene.SetAsync(app);
            var (specification, _) = await scene.PublishedAsync();
            var (prepared, _) = await Registrar.AtAsync(app, scene.Home);
            using var _1 = prepared;
            batch = await (await prepared.HandInAsync(Registrar.Csv(Rows), specification: specification)).JsonAsync();
            slug = prepared.Slug;
            token = prepared.Api.DefaultRequestHeaders.Authorization!; // Api() sets it for a person
        }

        settings["Logging:LogLevel:Default"] = "Warning";
        await using var rows = await SealedRows.OpenAsync(database, settings);
        var counts = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server =
                kill == 0 ? await PlatformProcess.StartAsync(_ => settings) : PlatformProcess.Begin(_ => settings);
            using var registrar = new Registrar(Api(server, token), slug);
            if (kill == 0)
                await registrar.ConfirmAsync(batch);
            var moment = Math.Max(1, kill * Rows / Kills);
            // The rows are asked, not the server: it would answer instead of sealing, and after a start first of all.
            while (await rows.CountAsync() < moment)
            {
                Assert.False(server.HasEnded, server.Output);
                await Task.Delay(10);
            }

            await server.KillAsync();
            counts.Add(await rows.CountAsync());
            output.WriteLine($"{database}: kill {kill + 1} when {counts[^1]} of {Rows} were sealed");
        }

        await using var last = await PlatformProcess.StartAsync(_ => settings);
        using var end = new Registrar(Api(last, token), slug);
        await end.WaitUntilDoneAsync(batch);
        await VerifyAllAsync(end, batch);
        Assert.True(counts.Count(count => count is > 0 and < Rows) >= 8, string.Join(", ", counts));
    }

    private static HttpClient Api(PlatformProcess server, AuthenticationHeaderValue token) =>
        new(new SocketsHttpHandler()) { BaseAddress = server.Address, DefaultRequestHeaders = { Authorization = token } };

    private async Task VerifyAllAsync(Registrar registrar, JsonElement batch)
    {
        var view = await registrar.BatchAsync(batch);
        Assert.Equal(Rows, view.GetProperty("sealed").GetInt32());
        var credentials = await registrar.CredentialsAsync();
        Assert.Equal(Rows, credentials.Count);
        Assert.Equal(Rows, credentials.Select(credential => credential.GetProperty("publicId").GetString()).Distinct().Count());
        Assert.Equal(
            Rows,
            credentials.Select(credential => credential.GetProperty("learnerEmail").GetString()).Distinct().Count()
        );
        Assert.Equal(Rows, credentials.Select(credential => credential.Entry()).Distinct().Count());

        var peers = await NodePeers.SharedAsync();
        var documents = await registrar.PublicDocumentsAsync(credentials);
        var now = TimeProvider.System.GetUtcNow().AddSeconds(1);
        foreach (var credential in credentials)
        {
            var proof = await peers.VerifyAsync(credential.DataIntegrity(), documents, now, CancellationToken.None);
            Assert.True(proof.Verified, proof.Error);
            var token = await peers.VerifyJwtAsync(credential.Jwt(), documents, now, CancellationToken.None);
            Assert.True(token.Verified, token.Error);
        }

        output.WriteLine($"{credentials.Count} credentials, one for each row; all verify with the foreign implementations");
    }

    /// <summary>Looks into the database of the killed and the living.</summary>
    private sealed class SealedRows(DbConnection connection) : IAsyncDisposable
    {
        public static async Task<SealedRows> OpenAsync(DatabaseKind database, Dictionary<string, string?> settings)
        {
            DbConnection connection =
                database == DatabaseKind.Postgres
                    ? new NpgsqlConnection(settings["Testamur:Database:Connection"])
                    : new SqliteConnection($"Data Source={Path.Combine(settings["Testamur:DataFolder"]!, "testamur.db")}");
            await connection.OpenAsync();
            if (database == DatabaseKind.Postgres)
            {
                await using var owner = connection.CreateCommand();
                owner.CommandText = "SET ROLE postgres"; // sees the rows of all institutions
                await owner.ExecuteNonQueryAsync();
            }

            return new(connection);
        }

        public async Task<int> CountAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM issuing_items WHERE state = 'Sealed'";
            return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}

// Classes of their own run beside each other, and most of the time both wait.
public sealed class KillOnSqliteTests(ITestOutputHelper output) : KillTests(output)
{
    [Theory, OnSqlite]
    [Trait("category", "slow")]
    public Task Killed_ten_times_while_sealing_each_row_has_one_credential_that_verifies(DatabaseKind database) =>
        KillTenTimesAsync(database);
}

public sealed class KillOnPostgresTests(ITestOutputHelper output) : KillTests(output)
{
    [Theory, OnPostgres]
    [Trait("category", "slow")]
    public Task Killed_ten_times_while_sealing_each_row_has_one_credential_that_verifies(DatabaseKind database) =>
        KillTenTimesAsync(database);
}
