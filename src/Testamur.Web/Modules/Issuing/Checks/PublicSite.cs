using Microsoft.Extensions.Options;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>
/// Our own public addresses as a stranger reads them: over HTTP, at the public origin, through whatever proxy and cache stand before it. Nothing else is fetched, and
/// no record of ours is looked at: what a mistake in them would hide comes to light here.
/// </summary>
internal sealed class PublicSite(HttpMessageInvoker client, IOptions<TestamurOptions> platform) : IKeyResolver, IStatusSource
{
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        DidWeb.TryToUrl(did, out var url) && url.Authority == platform.Value.Link("/").Authority
            // A test installation is served over http, which a DID cannot say.
            ? await GetAsync(platform.Value.Link(url.AbsolutePath), null, cancel)
            : null;

    public async ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        await GetOwnAsync(url, null, cancel);

    public async ValueTask<ReadOnlyMemory<byte>?> FetchTokenAsync(string url, CancellationToken cancel) =>
        await GetOwnAsync(url, StatusListToken.MediaType, cancel);

    private async Task<ReadOnlyMemory<byte>?> GetOwnAsync(string url, string? accept, CancellationToken cancel) =>
        url.StartsWith(platform.Value.Link("/").AbsoluteUri, StringComparison.Ordinal)
            ? await GetAsync(new(url), accept, cancel)
            : null;

    private async Task<ReadOnlyMemory<byte>?> GetAsync(Uri url, string? accept, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > MostBytes)
                return null;
            return await response.Content.ReadAsByteArrayAsync(limit.Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
