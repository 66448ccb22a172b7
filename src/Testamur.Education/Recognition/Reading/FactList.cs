using System.Globalization;
using Testamur.Credentials.Json;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.Recognition.Reading;

/// <summary>Turns what a reader read into facts, each with its place.</summary>
internal sealed class FactList
{
    private readonly List<ReceivedFact> facts = [];
    private readonly FactPlaces places;
    private readonly string language;

    private FactList(FactPlaces places, string language) => (this.places, this.language) = (places, language);

    public static ReceivedCredential Credential(
        ReceivedFormat format,
        MicroCredential content,
        FactPlaces places,
        IReadOnlyList<FurtherStatement> further,
        bool secured
    )
    {
        var list = new FactList(places, content.Specification.DefaultLanguage);
        StatedType[] types = [.. places.Types.Where(type => type.Code.Length > 0 || !type.Text.IsBlank)];
        list.AddAward(content);
        foreach (var type in types)
            list.Put(FactKind.Type, type.Code.Length > 0 ? type.Code : null, type.Text, type.Path);
        foreach (var credit in places.Credits)
            list.Put(FactKind.Credit, Amount(credit), LangText.Empty, credit.Path);
        list.AddSpecification(content.Specification);
        list.AddTasks(content);
        return new()
        {
            Format = format,
            Kind = KindOf(types, content.Specification.Title),
            Content = content,
            Facts = list.Whole(),
            Credits = places.Credits,
            Further = [.. further.Concat(places.OwnWords).DistinctBy(one => one.Path)],
            IsSecured = secured,
        };
    }

    /// <summary>"3 ECTS", and "3" of a system that the document does not name.</summary>
    private static string Amount(StatedCredit credit)
    {
        var amount = credit.Amount.ToString("0.####", CultureInfo.InvariantCulture);
        return credit.System switch
        {
            "" => amount,
            StatedCredit.Ects => $"{amount} ECTS",
            _ => $"{amount} {credit.System}",
        };
    }

    private static CredentialKind KindOf(IReadOnlyList<StatedType> types, LangText title)
    {
        var named = types.Select(type => type.Kind).Where(kind => kind != CredentialKind.Unknown).ToArray();
        if (named.Contains(CredentialKind.MicroCredential) || title.Values.Any(IsMicroCredential))
            return CredentialKind.MicroCredential;
        return named.Length > 0 ? named[0] : CredentialKind.Unknown;
    }

    private static bool IsMicroCredential(string title) =>
        title.Replace("-", "", StringComparison.Ordinal).Contains("microcredential", StringComparison.OrdinalIgnoreCase);

    private void AddAward(MicroCredential content)
    {
        var (specification, award) = content;
        Words(FactKind.Title, specification.Title);
        Words(FactKind.Summary, specification.Summary);
        Text(FactKind.CredentialId, award.CredentialId);
        Text(FactKind.SpecificationId, award.AchievementId);
        Text(FactKind.IssuerName, award.Issuer.Name);
        Text(FactKind.IssuerId, award.Issuer.Id);
        Text(FactKind.IssuerCountry, award.Issuer.Country);
        foreach (var body in specification.AwardingBodies)
        {
            Words(FactKind.AwardingBody, body.Name);
            Text(FactKind.AwardingBodyCountry, body.Country);
        }
        foreach (var page in specification.AwardingBodies.Select(body => body.Url).Prepend(award.Issuer.Url).Distinct())
            Text(FactKind.Homepage, page);
        foreach (
            var number in specification.AwardingBodies.Select(body => body.Registration).Prepend(award.Issuer.LegalId).Distinct()
        )
            Text(FactKind.Registration, number is null ? null : $"{number.Notation} {number.Country}".Trim());
        Text(FactKind.HolderName, award.Subject.Name ?? Joined(award.Subject));
        Text(FactKind.HolderBirthDate, award.Subject.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text(FactKind.HolderId, award.Subject.Id);
        Time(FactKind.IssuedOn, award.IssuedAt ?? award.ValidFrom);
        Time(FactKind.AwardedOn, award.AwardedOn);
        Time(FactKind.ValidFrom, award.ValidFrom);
        Time(FactKind.ValidUntil, award.ValidUntil);
        foreach (var part in award.Parts)
            Text(FactKind.Part, part.Title);
    }

    private void AddSpecification(Specification specification)
    {
        Text(FactKind.Hours, specification.Hours?.ToString("0.##", CultureInfo.InvariantCulture));
        Text(FactKind.Weeks, specification.Weeks?.ToString(CultureInfo.InvariantCulture));
        foreach (var activity in specification.Activities)
            Add(FactKind.Activity, activity.Hours.ToString("0.##", CultureInfo.InvariantCulture), activity.Name);
        Text(FactKind.EqfLevel, specification.EqfLevel?.ToString(CultureInfo.InvariantCulture));
        foreach (var level in specification.NationalLevels)
            Text(FactKind.NationalLevel, $"{level.Country} {level.Framework} {level.Level}".Trim());
        Text(FactKind.Cycle, specification.Cycle?.ToString());
        foreach (var field in specification.IscedF)
            Code(FactKind.Field, "isced-f", field);
        foreach (var outcome in specification.LearningOutcomes)
            Words(FactKind.Outcome, outcome.Text);
        foreach (var skill in specification.LearningOutcomes.SelectMany(outcome => outcome.Skills))
            Add(FactKind.Skill, skill.Uri.Length > 0 ? skill.Uri : null, skill.Label);
        foreach (var quality in specification.QualityAssurance)
            Quality(quality);
        if (specification.Participation is { } participation)
            Code(FactKind.Mode, "participation", participation.Mode);
        foreach (var tag in specification.TeachingLanguages)
            Text(FactKind.TeachingLanguage, tag);
        foreach (var prerequisite in specification.Prerequisites)
            Words(FactKind.Prerequisite, prerequisite.Text);
        if (specification.Stackability is { } stacking)
        {
            Add(FactKind.Stackability, stacking.Kind.ToString(), stacking.Note);
            foreach (var pathway in stacking.Pathways)
                Text(FactKind.Stackability, pathway);
        }
        Words(FactKind.FurtherInformation, specification.FurtherInformation);
        foreach (var link in specification.Links)
            Text(FactKind.FurtherInformation, link);
    }

    private void AddTasks(MicroCredential content)
    {
        var (specification, award) = content;
        foreach (var task in specification.Assessments)
        {
            if (task.Type.Length > 0)
                Code(FactKind.Assessment, "assessment", task.Type, task.Title);
            else
                Words(FactKind.Assessment, task.Title);
            // What was done at the award counts before what was planned.
            var check = award.Evidence.FirstOrDefault(evidence => evidence.AssessmentId == task.Id);
            if ((check?.Supervision ?? task.Supervision) is { } supervision)
                Code(FactKind.Supervision, "supervision", supervision);
        }
        foreach (var result in award.Results)
            Text(FactKind.Grade, result.Value);
        Text(FactKind.GradingScheme, specification.Grading?.Name);
        Words(FactKind.GradingScheme, specification.Grading?.PassRule ?? LangText.Empty);
        Text(FactKind.FurtherInformation, award.CriteriaUrl);
    }

    private void Quality(QualityAssurance quality)
    {
        var label = Vocabulary.Get("quality-assurance").Find(quality.Type)?.Labels ?? LangText.Empty;
        var words = quality.Procedure.IsBlank ? label : quality.Procedure;
        var value = quality.Agency ?? quality.Record ?? quality.Type;
        Add(FactKind.QualityAssurance, value ?? (words.IsBlank ? quality.Kind.ToString() : words.In(language)), words);
    }

    private static string? Joined(BadgeSubject subject) =>
        $"{subject.GivenName} {subject.FamilyName}".Trim() is { Length: > 0 } name ? name : null;

    private void Words(FactKind kind, LangText words)
    {
        if (!words.IsBlank)
            Add(kind, words.In(language), words);
    }

    private void Text(FactKind kind, string? text) => Add(kind, string.IsNullOrWhiteSpace(text) ? null : text, LangText.Empty);

    private void Code(FactKind kind, string list, string code, LangText? beside = null)
    {
        var labels = Vocabulary.Get(list).Find(code)?.Labels ?? LangText.Empty;
        if (beside is { IsBlank: false })
            labels = labels.IsBlank
                ? beside
                : new(labels.Select(label => KeyValuePair.Create(label.Key, $"{label.Value}: {beside.In(label.Key, language)}")));
        Add(kind, code, labels);
    }

    // A document without a date is read with the earliest moment there is.
    private void Time(FactKind kind, DateTimeOffset? time) =>
        Text(kind, time is { } at && at != DateTimeOffset.MinValue ? DateTimeStamp.Format(at) : null);

    private void Add(FactKind kind, string? value, LangText words)
    {
        var at = facts.Count(fact => fact.Kind == kind);
        if (value is not null || !words.IsBlank)
            Put(kind, value ?? words.In(language), words, places.Of(kind, at));
    }

    private void Put(FactKind kind, string? value, LangText words, string? path) =>
        facts.Add(new(kind, value ?? words.In(language), words, path));

    /// <summary>All facts by kind, and those that are absent.</summary>
    private ReceivedFact[] Whole() =>
        [
            .. Enum.GetValues<FactKind>()
                .SelectMany(kind => facts.Where(fact => fact.Kind == kind).DefaultIfEmpty(ReceivedFact.Absent(kind))),
        ];
}
