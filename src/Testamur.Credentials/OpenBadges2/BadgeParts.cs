using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>
/// An assertion with the class and the issuer that it points to
/// (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#data">Open Badges 2.0 §3</see>).
/// </summary>
/// <param name="Assertion">The badge of one learner.</param>
/// <param name="Class">What was achieved; null when it could not be had.</param>
/// <param name="ClassId">Where the class is kept.</param>
/// <param name="IssuerId">Who issued, by the class.</param>
/// <param name="Claimed">What the badge itself says of the issuer, for display.</param>
/// <param name="Profile">What the issuer says of itself at its own address; null when that could not be had.</param>
internal sealed record BadgeParts(
    JsonObject Assertion,
    JsonObject? Class,
    string? ClassId,
    string? IssuerId,
    JsonObject? Claimed,
    JsonObject? Profile
)
{
    public static async ValueTask<BadgeParts> LoadAsync(JsonObject assertion, BadgePages pages, CancellationToken cancel)
    {
        assertion.TryGetPropertyValue("badge", out var badge);
        var classId = JsonReading.IdOf(badge);
        var type =
            badge as JsonObject
            ?? (Urls.IsWeb(classId) ? await pages.FetchOwnAsync(classId, cancel).ConfigureAwait(false) : null);
        var issuer = type?["issuer"];
        var issuerId = JsonReading.IdOf(issuer);
        var profile = await pages.FetchOwnAsync(issuerId, cancel).ConfigureAwait(false);
        return new(assertion, type, classId, issuerId, issuer as JsonObject, profile);
    }

    /// <summary>The credential that this would be, for those who know issuers.</summary>
    public JsonObject AsQuestion() =>
        new()
        {
            ["issuer"] = IssuerId,
            ["type"] = Assertion["type"]?.DeepClone(),
            ["validFrom"] = Assertion.Text("issuedOn"),
        };

    public CredentialSummary Summarize()
    {
        var recipient = Assertion.Object("recipient");
        var isHashed = recipient is not null && BadgeRecipient.IsHashed(recipient);
        return new CredentialSummary(
            Assertion.Text("id"),
            Assertion.Texts("type"),
            IssuerId,
            (Profile ?? Claimed)?.Text("name"),
            isHashed ? null : recipient?.Text("identity"),
            Assertion.Object("recipientProfile")?.Text("name"),
            Class?.Text("name"),
            DateTimeStamp.Parse(Assertion.Text("issuedOn")),
            DateTimeStamp.Parse(Assertion.Text("expires")),
            null
        );
    }
}
