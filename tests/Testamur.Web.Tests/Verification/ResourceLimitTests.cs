using System.Net;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Verification;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Tests.Verification;

/// <summary>A document may name as many pages as it likes; one verification asks for few of them, and not for long.</summary>
public sealed class ResourceLimitTests : IDisposable
{
    private readonly List<string> _asked = [];
    private readonly Clock _clock = new();
    private readonly HttpMessageInvoker _client;
    private readonly PlatformResources _resources;

    public ResourceLimitTests()
    {
        var handler = EgressGuard.Handler(
            (host, _) =>
            {
                _asked.Add(host);
                return Task.FromResult<IPAddress[]>([]);
            },
            _ => false
        );
        _client = new(handler);
        var options = Options.Create(new TestamurOptions { PublicUrl = "https://here.example" });
        _resources = new(new(_client, enabled: true), options, _clock);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_ninth_page_of_one_verification_is_not_asked_for()
    {
        for (var page = 1; page <= 20; page++)
            Assert.Null(await _resources.FetchAsync($"https://page-{page}.example/", CancellationToken.None));
        Assert.Equal(Enumerable.Range(1, 8).Select(page => $"page-{page}.example"), _asked);
    }

    [Fact]
    public async Task After_ten_seconds_nothing_more_is_asked_for()
    {
        await _resources.FetchAsync("https://early.example/", CancellationToken.None);
        _clock.Seconds = 11;
        await _resources.FetchAsync("https://late.example/", CancellationToken.None);
        Assert.Equal(["early.example"], _asked);
    }

    [Theory]
    [InlineData("https://here.example/s/1")]
    [InlineData("no address")]
    [InlineData("urn:uuid:5f0b0000-0000-7000-8000-000000000001")]
    public async Task The_platform_does_not_ask_itself_nor_what_is_no_page(string id)
    {
        Assert.Null(await _resources.FetchAsync(id, CancellationToken.None));
        Assert.Empty(_asked);
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
