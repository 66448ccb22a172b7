using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>
/// Where an issuer keeps its badges: what it says itself, else at the host of its own address
/// (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject">Open Badges 2.0, VerificationObject</see>).
/// </summary>
internal static class BadgeScope
{
    public static bool Allows(JsonObject profile, string issuerId, string? id)
    {
        if (!Urls.IsHttps(id) || !Uri.TryCreate(id, UriKind.Absolute, out var place))
            return false;
        var policy = profile.Object("verification");
        var starts = policy?.Texts("startsWith") ?? [];
        var origins = policy?.Texts("allowedOrigins") ?? [];
        if (starts.Count == 0 && origins.Count == 0)
            return IsAt(place, issuerId);
        return (
                starts.Count == 0
                || starts.Any(start => place.AbsoluteUri.StartsWith(start, StringComparison.Ordinal) && IsAt(place, start))
            ) && (origins.Count == 0 || origins.Any(origin => IsAt(place, origin)));
    }

    // A host, or an address at it. Compared as hosts: "uni.example" is the beginning of "uni.example.evil" too.
    private static bool IsAt(Uri place, string origin)
    {
        if (!Uri.TryCreate(Urls.IsWeb(origin) ? origin : "https://" + origin, UriKind.Absolute, out var other))
            return false;
        return string.Equals(place.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase) && place.Port == other.Port
            || (other.Scheme == "http" && other.IsDefaultPort && place.IsDefaultPort && place.IdnHost == other.IdnHost);
    }
}
