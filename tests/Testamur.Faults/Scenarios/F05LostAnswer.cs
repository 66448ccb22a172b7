using System.Net;
using System.Net.Sockets;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

[Collection(TwoNodes.Name)]
public sealed class F05LostAnswer(TwoNodes two)
{
    private const string Key = "the list whose answer was lost";

    [Fact]
    [Trait("category", "everyday")]
    public async Task A_request_whose_answer_was_lost_is_answered_when_it_is_sent_again_and_has_one_effect()
    {
        var world = await two.WorldAsync();
        await using var line = new CutLine(world.Nodes[0].Address);
        using var unlucky = new Registrar(
            new HttpClient(new SocketsHttpHandler())
            {
                BaseAddress = line.Address,
                DefaultRequestHeaders = { Authorization = world.Issuers[0].Token },
            },
            world.Issuers[0].Slug
        );
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            unlucky.HandInAsync(Registrar.Csv(3), Key, world.Issuers[0].Specification)
        );
        Assert.True(line.AnswerBytes > 0, "The answer was on its way when the line was cut.");

        // To the other node, since nobody knows what became of the first.
        using var again = world.At(1);
        var first = await AnsweredAsync(world, again);
        var second = await AnsweredAsync(world, again);

        Assert.Equal(first, second);
        Assert.Equal(1, await world.AskAsync<long>("SELECT count(*) FROM issuing_batches WHERE idempotency_key = $1", Key));
    }

    private static async Task<string> AnsweredAsync(World world, Registrar registrar)
    {
        using var answer = await registrar.HandInAsync(Registrar.Csv(3), Key, world.Issuers[0].Specification);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Passes requests on, waits for the whole answer, and hangs up instead of giving it.</summary>
    private sealed class CutLine : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Uri _to;
        private readonly Task _passing;

        public CutLine(Uri to)
        {
            _to = to;
            _listener.Start();
            _passing = PassAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public int AnswerBytes { get; private set; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _passing;
        }

        private async Task PassAsync()
        {
            try
            {
                while (true)
                {
                    using var here = await _listener.AcceptTcpClientAsync();
                    using var there = new TcpClient(_to.Host, _to.Port);
                    var asking = here.GetStream().CopyToAsync(there.GetStream());
                    var answer = new byte[64 * 1024];
                    AnswerBytes += await there.GetStream().ReadAsync(answer);
                    here.Client.LingerState = new(enable: true, seconds: 0); // hangs up at once, as a broken line does
                    here.Close();
                    await Task.WhenAny(asking);
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                // The listener was stopped.
            }
        }
    }
}
