using System.Globalization;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Awards;

/// <summary>
/// What an award says, one line for each thing said: "title@en", "outcome 1 skill 2". Two awards say the same when their lines are
/// the same; local keys, which documents may choose freely, are not part of it.
/// </summary>
public static class AwardElements
{
    /// <summary>All lines, by the name of what is said.</summary>
    public static IReadOnlyDictionary<string, string> Of(MicroCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var lines = new Lines();
        AddAward(lines, credential);
        AddSpecification(lines, credential.Specification);
        AddParts(lines, credential);
        return lines.All;
    }

    private static void AddAward(Lines lines, MicroCredential credential)
    {
        var award = credential.Award;
        lines.Add("credential", award.CredentialId);
        lines.Add("achievement", award.AchievementId);
        lines.Add("learner id", award.Subject.Id);
        lines.Add("learner name", award.Subject.Name);
        lines.Add("learner given name", award.Subject.GivenName);
        lines.Add("learner family name", award.Subject.FamilyName);
        lines.Add("learner date of birth", award.Subject.BirthDate);
        lines.Add("learner e-mail hash", BadgeParts.EmailHash(award.Subject) is { } hash ? $"{hash} {award.Subject.Salt}" : null);
        lines.Add("issuer", award.Issuer.Id);
        lines.Add("issuer name", award.Issuer.Name);
        lines.Add("issuer country", award.Issuer.Country);
        lines.Add("issuer home page", award.Issuer.Url);
        lines.Add("issuer identifier", Text(award.Issuer.LegalId));
        lines.Add("issued", award.IssuedAt ?? award.ValidFrom);
        lines.Add("valid from", award.ValidFrom);
        lines.Add("valid until", award.ValidUntil);
        lines.Add("awarded", award.AwardedOn);
        lines.Add("credits earned", (award.CreditsEarned ?? credential.Specification.Ects)?.ToString());
        lines.Add("criteria", award.CriteriaUrl);
        lines.Add("mandate", award.Mandate?.Id);
        lines.Add("mandate statement", award.Mandate?.Statement);
        lines.Add("mandator", award.Mandate?.MandatorId);
        lines.Add("mandator name", award.Mandate?.MandatorName);
        lines.Add("mandator country", award.Mandate?.MandatorCountry);
        lines.AddAll("status", award.Status.Select(StatusReading.Describe));
        lines.Add("replaces", award.Replaces);
        lines.AddAll("other form", award.OtherForms.Select(form => $"{form.Format} {form.Id}"));
        foreach (var result in award.Results)
            lines.Add(Name(credential.Specification, result), result.Value);
    }

    private static void AddSpecification(Lines lines, Specification specification)
    {
        lines.Add("language", specification.DefaultLanguage);
        lines.Add("title", specification.Title);
        lines.Add("summary", specification.Summary);
        lines.Add("ects", specification.Ects?.ToString());
        lines.Add("hours", specification.Hours?.ToString("0.####", CultureInfo.InvariantCulture));
        lines.Add("weeks", specification.Weeks?.ToString(CultureInfo.InvariantCulture));
        lines.Add("eqf level", specification.EqfLevel?.ToString(CultureInfo.InvariantCulture));
        lines.Add("cycle", specification.Cycle?.ToString());
        lines.AddSet(
            "national level",
            specification.NationalLevels.Select(level => $"{level.Country} {level.Framework} {level.Level} EQF {level.EqfLevel}")
        );
        lines.AddSet("field", specification.IscedF);
        lines.AddSet("teaching language", specification.TeachingLanguages);
        lines.AddSet("assessment language", specification.AssessmentLanguages);
        lines.Add("participation", specification.Participation?.Mode);
        lines.Add("grading scheme", specification.Grading?.Name);
        lines.Add("grading pass rule", specification.Grading?.PassRule);
        lines.AddAll("grading value", specification.Grading?.Values ?? []);
        lines.Add("stackability", specification.Stackability?.Kind.ToString());
        lines.Add("stackability note", specification.Stackability?.Note);
        lines.AddAll("pathway", specification.Stackability?.Pathways ?? []);
        lines.Add("further information", specification.FurtherInformation);
        lines.AddAll("link", specification.Links);
    }

    private static void AddParts(Lines lines, MicroCredential credential)
    {
        var (specification, award) = credential;
        foreach (var (name, body) in Numbered("awarding body", specification.AwardingBodies))
        {
            lines.Add(name, body.Name);
            lines.Add($"{name} country", body.Country);
            lines.Add($"{name} region", body.Region);
            lines.Add($"{name} home page", body.Url);
            lines.Add($"{name} registration", Text(body.Registration));
        }
        foreach (var (name, outcome) in Numbered("outcome", specification.LearningOutcomes))
        {
            lines.Add(name, outcome.Text);
            foreach (
                var (skillName, skill) in Numbered(
                    $"{name} skill",
                    outcome.Skills.OrderBy(skill => skill.Uri, StringComparer.Ordinal)
                )
            )
            {
                lines.Add(skillName, $"{skill.Uri} {skill.Framework ?? "ESCO"}");
                lines.Add($"{skillName} label", skill.Label);
            }
        }
        foreach (var (name, task) in Numbered("assessment", specification.Assessments))
        {
            var check = award.Evidence.FirstOrDefault(evidence => evidence.AssessmentId == task.Id);
            lines.Add(name, task.Type);
            lines.Add($"{name} title", task.Title);
            lines.Add($"{name} criteria", task.Criteria);
            lines.Add($"{name} supervision", check?.Supervision ?? task.Supervision);
            lines.Add($"{name} identity check", check?.Narrative);
        }
        foreach (var (name, qa) in Numbered("quality assurance", specification.QualityAssurance))
        {
            lines.Add(name, qa.Kind.ToString());
            lines.Add($"{name} type", qa.Type);
            lines.Add($"{name} procedure", qa.Procedure);
            lines.Add($"{name} agency", qa.Agency);
            lines.Add($"{name} agency country", qa.AgencyCountry);
            lines.Add($"{name} record", qa.Record);
            lines.Add($"{name} valid from", qa.ValidFrom);
            lines.Add($"{name} valid until", qa.ValidUntil);
        }
        foreach (var (name, prerequisite) in Numbered("prerequisite", specification.Prerequisites))
        {
            lines.Add(name, prerequisite.Text);
            lines.Add($"{name} requires", prerequisite.Requires);
            lines.Add($"{name} prior learning", prerequisite.PriorLearning ? "may take its place" : null);
        }
        foreach (var (name, part) in Numbered("part", award.Parts))
        {
            lines.Add(name, part.Title);
            lines.Add($"{name} credential", part.CredentialId);
            lines.Add($"{name} achievement", part.AchievementId);
            lines.Add($"{name} issuer", part.IssuerName);
            lines.Add($"{name} issuer country", part.IssuerCountry);
            lines.Add($"{name} ects", part.Ects?.ToString());
            lines.Add($"{name} awarded", part.AwardedOn);
        }
        foreach (var (name, part) in Numbered("recognised", award.Recognised))
        {
            lines.Add(name, part.Title);
            lines.Add($"{name} credential", part.CredentialId);
            lines.Add($"{name} source", part.Source);
            lines.Add($"{name} source country", part.SourceCountry);
            lines.Add($"{name} ects", part.Accepted.ToString());
            lines.Add($"{name} decided", part.DecidedOn);
            lines.Add($"{name} statement", part.StatementId);
            lines.Add($"{name} replaces", part.Replaces);
            lines.Add($"{name} grade", part.Grade);
            lines.Add($"{name} basis", part.Basis);
        }
        foreach (var (name, activity) in Numbered("activity", specification.Activities))
        {
            lines.Add(name, activity.Name);
            lines.Add($"{name} hours", activity.Hours.ToString("0.####", CultureInfo.InvariantCulture));
        }
    }

    private static string Name(Specification specification, BadgeResult result)
    {
        int At<T>(IReadOnlyList<T> list, Func<T, bool> found) => list.TakeWhile(one => !found(one)).Count() + 1;
        return result.OutcomeId is { } outcome
                ? $"result of outcome {At(specification.LearningOutcomes, one => one.Id == outcome)}"
            : result.AssessmentId is { } task ? $"result of assessment {At(specification.Assessments, one => one.Id == task)}"
            : "grade";
    }

    private static string? Text(LegalIdentifier? identifier) =>
        identifier is null ? null : $"{identifier.Country} {identifier.Notation}";

    private static IEnumerable<(string Name, T Value)> Numbered<T>(string name, IEnumerable<T> values) =>
        values.Select((value, at) => ($"{name} {at + 1}", value));

    private sealed class Lines
    {
        private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> All => _lines;

        public void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                _lines.TryAdd(name, value);
        }

        public void Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        // Documents know whole seconds.
        public void Add(string name, DateTimeOffset? value) =>
            Add(name, value is { } at ? Credentials.Json.DateTimeStamp.Format(at) : null);

        public void Add(string name, LangText? text)
        {
            foreach (var (language, said) in text ?? LangText.Empty)
                Add($"{name}@{language.ToLowerInvariant()}", said);
        }

        /// <summary>Values whose order says nothing; documents keep none.</summary>
        public void AddSet(string name, IEnumerable<string> values) => AddAll(name, values.Order(StringComparer.Ordinal));

        public void AddAll(string name, IEnumerable<string> values)
        {
            foreach (var (numbered, value) in Numbered(name, values))
                Add(numbered, value);
        }
    }
}
