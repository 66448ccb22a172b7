using System.Text.Json.Nodes;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;

namespace Testamur.Credentials.Verification;

/// <summary>
/// Reports as JSON: <c>{verdict, format, checks:[{code, outcome, reason, detail, clause}]}</c>, with <c>seal</c> of a sealed one, and <c>contained</c> where a
/// record holds others.
/// </summary>
public static class VerificationReportJson
{
    /// <summary>The report as JSON.</summary>
    public static JsonObject ToJson(this VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var json = new JsonObject
        {
            ["verdict"] = Name(report.Verdict.ToString()),
            ["format"] = report.FormatName,
            ["checks"] = new JsonArray([.. report.Checks.Select(One)]),
        };
        if (report.Seal is { } seal)
            json["seal"] = Of(seal);
        if (report.Contained.Count > 0)
            json["contained"] = new JsonArray([.. report.Contained.Select(ToJson)]);
        return json;
    }

    private static JsonObject Of(SealReport seal) =>
        new()
        {
            ["level"] = seal.Level == SealLevel.None ? null : $"BASELINE-{seal.Level}",
            ["alg"] = seal.Algorithm,
            ["signer"] = seal.Signer,
            ["organizationName"] = seal.OrganizationName,
            ["organizationIdentifier"] = seal.OrganizationIdentifier,
            ["country"] = seal.Country,
            ["issuedBy"] = seal.IssuedBy,
            ["notBefore"] = Time(seal.NotBefore),
            ["notAfter"] = Time(seal.NotAfter),
            ["qualified"] = seal.Statements?.IsQualified,
            ["qualifiedDevice"] = seal.Statements?.IsOnDevice,
            ["forSeals"] = seal.Statements?.IsForSeals,
            ["signedAt"] = Time(seal.SignedAt),
            ["provenAt"] = Time(seal.ProvenAt),
            ["etsiU"] = new JsonArray([.. seal.Additions.Select(name => (JsonNode?)name)]),
            ["timeStamps"] = new JsonArray([.. seal.TimeStamps.Select(One)]),
            ["steps"] = new JsonArray([.. seal.Steps.Select(One)]),
        };

    private static JsonNode One(SealTimeStamp stamp) =>
        new JsonObject
        {
            ["kind"] = stamp.Kind,
            ["time"] = Time(stamp.Time),
            ["imprintMatches"] = stamp.ImprintMatches,
            ["authority"] = stamp.Authority,
            ["outcome"] = Name(stamp.Outcome.ToString()),
        };

    private static JsonNode One(SealStep step) =>
        new JsonObject
        {
            ["code"] = Name(step.Code.ToString()),
            ["outcome"] = Name(step.Outcome.ToString()),
            ["reason"] = step.Reason,
            ["detail"] = step.Detail,
        };

    private static string? Time(DateTimeOffset? time) => time is { } value ? DateTimeStamp.Format(value) : null;

    private static JsonNode One(Check check) =>
        new JsonObject
        {
            ["code"] = Name(check.Code.ToString()),
            ["outcome"] = Name(check.Outcome.ToString()),
            ["reason"] = check.Reason,
            ["detail"] = check.Detail,
            ["clause"] = check.Clause.OriginalString,
        };

    private static string Name(string value) => char.ToLowerInvariant(value[0]) + value[1..];
}
