using System.Buffers.Text;
using System.Security.Cryptography;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>What is signed: the Open Badge of one award.</summary>
internal static class Payloads
{
    public static string Build(
        Specification specification,
        AwardView award,
        InstitutionView issuer,
        string publicId,
        string listUrl,
        int index,
        DateTimeOffset issuedAt
    )
    {
        var facts = new AwardFacts
        {
            CredentialId = publicId,
            AchievementId = AchievementIds.Of(specification.Id, specification.Version),
            Issuer = new(issuer.Did, issuer.Name, issuer.Website, issuer.CountryCode),
            Subject = new(
                HashedEmail: award.LearnerEmail,
                Salt: Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                Name: award.LearnerName
            ),
            ValidFrom = issuedAt,
            ValidUntil = ValidUntil(specification, issuedAt),
            AwardedOn = new DateTimeOffset(award.AwardedOn, TimeOnly.MinValue, TimeSpan.Zero),
            Results = [.. Results(specification, award)],
            Status = [new(listUrl, index)],
            Evidence = [.. Evidence(specification, award)],
        };
        return OpenBadgeBuilder.Build(specification, facts).ToJsonString();
    }

    public static DateTimeOffset? ValidUntil(Specification specification, DateTimeOffset issuedAt) =>
        specification.ValidityMonths is { } months ? issuedAt.AddMonths(months) : null;

    private static IEnumerable<BadgeResult> Results(Specification specification, AwardView award)
    {
        if (award.Grade is { } grade)
            yield return new(grade);
        // Where a scheme of grades is named it holds for every result, and an outcome that was shown has no grade of its own.
        if (specification.Grading is { Values.Count: > 0 })
            yield break;
        foreach (var outcome in award.Outcomes.Where(id => specification.LearningOutcomes.Any(known => known.Id == id)))
            yield return new("Achieved", outcome);
    }

    private static IEnumerable<IdentityEvidence> Evidence(Specification specification, AwardView award) =>
        award.Supervision is { } supervision
            ? specification
                .Assessments.Where(task => task.Summative)
                .Select(task => new IdentityEvidence(task.Id, supervision, award.IdentityChecked))
            : [];
}
