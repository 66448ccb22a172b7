using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Testamur.Web.Platform.Http;

/// <summary>
/// The proxies in front of the platform; section <c>Testamur:Proxies</c>. Only what they say about a client is believed, since
/// anybody can send such a header. None by default: the address of the connection is the client's.
/// </summary>
internal sealed class ProxyOptions
{
    /// <summary>Addresses, such as <c>10.0.0.7</c>.</summary>
    public string[] Addresses { get; set; } = [];

    /// <summary>Networks, such as <c>10.0.0.0/24</c>.</summary>
    public string[] Networks { get; set; } = [];
}

internal static class KnownProxies
{
    /// <summary>Reads the addresses at the start, so that one that is none stops it.</summary>
    /// <exception cref="InvalidOperationException">An address or a network cannot be read.</exception>
    public static void AddKnownProxies(this WebApplicationBuilder builder)
    {
        var known = Read(builder.Configuration);
        var addresses = known
            .Addresses.Select(text => IPAddress.TryParse(text, out var ip) ? ip : throw Unreadable(text))
            .ToList();
        var networks = known
            .Networks.Select(text => IPNetwork.TryParse(text, out var net) ? net : throw Unreadable(text))
            .ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far back as the addresses are known proxies; the first that is none is the client.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var address in addresses)
                options.KnownProxies.Add(address);
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Before anything that looks at the client. Without known proxies the headers are not read at all.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (Read(app.Configuration) is { Addresses.Length: > 0 } or { Networks.Length: > 0 })
            app.UseForwardedHeaders();
    }

    private static ProxyOptions Read(IConfiguration configuration) =>
        configuration.GetSection("Testamur:Proxies").Get<ProxyOptions>() ?? new();

    private static InvalidOperationException Unreadable(string text) =>
        new($"Testamur:Proxies names '{text}', which is no address or network.");
}
