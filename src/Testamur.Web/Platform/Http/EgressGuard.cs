using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Testamur.Web.Platform.Http;

/// <summary>What the platform may fetch; section <c>Testamur:Egress</c>.</summary>
internal sealed class EgressOptions
{
    /// <summary>Whether key documents and status lists of others are fetched at all. Default: true.</summary>
    public bool Enabled { get; set; } = true;
}

/// <summary>
/// The one way out for addresses that a stranger's document names: https on port 443, public addresses only, connected to exactly
/// the address that was judged, no redirects, proxy, cookies or decompression, five seconds, and a cap on the size.
/// </summary>
internal sealed class EgressGuard(HttpMessageInvoker client, bool enabled)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The body of a 200 answer; null for everything else, whatever the reason.</returns>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Uri url, int maxBytes, CancellationToken cancel, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        return await SendAsync(request, url, maxBytes, cancel);
    }

    /// <inheritdoc cref="FetchAsync"/>
    public async Task<ReadOnlyMemory<byte>?> PostAsync(
        Uri url,
        string contentType,
        ReadOnlyMemory<byte> content,
        int maxBytes,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(content) };
        request.Content.Headers.ContentType = new(contentType);
        return await SendAsync(request, url, maxBytes, cancel);
    }

    private async Task<ReadOnlyMemory<byte>?> SendAsync(
        HttpRequestMessage request,
        Uri url,
        int maxBytes,
        CancellationToken cancel
    )
    {
        if (!enabled || url.Scheme != Uri.UriSchemeHttps || url.Port != 443 || url.UserInfo.Length > 0)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentLength > maxBytes)
                return null;
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            return await ReadAsync(body, maxBytes, limit.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <param name="resolve">From a host name to its addresses; the system's resolver outside of tests.</param>
    /// <param name="isAllowed">Which addresses may be connected to; <see cref="EgressAddresses.IsPublic"/> outside of tests.</param>
    public static SocketsHttpHandler Handler(
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        Func<IPAddress, bool> isAllowed
    ) =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            SslOptions =
            {
                // A certificate must not make us call the addresses it names.
                CertificateChainPolicy = new X509ChainPolicy
                {
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
            ConnectCallback = async (context, cancel) =>
            {
                // Resolved once and connected by address: a second answer of the name server changes nothing.
                var host = context.DnsEndPoint.Host;
                var addresses = await resolve(host, cancel);
                if (addresses.FirstOrDefault(isAllowed) is not { } address)
                    throw new HttpRequestException("No public address.");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch (SocketException)
                {
                    socket.Dispose();
                    throw;
                }
                catch (OperationCanceledException)
                {
                    socket.Dispose();
                    throw;
                }
            },
        };

    public static void Add(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Testamur:Egress").Get<EgressOptions>() ?? new();
        builder.Services.AddSingleton(_ => new EgressGuard(
            new HttpMessageInvoker(Handler(Dns.GetHostAddressesAsync, EgressAddresses.IsPublic)),
            options.Enabled
        ));
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int maxBytes, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int count; (count = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            if (read.Length + count > maxBytes)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
