using System.Net;
using System.Net.Sockets;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Tests.Verification;

public sealed class EgressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:53aa:64c::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("100::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("4000::1")]
    public void No_address_that_is_not_public_is_called(string address) =>
        Assert.False(EgressAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a01:4f8::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void Public_addresses_may_be_called(string address) => Assert.True(EgressAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://public.example/did.json")]
    [InlineData("https://public.example:8443/did.json")]
    [InlineData("https://user:password@public.example/did.json")]
    [InlineData("ftp://public.example/did.json")]
    [InlineData("https://private.example/did.json")]
    public async Task Nothing_is_sent_where_nothing_may_be_sent(string url)
    {
        var resolved = 0;
        using var handler = EgressGuard.Handler(
            (host, _) =>
            {
                Interlocked.Increment(ref resolved);
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
            },
            EgressAddresses.IsPublic
        );
        using var client = new HttpMessageInvoker(handler);
        Assert.Null(await new EgressGuard(client, enabled: true).FetchAsync(new Uri(url), 1000, CancellationToken.None));
        Assert.Equal(url.Contains("private", StringComparison.Ordinal) ? 1 : 0, resolved);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_judged()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answers = new Queue<IPAddress[]>([
            [IPAddress.Parse("10.0.0.1"), IPAddress.Loopback],
        ]);
        using var handler = EgressGuard.Handler(
            (_, _) => Task.FromResult(answers.Dequeue()), // a second look-up would find the queue empty
            address => address.Equals(IPAddress.Loopback)
        );
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://rebinding.example:{port}/");
        var sending = client.SendAsync(request, CancellationToken.None);
        using var accepted = await listener.AcceptTcpClientAsync();
        await accepted
            .GetStream()
            .WriteAsync("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        using var response = await sending;
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Switched_off_it_resolves_nothing()
    {
        using var handler = EgressGuard.Handler((_, _) => throw new InvalidOperationException("asked"), _ => true);
        using var client = new HttpMessageInvoker(handler);
        var guard = new EgressGuard(client, enabled: false);
        Assert.Null(await guard.FetchAsync(new Uri("https://public.example/did.json"), 1000, CancellationToken.None));
    }
}
