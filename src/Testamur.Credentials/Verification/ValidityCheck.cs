using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>Whether a credential, its proofs and its token hold at a time. Both ends of a period belong to it.</summary>
internal static class ValidityCheck
{
    public static Check Run(JsonObject credential, bool isToken, DateTimeOffset now)
    {
        if (Period(credential, "validFrom", "issuanceDate", now, isStart: true) is { } start)
            return start;
        if (Period(credential, "validUntil", "expirationDate", now, isStart: false) is { } end)
            return end;
        foreach (var proof in credential.Many("proof").OfType<JsonObject>())
        {
            if (Period(proof, "expires", null, now, isStart: false) is { } expired)
                return expired;
        }
        return
            isToken
            && (Seconds(credential, "nbf", now, isStart: true) ?? Seconds(credential, "exp", now, isStart: false)) is { } claim
            ? claim
            : Of(Outcome.Passed, Reasons.ValidityCurrent);
    }

    private static Check? Period(JsonObject node, string name, string? oldName, DateTimeOffset now, bool isStart)
    {
        DateTimeOffset? time = null;
        Check? open = null;
        foreach (var member in new[] { name, oldName })
        {
            if (member is null || !node.ContainsKey(member))
                continue;
            if (DateTimeStamp.Parse(node.Text(member)) is not { } value)
            {
                if (!IsEuropean(node) || DateTimeStamp.Parse(node.Text(member) + "Z") is not { } local)
                    return Of(Outcome.Failed, Reasons.ValidityUnreadable, member);
                var answer = WithoutZone(local, member, now, isStart);
                if (answer?.Outcome == Outcome.Failed)
                    return answer;
                open ??= answer;
                continue;
            }
            if (time is { } other && other != value && !IsEuropean(node))
                return Of(Outcome.Failed, Reasons.ValidityAmbiguous, name, member);
            // Where both are meant, both have to hold.
            time = time is { } first && (isStart ? first > value : first < value) ? first : value;
        }
        return Judge(time, now, isStart) ?? open;
    }

    /// <summary>
    /// The European Learning Model has times without a zone, <c>xsd:dateTime</c>. Clocks are up to 14 hours before UTC and 12 behind: outside of these the
    /// answer is the same everywhere and counts, and to guess a zone inside of them would be a pass that nobody checked. Null: it holds.
    /// </summary>
    private static Check? WithoutZone(DateTimeOffset local, string member, DateTimeOffset now, bool isStart)
    {
        var (earliest, latest) = (Shifted(local, -14), Shifted(local, 12));
        if (isStart ? now >= latest : now <= earliest)
            return null;
        return Judge(isStart ? earliest : latest, now, isStart) ?? Of(Outcome.Undetermined, Reasons.ValidityWithoutZone, member);
    }

    // Near the ends of the calendar there is nothing to shift to.
    private static DateTimeOffset Shifted(DateTimeOffset time, int hours) => time.Year is 1 or 9999 ? time : time.AddHours(hours);

    /// <summary>The European Learning Model has validFrom of its own beside the issuanceDate of the data model 1.1: two times with two meanings.</summary>
    private static bool IsEuropean(JsonObject node) => node.Texts("type").Contains("EuropeanDigitalCredential");

    private static Check? Seconds(JsonObject token, string name, DateTimeOffset now, bool isStart)
    {
        if (!token.TryGetPropertyValue(name, out var node))
            return null;
        // 253402300799 is the last second of the year 9999.
        var seconds =
            node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var whole)
                ? whole
                : -1;
        return seconds is < 0 or > 253_402_300_799
            ? Of(Outcome.Failed, Reasons.ValidityUnreadable, name)
            : Judge(DateTimeOffset.FromUnixTimeSeconds(seconds), now, isStart);
    }

    private static Check? Judge(DateTimeOffset? time, DateTimeOffset now, bool isStart)
    {
        if (time is not { } value)
            return null;
        if (isStart)
            return now < value ? Of(Outcome.Failed, Reasons.ValidityNotYet, DateTimeStamp.Format(value)) : null;
        return now > value ? Of(Outcome.Failed, Reasons.ValidityExpired, DateTimeStamp.Format(value)) : null;
    }

    private static Check Of(Outcome outcome, string reason, params string[] arguments) =>
        Check.Of(CheckCode.Validity, outcome, reason, arguments);
}
