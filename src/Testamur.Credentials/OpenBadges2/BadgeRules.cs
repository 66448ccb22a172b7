using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Model;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.OpenBadges2;

/// <summary>The structure of an assertion, and its times (<see href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Assertion">Open Badges 2.0, Assertion</see>).</summary>
internal static class BadgeRules
{
    public static Check Schema(JsonObject assertion)
    {
        var problem = Problem(assertion);
        return problem is null
            ? Check.Of(CheckCode.Schema, Outcome.Passed, Reasons.SchemaConforms)
            : Check.Of(CheckCode.Schema, Outcome.Failed, Reasons.SchemaViolation, problem);
    }

    public static Check Validity(JsonObject assertion, DateTimeOffset now)
    {
        if (DateTimeStamp.Parse(assertion.Text("issuedOn")) is not { } issued)
            return Of(Outcome.Failed, Reasons.ValidityUnreadable, "issuedOn");
        if (now < issued)
            return Of(Outcome.Failed, Reasons.ValidityNotYet, DateTimeStamp.Format(issued));
        if (!assertion.ContainsKey("expires"))
            return Of(Outcome.Passed, Reasons.ValidityCurrent);
        if (DateTimeStamp.Parse(assertion.Text("expires")) is not { } end)
            return Of(Outcome.Failed, Reasons.ValidityUnreadable, "expires");
        return now > end
            ? Of(Outcome.Failed, Reasons.ValidityExpired, DateTimeStamp.Format(end))
            : Of(Outcome.Passed, Reasons.ValidityCurrent);
    }

    private static string? Problem(JsonObject assertion)
    {
        if (!Urls.IsAbsolute(assertion.Text("id")))
            return "id must be one URL";
        if (!assertion.Texts("type").Contains("Assertion"))
            return "type must name an Assertion";
        if (
            assertion.Object("recipient") is not { } recipient
            || recipient.Text("identity") is null
            || recipient.Text("type") is null
        )
            return "recipient must name the learner";
        if (!Urls.IsAbsolute(JsonReading.IdOf(assertion["badge"])))
            return "badge must be a URL, or an object with one";
        return assertion.Object("verification") is null ? "verification must say how to verify" : null;
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Validity, outcome, reason, arguments);
}
