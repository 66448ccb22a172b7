using System.Net;
using System.Text.Json;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

[Collection(TwoNodes.Name)]
public sealed class F03BothNodesTakeOne(TwoNodes two, ITestOutputHelper output)
{
    [Fact]
    [Trait("category", "everyday")]
    public Task A_batch_started_on_both_nodes_at_once_is_sealed_once() => RunAsync(batches: 2, rows: 60, shared: false);

    [Fact]
    public Task Twenty_batches_started_on_both_nodes_at_once_are_sealed_once() =>
        RunAsync(batches: Run.Size(20, least: 2), rows: Run.Size(500, least: 100), shared: true);

    private async Task RunAsync(int batches, int rows, bool shared)
    {
        var world = await two.WorldAsync();
        using var one = world.At(0);
        using var other = world.At(1);
        var all = new List<JsonElement>();
        for (var i = 0; i < batches; i++)
            all.Add(await world.PreviewAsync(one, rows));
        using var end = new CancellationTokenSource();
        var workers = WatchAsync(world, end.Token);
        foreach (var batch in all)
        {
            var answers = await Task.WhenAll(ConfirmAsync(one, batch, rows), ConfirmAsync(other, batch, rows));
            Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], answers.Order());
        }

        foreach (var batch in all)
            await world.DoneAsync(batch);
        await end.CancelAsync();
        foreach (var batch in all)
            await world.EachRowHasOneCredentialAsync(batch, rows);
        await world.NoEventIsLostAsync(all[^1], rows);
        await world.EveryCredentialVerifiesAsync(1);
        var who = await workers;
        output.WriteLine($"worked on by {string.Join(" and ", who)}");
        if (shared)
            Assert.Equal(2, who.Count);
    }

    private static async Task<HttpStatusCode> ConfirmAsync(Registrar registrar, JsonElement batch, int count) =>
        (await registrar.ActAsync(batch, "confirmation", new { count })).StatusCode;

    /// <summary>Which nodes the engine has given lanes to.</summary>
    private static async Task<IReadOnlyCollection<string>> WatchAsync(World world, CancellationToken end)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        while (!end.IsCancellationRequested)
        {
            await using var command = world.Data.CreateCommand(
                "SELECT DISTINCT instance_name FROM qrtz_fired_triggers WHERE job_group = 'sealing'"
            );
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            while (await reader.ReadAsync(CancellationToken.None))
                seen.Add(reader.GetString(0));
            await Task.Delay(10, CancellationToken.None);
        }

        return seen;
    }
}
