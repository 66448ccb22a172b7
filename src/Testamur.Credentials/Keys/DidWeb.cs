using System.Diagnostics.CodeAnalysis;

namespace Testamur.Credentials.Keys;

/// <summary>did:web identifiers and the URLs of their documents (<see href="https://w3c-ccg.github.io/did-method-web/#read-resolve">did:web §2.5.2</see>).</summary>
public static class DidWeb
{
    private const string Prefix = "did:web:";

    /// <summary>
    /// The https URL of the DID document. Refused before any URL is built: user names, queries, fragments, empty or dot segments, any
    /// percent-encoding but <c>%3A</c> before a port, and IP address literals. The guard against private addresses behind a name is the fetcher's.
    /// </summary>
    public static bool TryToUrl(string? did, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (did is null || did.Length > 512 || !did.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var parts = did[Prefix.Length..].Split(':');
        if (!TryHost(parts[0], out var host) || !parts.Skip(1).All(IsSegment))
            return false;
        var path = parts.Length == 1 ? "/.well-known" : "/" + string.Join('/', parts[1..]);
        return Uri.TryCreate("https://" + host + path + "/did.json", UriKind.Absolute, out url);
    }

    /// <summary>The did:web for a base URL such as <c>https://example.org:8443/t/home</c>. A port other than the scheme's own is written <c>%3A8443</c>.</summary>
    /// <exception cref="ArgumentException">The URL has no did:web: other schemes, queries, or characters a path segment may not have.</exception>
    public static string FromUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var plain =
            url.Scheme is "https" or "http" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
        if (!plain || !segments.All(IsSegment))
            throw new ArgumentException("The URL cannot be written as did:web.", nameof(url));
        var host =
            url.IdnHost + (url.IsDefaultPort ? "" : "%3A" + url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Prefix + string.Join(':', [host, .. segments]);
    }

    private static bool TryHost(string text, out string host)
    {
        var split = text.Split("%3A", 2, StringSplitOptions.None);
        if (split.Length == 1)
            split = text.Split("%3a", 2, StringSplitOptions.None);
        host = split[0];
        var labels = host.Split('.');
        // A last label of digits is an IPv4 address in one of its many spellings; hexadecimal ones start with a digit too.
        if (!labels.All(IsLabel) || char.IsAsciiDigit(labels[^1][0]))
            return false;
        if (split.Length == 1)
            return true;
        var port = split[1];
        host += ":" + port;
        return port.Length is > 0 and <= 5
            && port[0] != '0'
            && port.All(char.IsAsciiDigit)
            && int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) <= 65535;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && label[0] != '-'
        && label[^1] != '-';

    private static bool IsSegment(string segment) =>
        segment.Length > 0
        && segment is not ("." or "..")
        && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~');
}
