using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F01WorkerKilled(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int Chunk = 50;
    private const int Lanes = 4;

    [Fact]
    public async Task Nodes_killed_ten_times_while_they_sign_lose_and_double_nothing()
    {
        var chances = Run.Chances(output);
        var rows = Run.Size(5000, least: 400);
        await using var world = await World.StartAsync(
            settings: new() { ["Testamur:Issuing:ChunkSize"] = $"{Chunk}", ["Testamur:Issuing:Lanes"] = $"{Lanes}" }
        );
        using var registrar = world.At(0);
        var batch = await world.PreviewAsync(registrar, rows);
        await registrar.ConfirmAsync(batch);
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Each kill comes somewhere in its own tenth of the batch.
            var when = (kill - 1) * rows / Kills + chances.Below(rows / Kills);
            await Until.TrueAsync($"{when} rows are sealed", async () => await world.SealedAsync(batch) >= when);
            var who = chances.Below(world.Nodes.Count);
            await world.Nodes[who].KillAsync();
            output.WriteLine($"kill {kill}: node {who} when {await world.SealedAsync(batch)} of {rows} were sealed");
            await world.StartNodeAsync(who);
        }

        await world.DoneAsync(batch);
        await world.HoldAsync(batch, rows);
        // Entries that were taken and not used tell how much was begun twice: at most what was under way at each kill.
        var burnt = await world.AskAsync<long>("SELECT sum(next) FROM issuing_status_lists") - rows;
        output.WriteLine($"{burnt} status entries burnt");
        Assert.InRange(burnt, 0, Kills * Lanes * Chunk);
    }
}
