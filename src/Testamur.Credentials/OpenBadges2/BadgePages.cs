using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>The pages that one badge points to, each fetched once.</summary>
internal sealed class BadgePages(IResourceSource? source)
{
    /// <summary>Assertion, class, issuer, key and revocation list, and one to spare.</summary>
    private const int MaxPages = 6;

    private readonly Dictionary<string, JsonObject?> fetched = new(StringComparer.Ordinal);

    /// <summary>The object at an address; null when it could not be had, is not reached safely, or is none.</summary>
    public async ValueTask<JsonObject?> FetchAsync(string? url, CancellationToken cancel)
    {
        if (url is null || source is null || !Urls.IsHttps(url))
            return null;
        if (fetched.TryGetValue(url, out var known))
            return known;
        if (fetched.Count == MaxPages)
            return null;
        JsonObject? page = null;
        if (await source.FetchAsync(url, cancel).ConfigureAwait(false) is { } bytes)
            page = StrictJson.TryParseObject(bytes.Span, out var root, out _) ? root : null;
        fetched[url] = page;
        return page;
    }

    /// <summary>The same, but a page that says that it is about something else counts for nothing.</summary>
    public async ValueTask<JsonObject?> FetchOwnAsync(string? url, CancellationToken cancel) =>
        await FetchAsync(url, cancel).ConfigureAwait(false) is { } page && page.Text("id") == url ? page : null;
}
