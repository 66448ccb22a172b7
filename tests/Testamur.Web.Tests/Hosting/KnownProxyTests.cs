using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Testamur.Web.Tests.Hosting;

/// <summary>Whom the limits for strangers count when a proxy stands in front.</summary>
public sealed class KnownProxyTests
{
    private const string Proxy = "10.1.2.3";

    [Fact]
    public async Task By_default_what_a_request_says_of_its_client_is_not_believed()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, Proxy, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(app, Proxy, "203.0.113.2"));
    }

    [Theory]
    [InlineData("Testamur:Proxies:Addresses:0", Proxy)]
    [InlineData("Testamur:Proxies:Networks:0", "10.1.0.0/16")]
    public async Task Behind_a_known_proxy_each_client_is_counted_by_itself(string setting, string value)
    {
        await using var app = await StartAsync((setting, value));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, Proxy, "203.0.113.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, Proxy, "203.0.113.2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(app, Proxy, "203.0.113.1"));
        // What the client itself wrote stands further left, and is no known proxy's word.
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(app, Proxy, "198.51.100.9, 203.0.113.2"));
    }

    [Fact]
    public async Task Somebody_else_than_the_known_proxy_cannot_speak_for_others()
    {
        await using var app = await StartAsync(("Testamur:Proxies:Addresses:0", Proxy));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, "198.51.100.7", "203.0.113.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(app, "198.51.100.7", "203.0.113.2"));
    }

    [Fact]
    public async Task An_address_that_is_none_stops_the_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(("Testamur:Proxies:Addresses:0", "nginx")));

    private static Task<App> StartAsync(params (string Key, string Value)[] settings) =>
        App.StartAsync(
            new(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
            {
                ["Testamur:StrangerRequestsPerMinute"] = "1",
            },
            services => services.AddSingleton<IStartupFilter, Connections>()
        );

    private static async Task<HttpStatusCode> AskAsync(App app, string from, string forwardedFor)
    {
        using var browser = app.Browser(null);
        browser.DefaultRequestHeaders.Add(Connections.Header, from);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return (await browser.GetAsync(new Uri("/verify", UriKind.Relative))).StatusCode;
    }

    /// <summary>In this process there are no connections; a header says where one would come from.</summary>
    private sealed class Connections : IStartupFilter
    {
        public const string Header = "X-Test-Connection";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, following) =>
                    {
                        context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Header].ToString());
                        return following(context);
                    }
                );
                next(app);
            };
    }
}
