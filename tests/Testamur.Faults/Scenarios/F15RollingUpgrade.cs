using System.Collections.Concurrent;
using System.Net;
using Npgsql;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

/// <summary>
/// The schema is widened, filled and narrowed again under nodes that know nothing of it, and every node is stopped and started once. There is no released version yet whose
/// binary could be the older one; what it will have to bear is that columns come and go which it does not name.
/// </summary>
public sealed class F15RollingUpgrade(ITestOutputHelper output)
{
    private static readonly string[] Steps =
    [
        "ALTER TABLE issuing_batches ADD COLUMN room_for_more text",
        "UPDATE issuing_batches SET room_for_more = title",
        "CREATE INDEX CONCURRENTLY ix_room_for_more ON issuing_batches (room_for_more)",
        "DROP INDEX CONCURRENTLY ix_room_for_more",
        "ALTER TABLE issuing_batches DROP COLUMN room_for_more",
    ];

    [Fact]
    public async Task Nodes_are_replaced_one_after_another_and_the_schema_changes_under_them_without_a_failed_request()
    {
        await using var world = await World.StartAsync();
        using var end = new CancellationTokenSource();
        var open = new bool[] { true, true };
        var answers = new ConcurrentBag<HttpStatusCode>();
        var load = Enumerable.Range(0, 5).Select(i => LoadAsync(world, i, open, answers, end.Token)).ToList();
        foreach (var step in Steps[..3])
            await ChangeAsync(world, step);
        for (var node = 0; node < 2; node++)
        {
            // As behind a proxy: first no new requests, then the signal.
            open[node] = false;
            await Task.Delay(500);
            Assert.Equal(0, await world.Nodes[node].StopAsync());
            await world.StartNodeAsync(node);
            open[node] = true;
        }

        foreach (var step in Steps[3..])
            await ChangeAsync(world, step);
        await end.CancelAsync();
        await Task.WhenAll(load);

        output.WriteLine($"{answers.Count} requests answered");
        Assert.True(answers.Count > 50);
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    /// <summary>Ten requests a second: every other one writes, and reads back what it has written from the other node.</summary>
    private static async Task LoadAsync(
        World world,
        int client,
        bool[] open,
        ConcurrentBag<HttpStatusCode> answers,
        CancellationToken end
    )
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            using var one = world.At(Open(number));
            using var written = await one.HandInAsync(Registrar.Csv(2), $"{client}/{number}", world.Issuers[0].Specification);
            answers.Add(written.StatusCode);
            using var other = world.At(Open(number + 1));
            using var read = await other.Api.SendAsync(
                HttpMethod.Get,
                $"{other.Root}/batches/{(await written.JsonAsync()).Id()}"
            );
            answers.Add(read.StatusCode);
            await Task.Delay(200, CancellationToken.None);
        }

        int Open(int wanted) => open[wanted % 2] ? wanted % 2 : (wanted + 1) % 2;
    }

    /// <summary>Never waits long for a lock, behind which everybody else would wait, but tries again.</summary>
    private static async Task ChangeAsync(World world, string step)
    {
        await using var connection = await world.Data.OpenConnectionAsync();
        await using var patience = new NpgsqlCommand("SET lock_timeout = '2s'", connection);
        await patience.ExecuteNonQueryAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = new NpgsqlCommand(step, connection);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < 20)
            {
                await Task.Delay(200);
            }
        }
    }
}
