using System.Globalization;
using System.Net.Http.Json;

namespace Testamur.Benchmarks.Issuing;

/// <summary>What those see who are there beside a large batch.</summary>
/// <param name="Single">Middle and slowest hundredth of issuing one credential, as text in milliseconds.</param>
/// <param name="SingleSlowest">The slowest hundredth.</param>
/// <param name="Reads">What one in twenty reads of another institution exceeds.</param>
internal sealed record Seen(string Single, double SingleSlowest, double Reads);

/// <summary>Somebody who issues one credential after another at the same institution, and somebody at another one who reads; four times a second each.</summary>
internal sealed class Neighbours : IAsyncDisposable
{
    private const int WarmCalls = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _issuer;
    private readonly HttpClient _reader;
    private readonly SingleAwards _single;
    private readonly Queue<Guid> _awards;
    private Latencies _issues = new();
    private Latencies _reads = new();

    private Neighbours(HttpClient issuer, HttpClient reader, SingleAwards single) =>
        (_issuer, _reader, _single, _awards) = (issuer, reader, single, new(single.Awards));

    /// <summary>Signed in at the last node, and warm: the runtime compiles a method well after thirty calls, and on two cores whoever waits would notice.</summary>
    public static async Task<Neighbours> BeginAsync(DemoCluster cluster, SingleAwards single)
    {
        var neighbours = new Neighbours(
            await cluster.SignInAsync("registrar-2@nordhaven.example.org", 1),
            await cluster.SignInAsync("registrar@nordhaven.example.org", 1),
            single
        );
        for (var call = 0; call < WarmCalls; call++)
        {
            await neighbours.IssueOneAsync();
            await neighbours.ReadOneAsync(call);
        }

        neighbours.Take();
        return neighbours;
    }

    public async Task MeasureAsync(TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        await MeasureUntilAsync(end.Token);
    }

    public Task MeasureUntilAsync(CancellationToken end) => Task.WhenAll(IssueAsync(end), ReadAsync(end));

    /// <summary>What was seen since the last time.</summary>
    public Seen Take()
    {
        var seen = new Seen(
            string.Create(CultureInfo.InvariantCulture, $"{_issues.At(0.5):0} · {_issues.At(0.99):0}"),
            _issues.At(0.99),
            _reads.At(0.95)
        );
        (_issues, _reads) = (new(), new());
        return seen;
    }

    public ValueTask DisposeAsync()
    {
        _issuer.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task IssueAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await IssueOneAsync();
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task ReadAsync(CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            await ReadOneAsync(number);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private Task<bool> IssueOneAsync()
    {
        var path = new Uri($"/api/v1/t/{_single.Slug}/issuing/credentials", UriKind.Relative);
        var award = _awards.Dequeue();
        return _issues.MeasureAsync(
            async () =>
            {
                using var answer = await _issuer.PostAsJsonAsync(path, new { award }, CancellationToken.None);
                return answer.IsSuccessStatusCode
                    ? true
                    : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(CancellationToken.None));
            },
            warm: true
        );
    }

    private Task<string> ReadOneAsync(int number)
    {
        Uri[] pages =
        [
            new($"/api/v1/t/{_single.Other}/issuing/credentials", UriKind.Relative),
            new($"/api/v1/t/{_single.Other}/issuing/batches", UriKind.Relative),
            new($"/t/{_single.Other}/did.json", UriKind.Relative),
        ];
        return _reads.MeasureAsync(
            () => _reader.GetStringAsync(pages[number % pages.Length], CancellationToken.None),
            warm: true
        );
    }
}
