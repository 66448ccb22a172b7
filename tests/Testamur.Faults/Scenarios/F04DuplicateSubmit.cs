using System.Net;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

[Collection(TwoNodes.Name)]
public sealed class F04DuplicateSubmit(TwoNodes two)
{
    private const string Key = "the list of tonight";

    [Fact]
    [Trait("category", "everyday")]
    public async Task A_list_sent_twenty_times_at_once_to_both_nodes_makes_one_batch_and_gets_one_answer()
    {
        var world = await two.WorldAsync();
        using var one = world.At(0);
        using var other = world.At(1);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => SendAsync(world, i % 2 == 0 ? one : other, Registrar.Csv(5)))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Distinct());
        using var different = await other.HandInAsync(Registrar.Csv(6), Key, world.Issuers[0].Specification);
        Assert.Equal("issuing.idempotencyKeyReused", await different.CodeAsync(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await world.AskAsync<long>("SELECT count(*) FROM issuing_batches WHERE idempotency_key = $1", Key));
    }

    // Whoever is told that the first one is still being worked on asks again.
    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(World world, Registrar registrar, string list)
    {
        while (true)
        {
            using var answer = await registrar.HandInAsync(list, Key, world.Issuers[0].Specification);
            if (answer.StatusCode != HttpStatusCode.Conflict)
                return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
            Assert.NotNull(answer.Headers.RetryAfter);
            await Task.Delay(50);
        }
    }
}
