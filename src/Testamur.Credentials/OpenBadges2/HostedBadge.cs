using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>
/// A badge that is true because its issuer keeps it on the web (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#hosted-badge-verification">Open
/// Badges 2.0 §5.1</see>): what is shown has to equal what is kept, and where it is kept has to be the issuer's.
/// </summary>
internal static class HostedBadge
{
    /// <param name="parts">The badge.</param>
    /// <param name="kept">What is kept at its address.</param>
    public static (Check Integrity, Check Binding, Check Status) Check(BadgeParts parts, JsonObject? kept)
    {
        var id = parts.Assertion.Text("id") ?? "";
        if (kept is null)
            return (
                Integrity(Outcome.Undetermined, Reasons.IntegrityHostedUnavailable, id),
                Binding(parts),
                BadgeRevocation.Of(Outcome.Undetermined, Reasons.StatusUnavailable, id)
            );
        // What was withdrawn may be kept in short.
        var status =
            kept["revoked"]?.GetValueKind() == JsonValueKind.True
                ? BadgeRevocation.Of(Outcome.Failed, Reasons.StatusRevoked)
                : BadgeRevocation.Of(Outcome.Passed, Reasons.StatusActive);
        var integrity = JsonNode.DeepEquals(kept, parts.Assertion)
            ? Integrity(Outcome.Passed, Reasons.IntegrityHosted, id)
            : Integrity(Outcome.Failed, Reasons.IntegrityHostedMismatch, id);
        return (integrity, Binding(parts), status);
    }

    /// <summary>Whether assertion and class are kept where the issuer keeps its badges; otherwise anybody could point to a good name.</summary>
    private static Check Binding(BadgeParts parts)
    {
        if (parts.Class is null)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingPageUnavailable, parts.ClassId ?? "");
        if (parts.IssuerId is not { } issuer)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        if (parts.Profile is not { } profile)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingPageUnavailable, issuer);
        var places = new List<string?> { parts.Assertion.Text("id") };
        // A class that is written into the assertion and is nowhere else is kept with it.
        if (parts.Assertion["badge"] is not JsonObject || Urls.IsWeb(parts.ClassId))
            places.Add(parts.ClassId);
        foreach (var id in places)
        {
            if (!BadgeScope.Allows(profile, issuer, id))
                return Binding(Outcome.Failed, Reasons.IssuerBindingOutOfScope, id ?? "");
        }
        return Binding(Outcome.Passed, Reasons.IssuerBindingHosted);
    }

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Verification.Check.Of(CheckCode.Integrity, outcome, reason, arguments);

    private static Check Binding(Outcome outcome, string reason, params string[] arguments) =>
        Verification.Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
