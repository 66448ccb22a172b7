using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>Whether a badge was withdrawn (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList">Open Badges 2.0, RevocationList</see>).</summary>
internal static class BadgeRevocation
{
    /// <summary>By the list of the issuer. Which list that is, only the issuer's own page may say.</summary>
    public static async ValueTask<Check> RunAsync(BadgeParts parts, BadgePages pages, CancellationToken cancel)
    {
        if (parts.Profile is not { } profile)
            return Of(
                Outcome.Undetermined,
                Reasons.StatusUnavailable,
                parts.Claimed?.Text("revocationList") ?? parts.IssuerId ?? ""
            );
        if (JsonReading.IdOf(profile["revocationList"]) is not { } url)
            return Of(Outcome.NotApplicable, Reasons.StatusNone);
        if (await pages.FetchAsync(url, cancel).ConfigureAwait(false) is not { } list)
            return Of(Outcome.Undetermined, Reasons.StatusUnavailable, url);
        if (list.ContainsKey("id") && list.Text("id") != url)
            return Of(Outcome.Undetermined, Reasons.StatusListRefused, "it is another list");
        if (list.ContainsKey("issuer") && JsonReading.IdOf(list["issuer"]) != parts.IssuerId)
            return Of(Outcome.Undetermined, Reasons.StatusListRefused, "it is issued by another issuer");
        if (!list.ContainsKey("revokedAssertions"))
            return Of(Outcome.Undetermined, Reasons.StatusListRefused, "it holds no list");
        var id = parts.Assertion.Text("id");
        var uid = parts.Assertion.Text("uid");
        return list.Many("revokedAssertions")
            .Any(one => JsonReading.IdOf(one) == id || (uid is not null && (one as JsonObject)?.Text("uid") == uid))
            ? Of(Outcome.Failed, Reasons.StatusRevoked)
            : Of(Outcome.Passed, Reasons.StatusActive);
    }

    public static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Status, outcome, reason, arguments);
}
