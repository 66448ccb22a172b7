using System.Net.Http.Headers;
using System.Text.Json;
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
        settings["Testamur:Issuing:ChunkSize"] = "5";
        settings["Testamur:Issuing:Lanes"] = "2";
        try
        {
            await SealWithKillsAsync(database, settings);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
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
        var counts = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await PlatformProcess.StartAsync(_ => settings);
            using var registrar = new Registrar(Api(server, token), slug);
            if (kill == 0)
                await registrar.ConfirmAsync(batch);
            int count;
            while ((count = await SealedAsync(registrar, batch)) < Math.Max(1, kill * Rows / Kills))
                await Task.Delay(20); // asked more often, the server would answer instead of sealing
            await server.KillAsync();
            counts.Add(count);
            output.WriteLine($"{database}: kill {kill + 1} when {count} of {Rows} were sealed");
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

    private static async Task<int> SealedAsync(Registrar registrar, JsonElement batch) =>
        (await registrar.BatchAsync(batch)).GetProperty("sealed").GetInt32();
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
