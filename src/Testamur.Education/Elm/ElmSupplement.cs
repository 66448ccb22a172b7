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
    /// <exception cref="ArgumentException">The award lacks what a supplement must say; the message names all of it.</exception>
    public static void Check(MicroCredential credential)
    {
        var (specification, award) = credential;
        var missing = new List<string>();
        Ask(!string.IsNullOrWhiteSpace(award.Subject.Name), "the full name of the person");
        Ask(award.Subject.BirthDate is not null, "the date of birth");
        Ask((award.CreditsEarned ?? specification.Ects) is not null, "the credit received");
        Ask(
            specification.Assessments.Count > 0 || award.Results.Count > 0 || specification.Grading is not null,
            "an assessment or a result"
        );
        Ask(specification.IscedF.Any(code => ElmLists.Get("isced-f").Find(code) is not null), "a field of ISCED-F");
        Ask(
            specification.NationalLevels.Any(level => ElmLists.NationalLevel(level) is not null),
            "a level of a national framework that the controlled list has"
        );
        Ask(specification.TeachingLanguages.Any(tag => ElmLists.Get("language").Find(tag) is not null), "a language of teaching");
        Ask(!string.IsNullOrWhiteSpace(specification.Participation?.Mode), "the mode of participation");
        Ask(specification.Weeks is not null, "the duration in weeks");
        Ask(specification.LearningOutcomes.Count > 0, "a learning outcome");
        Ask(specification.AwardingBodies.Count > 0, "an awarding body");
        if (missing.Count > 0)
            throw new ArgumentException($"A diploma supplement also needs {string.Join(", ", missing)}.");

        void Ask(bool has, string what)
        {
            if (!has)
                missing.Add(what);
        }
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
