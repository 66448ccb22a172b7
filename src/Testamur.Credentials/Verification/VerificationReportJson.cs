using System.Text.Json.Nodes;

namespace Testamur.Credentials.Verification;

/// <summary>Reports as JSON: <c>{verdict, format, checks:[{code, outcome, reason, detail, clause}]}</c>, and <c>contained</c> where a record holds others.</summary>
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
        if (report.Contained.Count > 0)
            json["contained"] = new JsonArray([.. report.Contained.Select(ToJson)]);
        return json;
    }

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
