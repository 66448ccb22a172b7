using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>Reads one claim and what it is specified by.</summary>
internal static class ElmClaim
{
    public static MicroCredential Read(DocumentNode claim, AwardFacts facts, string language)
    {
        var process = claim.Node("awardedBy");
        var specified = claim.Node("specifiedBy");
        var title = claim.Words("title", language);
        var bodyNodes = process?.Nodes("awardingBody").ToArray() ?? [];
        Organisation[] bodies = [.. bodyNodes.Select(body => ElmReading.Organisation(body, language))];
        if (title.IsBlank)
            claim.Report(AwardFindingKind.Missing, "title", "The claim has no title.");
        if (bodies.Length == 0)
            claim.Report(AwardFindingKind.Missing, "awardedBy", "The claim does not say who awarded it.");
        var achievementId = specified?.Id ?? claim.Id ?? "";
        var (id, version) = AchievementIds.Split(achievementId);
        var specification = new Specification
        {
            Id = id,
            Version = version,
            DefaultLanguage = language,
            Title = title,
            AwardingBodies = bodies,
        };
        var received = ElmReading.Credit(claim, "creditReceived");
        if (specified is not null)
            specification = ElmSpecificationReading.Of(specified, specification, received);
        if (specification.Title.IsBlank && specified?.Words("title", language) is { } other)
            specification = specification with { Title = other };
        // An institution may be accredited instead of what it teaches.
        var accredited = bodyNodes.SelectMany(body => ElmAccreditations.Of(body, bodies, language)).Select(one => one.Value);
        specification = specification with
        {
            QualityAssurance = [.. specification.QualityAssurance, .. accredited],
            Activities = [.. Activities(claim, specification, received, language)],
        };
        var award = facts with
        {
            AchievementId = achievementId,
            AwardedOn = process?.Instant("awardingDate"),
            CreditsEarned = received == specification.Ects ? null : received,
            Parts = ElmStack.Read(claim, language),
            Recognised = ElmRecognised.Read(claim, language),
            Replaces = ElmReplaced.Read(claim, language),
            CriteriaUrl = ElmReading.Url(specified?.Node("homepage")),
        };
        return new ElmAssessmentReading(language).Read(claim, process, new(specification, award));
    }

    private static IEnumerable<Activity> Activities(
        DocumentNode claim,
        Specification specification,
        Ects? received,
        string language
    )
    {
        var credits = specification.Ects ?? received;
        foreach (var activity in claim.Nodes("influencedBy").DistinctBy(node => node.Value))
        {
            activity.Skip("awardedBy");
            var name = activity.Words("title", language);
            var hours = ElmReading.Hours(activity, "workload", credits, part: true);
            // The same amount stands at the specification of the activity in many files.
            if (activity.Node("specifiedBy") is { } specified)
            {
                hours ??= ElmReading.Hours(specified, "volumeOfLearning", credits, part: true);
                if (specified.Words("title", language) is { IsBlank: false } other && !other.Equals(name))
                    specified.Report(
                        AwardFindingKind.NotRead,
                        "title",
                        "The activity is specified under another title; its own was read."
                    );
            }
            if (hours is { } some)
                yield return new(name, some);
            else if (!name.IsBlank)
                activity.Report(
                    AwardFindingKind.NotRead,
                    "title",
                    $"The activity '{name.In(language)}' has no hours and was not read."
                );
        }
    }
}
