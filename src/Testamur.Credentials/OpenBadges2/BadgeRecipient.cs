using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>
/// How a badge names its learner (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#IdentityObject">Open Badges 2.0, IdentityObject</see>). A
/// fingerprint hides an address only if it cannot be found by trying: it needs a salt, and no digest for which second texts can be made.
/// </summary>
internal static class BadgeRecipient
{
    public static bool IsHashed(JsonObject recipient) => recipient["hashed"]?.GetValueKind() == JsonValueKind.True;

    public static Check Check(JsonObject assertion)
    {
        if (assertion.Object("recipient") is not { } recipient || !IsHashed(recipient))
            return Of(Outcome.NotApplicable, Reasons.HolderBindingBearer);
        var digest = recipient.Text("identity")?.Split('$', 2)[0].ToLowerInvariant();
        if (digest != "sha256")
            return Of(Outcome.Undetermined, Reasons.HolderBindingWeakHash, digest is "md5" ? "MD5" : "unnamed");
        return string.IsNullOrEmpty(recipient.Text("salt"))
            ? Of(Outcome.Undetermined, Reasons.HolderBindingNoSalt)
            : Of(Outcome.Undetermined, Reasons.HolderBindingHashed);
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Verification.Check.Of(CheckCode.HolderBinding, outcome, reason, arguments);
}
