using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>
/// A badge in a token (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#signed-badge-verification">Open Badges 2.0 §5.2</see>): signed with a key that the
/// issuer's own page names, and not withdrawn by its list.
/// </summary>
internal static class SignedBadge
{
    public static async ValueTask<(Check Integrity, Check Binding)> CheckAsync(
        BadgeParts parts,
        Jws token,
        BadgePages pages,
        CancellationToken cancel
    )
    {
        var published = parts.Profile?.Many("publicKey") ?? [];
        var creator = JsonReading.IdOf(parts.Assertion.Object("verification")?["creator"]);
        creator ??= published is [var only] ? JsonReading.IdOf(only) : null;
        if (creator is null)
            return (
                Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, "of the issuer"),
                Binding(parts, null, null)
            );
        var written = published
            .OfType<JsonObject>()
            .FirstOrDefault(key => key.Text("id") == creator && key.ContainsKey("publicKeyPem"));
        var page = written ?? await pages.FetchOwnAsync(creator, cancel).ConfigureAwait(false);
        if (page is null)
            return (Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnavailable, creator), Binding(parts, creator, null));
        if (!BadgeKey.TryRead(page.Text("publicKeyPem"), out var key))
            return (Integrity(Outcome.Undetermined, Reasons.IntegrityKeyUnusable, creator), Binding(parts, creator, page));
        return token.Verify(key)
            ? (Integrity(Outcome.Passed, Reasons.IntegrityVerified), Binding(parts, creator, page))
            : (Integrity(Outcome.Failed, Reasons.IntegritySignatureMismatch), Binding(parts, creator, page));
    }

    /// <summary>The issuer's page has to name the key, and the key its owner.</summary>
    private static Check Binding(BadgeParts parts, string? creator, JsonObject? key)
    {
        if (parts.Class is null)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingPageUnavailable, parts.ClassId ?? "");
        if (parts.IssuerId is not { } issuer)
            return Binding(Outcome.Failed, Reasons.IssuerBindingNoIssuer);
        if (key is not null && JsonReading.IdOf(key["owner"]) != issuer)
            return Binding(Outcome.Failed, Reasons.IssuerBindingOtherController, JsonReading.IdOf(key["owner"]) ?? "");
        if (parts.Profile is not { } profile || creator is null)
            return Binding(Outcome.Undetermined, Reasons.IssuerBindingPageUnavailable, issuer);
        return profile.Many("publicKey").Any(one => JsonReading.IdOf(one) == creator)
            ? Binding(
                key is null ? Outcome.Undetermined : Outcome.Passed,
                key is null ? Reasons.IssuerBindingPageUnavailable : Reasons.IssuerBindingBound,
                creator
            )
            : Binding(Outcome.Failed, Reasons.IssuerBindingNotListed);
    }

    private static Check Integrity(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Integrity, outcome, reason, arguments);

    private static Check Binding(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.IssuerBinding, outcome, reason, arguments);
}
