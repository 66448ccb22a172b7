using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

public sealed class F10WrongPin
{
    [Fact]
    public async Task With_a_wrong_pin_a_node_starts_degraded_signs_with_nothing_else_and_leaves_the_device_its_tries()
    {
        var token = await SoftToken.CreateAsync();
        await token.AddKeyAsync("one");
        var slug = $"u{token.Label}";
        await using var world = await World.StartAsync(nodes: 0, settings: token.Settings(slug, "one"), slug: slug);
        var environment = new Dictionary<string, string> { ["SOFTHSM2_CONF"] = SoftToken.Configuration };
        await File.WriteAllTextAsync(token.PinFile, "0000-wrong");
        await world.StartNodeAsync(environment: environment);
        await Until.TrueAsync("somebody is told", async () => await world.Nodes[0].HealthAsync() == "Degraded");
        using (var registrar = world.At(0))
        {
            var batch = await world.PreviewAsync(registrar, 5);
            await registrar.ConfirmAsync(batch);
            for (var i = 0; i < 5; i++)
            {
                using var refused = await registrar.Api.SendAsync(HttpMethod.Post, $"{registrar.Root}/keys/token/rotation");
                Assert.Equal("platform.keyAway", await refused.CodeAsync(HttpStatusCode.ServiceUnavailable));
            }

            await Until.TrueAsync("the rows are prepared", async () => await PreparedAsync(world) == 5);
            Assert.Equal(0, await world.SealedAsync(batch));

            // It is not locked: the operator signs in once with the device's own tool, which clears its memory of the wrong one.
            await token.AddKeyAsync("two");
            await File.WriteAllTextAsync(token.PinFile, SoftToken.Pin);
            await world.StartNodeAsync(0, environment: environment);
            await world.DoneAsync(batch);
            await world.HoldAsync(batch, 5);
        }
    }

    private static Task<long> PreparedAsync(World world) =>
        world.AskAsync<long>("SELECT count(*) FROM issuing_items WHERE state = 'Prepared'");
}
