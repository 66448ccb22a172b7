using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>What a page shows of an Open Badge 3.0 beyond names and dates (<see href="https://www.imsglobal.org/spec/ob/v3p0/#achievementsubject">Open Badges 3.0, AchievementSubject</see>).</summary>
internal static class BadgeFacts
{
    public static CredentialSummary Add(
        CredentialSummary summary,
        JsonObject credential,
        JsonObject subject,
        JsonObject achievement
    )
    {
        var levels = achievement.Many("alignment").OfType<JsonObject>().Where(IsEqf).Select(one => one.Text("targetCode"));
        var mandate = achievement
            .Many("alignment")
            .OfType<JsonObject>()
            .FirstOrDefault(one => one.Text("targetType") == "ext:Mandate");
        return summary with
        {
            AchievementId = achievement.Text("id"),
            MandateId = mandate?.Text("targetUrl"),
            MandatorName = mandate?.Text("targetName"),
            Grade = Grade(subject, achievement),
            Supervision = credential
                .Many("evidence")
                .OfType<JsonObject>()
                .Select(evidence => Supervisions.Find(evidence.Text("genre")))
                .FirstOrDefault(label => label is not null),
            EctsPoints = Number(subject["creditsEarned"]) ?? Number(achievement["creditsAvailable"]),
            EqfLevel = levels.FirstOrDefault(code => code is { Length: 1 } && code[0] is >= '1' and <= '8'),
        };
    }

    private static bool IsEqf(JsonObject alignment) =>
        alignment.Text("targetType") == "ext:EQF"
        || alignment.Text("targetFramework")?.Contains("European Qualifications Framework", StringComparison.OrdinalIgnoreCase)
            == true;

    // The result for the whole first; a result for one outcome would be taken for it otherwise.
    private static string? Grade(JsonObject subject, JsonObject achievement)
    {
        var results = subject.Many("result").OfType<JsonObject>().Where(result => result.Text("value") is not null).ToList();
        if (results.Count == 1)
            return results[0].Text("value");
        var whole = achievement
            .Many("resultDescription")
            .OfType<JsonObject>()
            .FirstOrDefault(description => description.Text("id")?.Contains("overall", StringComparison.Ordinal) == true);
        return results.Find(result => whole is not null && result.Text("resultDescription") == whole.Text("id"))?.Text("value");
    }

    private static string? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null;
}
