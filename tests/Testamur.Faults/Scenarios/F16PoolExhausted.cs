using System.Collections.Concurrent;
using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;
using Xunit.Abstractions;

namespace Testamur.Faults.Scenarios;

public sealed class F16PoolExhausted(ITestOutputHelper output)
{
    private const int Clients = 200;
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Two_hundred_clients_on_a_database_with_twenty_connections_are_served_or_told_to_come_back_and_see_their_own()
    {
        var time = TimeProvider.System;
        await using var world = await World.StartAsync(nodes: 0, institutions: 2, server: "-c max_connections=20");
        await using var pool = await world.PoolAsync(connections: 8);
        await world.StartNodeAsync();
        await world.StartNodeAsync();
        var answers = new ConcurrentBag<(HttpStatusCode Status, TimeSpan Took)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Clients * Run.Size(10, least: 2)),
            new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (number, cancel) =>
            {
                var issuer = number % 2;
                using var registrar = world.At(number / 2 % 2, issuer);
                var began = time.GetTimestamp();
                using var answer = await registrar.HandInAsync(Registrar.Csv(2), null, world.Issuers[issuer].Specification);
                answers.Add((answer.StatusCode, time.GetElapsedTime(began)));
                if (answer.StatusCode == HttpStatusCode.OK)
                    await AssertOwnAsync(world, registrar, issuer);
                else
                    Assert.NotNull(answer.Headers.RetryAfter);
            }
        );

        var refused = answers.Count(answer => answer.Status != HttpStatusCode.OK);
        output.WriteLine(
            $"{answers.Count - refused} served, {refused} told to come back; slowest {answers.Max(answer => answer.Took)}"
        );
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
        Assert.True(answers.Count > refused);
        Assert.True(answers.Max(answer => answer.Took) < Quickly);
        // Nobody has to restart anything.
        using var live = world.Nodes[0].Client();
        Assert.Equal("Healthy", await live.GetStringAsync(new Uri("/health/live", UriKind.Relative), CancellationToken.None));
        using var later = world.At(0);
        var batch = await world.PreviewAsync(later, 100);
        await later.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        await world.EachRowHasOneCredentialAsync(batch, 100);
    }

    /// <summary>Another institution's specification would stand there, were a connection to remember whose it was.</summary>
    private static async Task AssertOwnAsync(World world, Registrar registrar, int issuer)
    {
        using var list = await registrar.Api.SendAsync(HttpMethod.Get, $"{registrar.Root}/batches");
        if (list.StatusCode == HttpStatusCode.ServiceUnavailable)
            return;
        var text = (await list.JsonAsync()).GetRawText();
        Assert.Contains(world.Issuers[issuer].Specification.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Issuers[1 - issuer].Specification.ToString(), text, StringComparison.Ordinal);
    }
}
