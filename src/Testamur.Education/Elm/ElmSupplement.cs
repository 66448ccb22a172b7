using System.Text.Json.Nodes;
using Testamur.Education.Awards;

namespace Testamur.Education.Elm;

/// <summary>
/// What a diploma supplement has beyond an accredited credential: the person's full name and date of birth, the credit received, what proves
/// it, and of the qualification its field, national level, language, mode, longest duration, outcomes, awarding and parts.
/// </summary>
/// <remarks>
/// The shape asks every qualification for a part that is a qualification, the parts included. Only a whole that counts as its own part can
/// satisfy that, so a micro-credential, which has no smaller parts, names itself; and a pathway, of which nothing but its name is known
/// here, is told in a note, since as a qualification it would lack everything else.
/// </remarks>
internal static class ElmSupplement
{
    private static readonly Dictionary<SupplementGap, string> Names = new()
    {
        [SupplementGap.FullName] = "the full name of the person",
        [SupplementGap.BirthDate] = "the date of birth",
        [SupplementGap.Credit] = "the credit received",
        [SupplementGap.Result] = "an assessment or a result",
        [SupplementGap.Field] = "a field of ISCED-F",
        [SupplementGap.NationalLevel] = "a level of a national framework that the controlled list has",
        [SupplementGap.Language] = "a language of teaching",
        [SupplementGap.Mode] = "the mode of participation",
        [SupplementGap.Duration] = "the duration in weeks",
        [SupplementGap.Outcome] = "a learning outcome",
        [SupplementGap.AwardingBody] = "an awarding body",
        [SupplementGap.Accreditation] = "an external accreditation of a known type, with its agency",
    };

    /// <summary>What the award lacks; empty when a supplement can be written.</summary>
    public static IReadOnlyList<SupplementGap> Gaps(MicroCredential credential)
    {
        var (specification, award) = credential;
        (SupplementGap Gap, bool Has)[] asked =
        [
            (SupplementGap.FullName, !string.IsNullOrWhiteSpace(award.Subject.Name)),
            (SupplementGap.BirthDate, award.Subject.BirthDate is not null),
            (SupplementGap.Credit, (award.CreditsEarned ?? specification.Ects) is not null),
            (
                SupplementGap.Result,
                specification.Assessments.Count > 0 || award.Results.Count > 0 || specification.Grading is not null
            ),
            (SupplementGap.Field, specification.IscedF.Any(code => ElmLists.Get("isced-f").Find(code) is not null)),
            (SupplementGap.NationalLevel, specification.NationalLevels.Any(level => ElmLists.NationalLevel(level) is not null)),
            (SupplementGap.Language, specification.TeachingLanguages.Any(tag => ElmLists.Get("language").Find(tag) is not null)),
            (SupplementGap.Mode, !string.IsNullOrWhiteSpace(specification.Participation?.Mode)),
            (SupplementGap.Duration, specification.Weeks is not null),
            (SupplementGap.Outcome, specification.LearningOutcomes.Count > 0),
            (SupplementGap.AwardingBody, specification.AwardingBodies.Count > 0),
            (
                SupplementGap.Accreditation,
                ElmEvidence.AccreditationAt(credential, new ElmIds(credential.Award.CredentialId)) is not null
            ),
        ];
        return [.. asked.Where(one => !one.Has).Select(one => one.Gap)];
    }

    /// <exception cref="ArgumentException">The award lacks what a supplement must say; the message names all of it.</exception>
    public static void Check(MicroCredential credential)
    {
        if (Gaps(credential) is { Count: > 0 } gaps)
            throw new ArgumentException($"A diploma supplement also needs {string.Join(", ", gaps.Select(gap => Names[gap]))}.");
    }

    public static JsonObject Awarding(MicroCredential credential, ElmIds ids) =>
        ElmParts
            .Node(ids.Of("awarding-opportunity"), "AwardingOpportunity")
            .WithMany(
                "awardingBody",
                credential.Specification.AwardingBodies.Select(body => ElmParts.Node(ids.Of("org", body.Id), "Organisation"))
            )
            .With("learningAchievementSpecification", Itself(credential));

    /// <summary>What a supplement says twice is not read twice.</summary>
    public static void SkipRepeated(DocumentNode qualification)
    {
        if (qualification.Node("awardingOpportunity") is { } awarding && ElmIds.Is(awarding.Id, "awarding-opportunity"))
            qualification.Skip("awardingOpportunity");
        if (qualification.Nodes("hasPart").All(part => part.Id == qualification.Id))
            qualification.Skip("hasPart");
    }

    /// <summary>The qualification once more, by name.</summary>
    public static JsonObject Itself(MicroCredential credential) => ElmParts.Node(credential.Award.AchievementId, "Qualification");
}
