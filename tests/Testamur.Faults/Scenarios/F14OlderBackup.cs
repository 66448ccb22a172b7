using System.Net;
using System.Text.Json;
using Testamur.Credentials.Status;
using Testamur.Tests.Shared;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F14OlderBackup(ITestOutputHelper output) : IDisposable
{
    private const int Early = 100;
    private const int Revoked = 10;

    /// <summary>What an operator keeps elsewhere.</summary>
    private readonly string _safe = Directory.CreateTempSubdirectory("testamur-faults-safe-").FullName;

    [Fact]
    public async Task A_database_put_back_from_an_older_backup_stays_closed_until_nothing_can_be_given_out_twice()
    {
        var chances = Run.Chances(output);
        var rows = Run.Size(1000, least: 100);
        await using var world = await World.StartAsync(nodes: 1, settings: new() { ["Testamur:Recovery:Folder"] = Recovery });
        var backedUp = await EntriesAsync(world, await IssueAsync(world, Early));
        await world.ScriptAsync("backup-database", Backups);
        var lost = await EntriesAsync(world, await IssueAsync(world, rows));
        // Some that the backup knows, and some that nothing in it knows.
        Entry[] revoked = [.. Draw(chances, backedUp, Revoked / 2), .. Draw(chances, lost, Revoked / 2)];
        foreach (var entry in revoked)
            await RevokeAsync(world, entry);
        var standing = await world.StandingAsync();
        var versions = await VersionsAsync(world);
        await Until.TrueAsync("what is published is copied", () => Task.FromResult(versions.All(IsCopied)));

        Assert.Equal(0, await world.Nodes[0].StopAsync());
        await world.LoseDatabaseAsync();
        await world.ScriptAsync("restore-database", Directory.GetFiles(Backups, "*.dump").Single(), "testamur", "postgres");
        var node = await world.StartNodeAsync(0, ready: false);
        await node.AnswersAsync(HttpStatusCode.ServiceUnavailable);
        await IsClosedAsync(world);
        var told = await world.CommandAsync("restore", "open");
        Assert.Contains($"taken over from them: {Revoked}.", told, StringComparison.Ordinal);
        await node.ReadyAsync();

        foreach (var (list, number) in await VersionsAsync(world))
            Assert.True(number > versions.GetValueOrDefault(list));
        await ArePublishedAsync(world, revoked);
        Assert.Equal(
            Revoked / 2,
            await world.AskAsync<long>("SELECT count(*) FROM issuing_credentials WHERE revoked_at IS NOT NULL")
        );
        await world.VerifyAsync(standing);
        var fresh = await IssueAsync(world, Early);
        await world.HoldAsync(fresh, Early);
        var given = backedUp.Concat(lost).Select(entry => (entry.List, entry.Index));
        Assert.Empty((await EntriesAsync(world, fresh)).Select(entry => (entry.List, entry.Index)).Intersect(given));
        output.WriteLine($"{rows} credentials were issued after the backup; {standing.Count} of all verify again");
    }

    public void Dispose() => Directory.Delete(_safe, recursive: true);

    private sealed record Entry(Guid Credential, Guid List, int Index);

    private string Recovery => Path.Combine(_safe, "recovery");

    private string Backups => Path.Combine(_safe, "databases");

    private static async Task<JsonElement> IssueAsync(World world, int rows)
    {
        using var registrar = world.At(0);
        var batch = await world.PreviewAsync(registrar, rows);
        await registrar.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        await world.EachRowHasOneCredentialAsync(batch, rows);
        return batch;
    }

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(World world, JsonElement batch)
    {
        await using var command = world.Data.CreateCommand(
            "SELECT id, list, index FROM issuing_credentials WHERE batch = $1 ORDER BY row"
        );
        command.Parameters.Add(new() { Value = batch.Id() });
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<Entry>();
        while (await reader.ReadAsync())
            entries.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(2)));
        return entries;
    }

    private static Entry[] Draw(SeededSource chances, IReadOnlyList<Entry> entries, int count)
    {
        Entry[] shuffled = [.. entries];
        chances.Shuffle<Entry>(shuffled);
        return shuffled[..count];
    }

    private static async Task RevokeAsync(World world, Entry entry)
    {
        using var registrar = world.At(0);
        var why = new
        {
            code = "issuedInError",
            reason = "It was issued in error.",
            urgent = true,
        };
        await (
            await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/credentials/{entry.Credential}/revocation", why)
        ).JsonAsync();
    }

    /// <summary>The number of each list's newest version.</summary>
    private static async Task<IReadOnlyDictionary<Guid, int>> VersionsAsync(World world)
    {
        await using var command = world.Data.CreateCommand("SELECT list, max(number) FROM issuing_status_versions GROUP BY list");
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new Dictionary<Guid, int>();
        while (await reader.ReadAsync())
            versions.Add(reader.GetGuid(0), reader.GetInt32(1));
        return versions;
    }

    private bool IsCopied(KeyValuePair<Guid, int> version)
    {
        var file = Path.Combine(Recovery, "lists", $"{version.Key}.json");
        if (!File.Exists(file))
            return false;
        using var copy = JsonDocument.Parse(File.ReadAllText(file));
        return copy.RootElement.GetProperty("number").GetInt32() >= version.Value;
    }

    /// <summary>It says why, and neither reads nor writes for anybody.</summary>
    private static async Task IsClosedAsync(World world)
    {
        using var registrar = world.At(0);
        Assert.StartsWith("Closed.", await world.Nodes[0].HealthAsync(), StringComparison.Ordinal);
        using var read = await registrar.Api.SendAsync(HttpMethod.Get, "/api/v1/institutions");
        Assert.Equal("platform.restored", await read.CodeAsync(HttpStatusCode.ServiceUnavailable));
        using var written = await registrar.HandInAsync(Registrar.Csv(1), null, world.Issuers[0].Specification);
        Assert.Equal("platform.restored", await written.CodeAsync(HttpStatusCode.ServiceUnavailable));
    }

    private static async Task ArePublishedAsync(World world, IEnumerable<Entry> revoked)
    {
        using var stranger = world.At(0);
        foreach (var list in revoked.GroupBy(entry => entry.List))
        {
            var text = await stranger.ListAsync($"{world.Nodes[0].Address}status/{list.Key}", StatusListToken.MediaType);
            Assert.True(StatusListToken.TryRead(text, out var token, out _, out var problem), problem);
            Assert.All(list, entry => Assert.Equal(1, token.List[entry.Index]));
        }
    }
}
