using System.Text.Json;
using Testamur.Credentials.Status;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F08PublisherKilled(ITestOutputHelper output)
{
    private static readonly TimeSpan FiftyASecond = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_node_killed_over_publishing_leaves_a_whole_list_and_the_next_run_publishes_what_it_did_not()
    {
        var chances = Run.Chances(output);
        var kills = Run.Size(10, least: 3);
        await using var world = await World.StartAsync(settings: new() { ["Testamur:Issuing:PublishSeconds"] = "1" });
        using var reader = world.At(0);
        var batch = await world.PreviewAsync(reader, kills * 10);
        await reader.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        var credentials = await reader.CredentialsAsync();
        var list = credentials[0].Entry().List;

        using var end = new CancellationTokenSource();
        var watched = PublishedList.WatchAsync(reader, list, FiftyASecond, end.Token);
        var acknowledged = new List<int>();
        foreach (var some in credentials.Chunk(10))
        {
            using var publisher = world.At(1);
            var acts = some.Select(credential => RevokeAsync(publisher, credential.Id(), credential.Entry().Index)).ToList();
            await Task.Delay(chances.Below(300));
            await world.Nodes[1].KillAsync();
            acknowledged.AddRange((await Task.WhenAll(acts)).OfType<int>());
            await world.StartNodeAsync(1);
        }

        output.WriteLine($"{acknowledged.Count} of {credentials.Count} revocations were answered before a kill");
        await Until.TrueAsync(
            "every revocation is published",
            async () =>
                await world.AskAsync<long>("SELECT count(*) FROM issuing_status_events")
                == await world.AskAsync<int>("SELECT events FROM issuing_status_versions ORDER BY number DESC LIMIT 1")
        );
        await end.CancelAsync();
        var seen = await watched;

        Assert.Equal(seen.Order(), seen);
        output.WriteLine($"{seen.Count} lists were read, {seen.Distinct().Count()} different ones");
        var bits = await BitsAsync(reader, list);
        Assert.All(acknowledged, index => Assert.True(bits[index]));
    }

    /// <returns>The entry whose revocation was answered; null when the answer never came.</returns>
    private static async Task<int?> RevokeAsync(Registrar registrar, Guid credential, int index)
    {
        try
        {
            using var answer = await registrar.Api.SendAsync(
                HttpMethod.Post,
                $"{registrar.Root}/credentials/{credential}/revocation",
                new
                {
                    code = "issuedInError",
                    reason = "It was issued in error.",
                    urgent = true,
                }
            );
            return answer.IsSuccessStatusCode ? index : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<BitstringStatusList> BitsAsync(Registrar reader, string list)
    {
        using var document = JsonDocument.Parse(await reader.ListAsync(list));
        var encoded = document.RootElement.GetProperty("credentialSubject").GetProperty("encodedList").GetString();
        Assert.True(BitstringStatusList.TryDecode(encoded, out var bits));
        return bits;
    }
}
