using System.Collections.Concurrent;
using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F02DatabaseKilled(ITestOutputHelper output)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_database_that_is_killed_under_load_is_answered_with_503_and_nothing_acknowledged_is_lost()
    {
        var chances = Run.Chances(output);
        var rows = Run.Size(5000, least: 400);
        await using var world = await World.StartAsync();
        using var registrar = world.At(0);
        var batch = await world.PreviewAsync(registrar, rows);
        await registrar.ConfirmAsync(batch);
        var when = rows / 4 + chances.Below(rows / 4);
        await Until.TrueAsync($"{when} rows are sealed", async () => await world.SealedAsync(batch) >= when);

        using var end = new CancellationTokenSource();
        var written = new Written();
        var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(world, writer, written, end.Token)).ToList();
        await Until.TrueAsync("somebody has written", () => Task.FromResult(written.Acknowledged.Count > 3));
        await world.Server.KillAsync();
        await Task.Delay(Outage);
        await world.Server.RestartAsync();
        await world.DoneAsync(batch); // without a restart of any node
        await end.CancelAsync();
        await Task.WhenAll(writers);

        output.WriteLine($"{written.Acknowledged.Count} lists acknowledged, {written.Refused.Count} answers refused meanwhile");
        Assert.NotEmpty(written.Refused);
        Assert.All(written.Refused, one => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), one));
        foreach (var id in written.Acknowledged)
            Assert.Equal(1, await world.AskAsync<long>("SELECT count(*) FROM issuing_batches WHERE id = $1", id));
        await world.HoldAsync(batch, rows);
    }

    /// <summary>Hands in one list after another, each again until it is answered.</summary>
    private static async Task WriteAsync(World world, int writer, Written written, CancellationToken end)
    {
        using var registrar = world.At(writer % world.Nodes.Count);
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            while (!end.IsCancellationRequested)
            {
                using var answer = await registrar.HandInAsync(
                    Registrar.Csv(1),
                    $"{writer}/{number}",
                    world.Issuers[0].Specification
                );
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    written.Acknowledged.Add((await answer.JsonAsync()).Id());
                    await Task.Delay(50, CancellationToken.None);
                    break;
                }

                // The database went away over the first attempt, which stays noted as under way for some minutes.
                if (answer.StatusCode == HttpStatusCode.Conflict)
                    break;
                written.Refused.Add((answer.StatusCode, answer.Headers.RetryAfter is not null));
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    private sealed class Written
    {
        public ConcurrentBag<Guid> Acknowledged { get; } = [];

        public ConcurrentBag<(HttpStatusCode Status, bool RetryAfter)> Refused { get; } = [];
    }
}
