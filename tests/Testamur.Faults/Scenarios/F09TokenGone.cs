using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

public sealed class F09TokenGone
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_a_signing_device_is_away_its_rows_wait_whole_others_are_issued_and_afterwards_all_are()
    {
        var token = await SoftToken.CreateAsync();
        await token.AddKeyAsync("one");
        var slug = $"u{token.Label}";
        var rows = Run.Size(1000, least: 200);
        await using var world = await World.StartAsync(
            nodes: 0,
            settings: token.Settings(slug, "one"),
            institutions: 2,
            slug: slug
        );
        var environment = new Dictionary<string, string> { ["SOFTHSM2_CONF"] = SoftToken.Configuration };
        await world.StartNodeAsync(environment: environment);
        var batch = await world.PreviewAsync(world.At(0), rows);
        await world.At(0).ConfirmAsync(batch);
        await Until.TrueAsync("a third is sealed", async () => await world.SealedAsync(batch) >= rows / 3);

        // A process that has the device open still signs; one that starts finds none.
        token.TakeAway();
        await world.StartNodeAsync(0, environment: environment);
        var before = await world.SealedAsync(batch);
        Assert.InRange(before, rows / 3, rows - 1);
        Assert.Equal("Degraded", await world.Nodes[0].HealthAsync());
        var theirs = await world.PreviewAsync(world.At(0, 1), 50, 1);
        await world.At(0, 1).ConfirmAsync(theirs);
        await world.DoneAsync(theirs);
        await Task.Delay(Run.Size((int)Away.TotalMilliseconds, least: 8000));
        Assert.Equal(before, await world.SealedAsync(batch));
        Assert.Equal(
            before,
            await world.AskAsync<long>("SELECT count(*) FROM issuing_items WHERE batch = $1 AND state = 'Sealed'", batch.Id())
        );

        token.PutBack();
        await world.DoneAsync(batch);
        await world.HoldAsync(batch, rows);
        await world.EachRowHasOneCredentialAsync(theirs, 50);
        await world.EveryCredentialVerifiesAsync(0, 1);
        await Until.TrueAsync("the node is well again", async () => await world.Nodes[0].HealthAsync() == "Healthy");
    }
}
