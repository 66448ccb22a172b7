using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.OpenBadges;

internal static class BadgeParts
{
    /// <summary>IdentityObject, https://www.imsglobal.org/spec/ob/v3p0/#identityobject: SHA-256 of address and salt.</summary>
    public static IEnumerable<JsonObject> Identifiers(BadgeSubject subject)
    {
        if (EmailHash(subject) is { } hash)
        {
            var hashed = new JsonObject
            {
                ["type"] = "IdentityObject",
                ["hashed"] = true,
                ["identityHash"] = hash,
                ["identityType"] = "emailAddress",
            };
            if (subject.Salt is { } salt)
                hashed["salt"] = salt;
            yield return hashed;
        }
        (string Type, string? Value)[] plain =
        [
            ("name", subject.Name),
            ("ext:givenName", subject.GivenName),
            ("ext:familyName", subject.FamilyName),
            ("ext:dateOfBirth", subject.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        foreach (var (type, value) in plain)
            if (value is not null)
                yield return new()
                {
                    ["type"] = "IdentityObject",
                    ["hashed"] = false,
                    ["identityHash"] = value,
                    ["identityType"] = type,
                };
    }

    /// <summary><c>sha256$</c> and the hash of address and salt; null without an address.</summary>
    public static string? EmailHash(BadgeSubject subject) =>
        subject.HashedEmail is { } email
            ? "sha256$" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email + subject.Salt)))
            : subject.EmailHash;

    public static JsonObject Evidence(Specification specification, string achievementId, IdentityEvidence check, string language)
    {
        var task = specification.Assessments.First(known => known.Id == check.AssessmentId);
        var supervision = Vocabulary.Get("supervision").Find(check.Supervision)!;
        var title = task.Title.IsBlank ? task.Id : task.Title.In(language, specification.DefaultLanguage);
        return new()
        {
            ["id"] = BadgeIds.Of(achievementId, "identity-check", task.Id),
            ["type"] = OpenBadgeBuilder.Strings(["Evidence"]),
            ["name"] = title,
            ["genre"] = supervision.Uri,
            ["narrative"] = check.Narrative ?? supervision.Labels.In(language),
        };
    }

    public static IEnumerable<JsonObject> ResultDescriptions(Specification specification, AwardFacts award, string language)
    {
        var described = award.Results.Select(result => (result.OutcomeId, result.AssessmentId)).Distinct();
        // The scheme belongs to the achievement, also where nobody was graded.
        if (specification.Grading is not null)
            described = described.Prepend((null, null)).Distinct();
        foreach (var (outcome, task) in described)
        {
            var text =
                outcome is not null
                    ? specification
                        .LearningOutcomes.First(known => known.Id == outcome)
                        .Text.In(language, specification.DefaultLanguage)
                : task is not null
                    ? specification.Assessments.First(known => known.Id == task).Title.In(language, specification.DefaultLanguage)
                : specification.Grading?.Name ?? "Result";
            var description = new JsonObject
            {
                ["id"] = ResultId(award.AchievementId, outcome, task),
                ["type"] = OpenBadgeBuilder.Strings(["ResultDescription"]),
                ["name"] = string.IsNullOrWhiteSpace(text) ? "Result" : text,
                ["resultType"] = "Result",
            };
            if (specification.Grading is { Values.Count: > 0 } grading)
                description["allowedValue"] = OpenBadgeBuilder.Strings(grading.Values);
            yield return description;
        }
    }

    public static JsonObject Result(string achievementId, BadgeResult result) =>
        new()
        {
            ["type"] = OpenBadgeBuilder.Strings(["Result"]),
            ["resultDescription"] = ResultId(achievementId, result.OutcomeId, result.AssessmentId),
            ["value"] = result.Value,
        };

    /// <summary>The body that awards, when it has a home page to be named by: a profile needs an identifier.</summary>
    public static JsonObject? Creator(Specification specification, string language) =>
        specification.AwardingBodies.FirstOrDefault(body => body.Url is not null) is { } body
            ? new()
            {
                ["id"] = body.Url,
                ["type"] = OpenBadgeBuilder.Strings(["Profile"]),
                ["name"] = body.Name.In(language),
            }
            : null;

    /// <summary>What Open Badges has no member for, as Markdown in English.</summary>
    public static string Narrative(Specification specification, AwardFacts award, string language)
    {
        var text = new StringBuilder();
        string In(LangText value) => value.In(language, specification.DefaultLanguage);
        void Line(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(CultureInfo.InvariantCulture, $"**{label}:** {value}\n\n");
        }
        foreach (var outcome in specification.LearningOutcomes)
            text.Append(CultureInfo.InvariantCulture, $"- {In(outcome.Text)}\n");
        text.Append('\n');
        foreach (var task in specification.Assessments.Where(task => task.Summative))
            Line("Assessment", $"{In(task.Title)} {In(task.Criteria)}".Trim());
        Line("Workload", specification.Hours is { } hours ? hours.ToString("0.##", CultureInfo.InvariantCulture) + " h" : null);
        Line("Grading", specification.Grading is { } grading ? In(grading.PassRule) : null);
        foreach (var body in specification.AwardingBodies)
            Line("Awarding body", $"{In(body.Name)} ({body.Country})");
        Line("On behalf of", specification.OnBehalfOf is { } alliance ? In(alliance.Name) : null);
        Line("Issued by mandate of", award.Mandate is { } mandate ? $"{mandate.MandatorName}. {mandate.Statement}" : null);
        foreach (var partner in specification.CoIssuers)
            Line("Together with", In(partner.Name));
        foreach (var qa in specification.QualityAssurance)
            Line("Quality assurance", In(qa.Procedure));
        foreach (var prerequisite in specification.Prerequisites)
            Line("Prerequisite", In(prerequisite.Text));
        Line("Stackability", specification.Stackability is { } stacking ? $"{stacking.Kind}. {In(stacking.Note)}" : null);
        foreach (var part in award.Parts)
            Line("Made of", $"{part.Title}, {part.IssuerName}");
        Line("Further information", In(specification.FurtherInformation));
        return text.ToString().Trim();
    }

    private static string ResultId(string achievementId, string? outcome, string? task) =>
        outcome is not null ? BadgeIds.Of(achievementId, "result", outcome)
        : task is not null ? BadgeIds.Of(achievementId, "task-result", task)
        : BadgeIds.Of(achievementId, "overall-result");
}
