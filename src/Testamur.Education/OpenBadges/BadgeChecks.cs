using Testamur.Education.Specifications;
using Testamur.Education.Vocabularies;

namespace Testamur.Education.OpenBadges;

internal static class BadgeChecks
{
    public static void Check(Specification specification, AwardFacts award)
    {
        CheckDocument(specification, award);
        var subject = award.Subject;
        Require(
            subject.Id is not null || subject.HashedEmail is not null || subject.EmailHash is not null,
            "The subject needs an id or a hashed e-mail address."
        );
    }

    /// <summary>What a document of any format needs.</summary>
    public static void CheckDocument(Specification specification, AwardFacts award)
    {
        Require(!specification.Title.IsBlank, "The specification has no title.");
        RequireUri(award.CredentialId);
        RequireUri(award.AchievementId);
        RequireUri(award.Issuer.Id);
        if (award.Replaces is { } old)
        {
            RequireUri(old);
            Require(old != award.CredentialId, "A credential does not replace itself.");
        }
        // Unsalted, an address is found by trying all likely ones.
        Require(
            award.Subject.HashedEmail is null || !string.IsNullOrEmpty(award.Subject.Salt),
            "A hashed e-mail address needs a salt."
        );
        Require(award.ValidUntil is not { } until || until > award.ValidFrom, "The validity ends before it begins.");
        foreach (var outcome in award.Results.Select(result => result.OutcomeId).OfType<string>())
            Require(specification.LearningOutcomes.Any(known => known.Id == outcome), $"There is no outcome '{outcome}'.");
        foreach (var task in award.Results.Select(result => result.AssessmentId).OfType<string>())
            Require(specification.Assessments.Any(known => known.Id == task), $"There is no task '{task}'.");
        foreach (var check in award.Evidence)
        {
            Require(
                specification.Assessments.Any(known => known.Id == check.AssessmentId),
                $"There is no task '{check.AssessmentId}'."
            );
            Require(
                Vocabulary.Get("supervision").Find(check.Supervision) is not null,
                $"Unknown supervision '{check.Supervision}'."
            );
        }
        foreach (var part in award.Parts)
        {
            RequireUri(part.CredentialId);
            RequireUri(part.AchievementId);
            Require(part.Title.Length > 0 && part.IssuerName.Length > 0, "A part needs a title and an issuer.");
        }
        if (award.Mandate is { } mandate)
        {
            RequireUri(mandate.Id);
            RequireUri(mandate.MandatorId);
            Require(
                mandate.Statement.Length > 0 && mandate.MandatorName.Length > 0,
                "A mandate needs a statement and who gave it."
            );
        }
        foreach (var status in award.Status)
            Require(status.Index >= 0, "A status index is not negative.");
    }

    private static void RequireUri(string text) =>
        Require(Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile, $"'{text}' is not an absolute URI.");

    private static void Require(bool holds, string problem)
    {
        if (!holds)
            throw new ArgumentException(problem);
    }
}
