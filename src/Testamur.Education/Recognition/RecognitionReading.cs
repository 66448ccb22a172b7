using System.Text.Json.Serialization;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>Something a recognition officer looks for when reading a micro-credential.</summary>
[JsonConverter(typeof(CamelCaseEnum<OfficerLook>))]
public enum OfficerLook
{
    /// <summary>The provider's own quality assurance, with a record of it.</summary>
    InternalQuality,

    /// <summary>An agency's report, or why there is none.</summary>
    ExternalQuality,

    /// <summary>A higher education institution that answers for the award.</summary>
    AcademicBody,

    /// <summary>Formats by which a credential can be checked without asking the issuer.</summary>
    CheckableFormat,

    /// <summary>Who awards, with country and website.</summary>
    IssuerKnown,

    /// <summary>How a credential is withdrawn.</summary>
    Withdrawal,

    /// <summary>The EQF level.</summary>
    EqfLevel,

    /// <summary>The level in a national framework.</summary>
    NationalLevel,

    /// <summary>The cycle of the European Higher Education Area.</summary>
    Cycle,

    /// <summary>The learning outcomes.</summary>
    OutcomesListed,

    /// <summary>Outcomes that open with a verb that can be observed.</summary>
    OutcomesObservable,

    /// <summary>Outcomes linked to skills of a framework, or said to have no match.</summary>
    OutcomesLinked,

    /// <summary>ECTS credits.</summary>
    Credits,

    /// <summary>Hours of an average learner.</summary>
    Hours,

    /// <summary>What the hours are spent on.</summary>
    HoursSpent,

    /// <summary>Tasks whose result decides, with their type.</summary>
    DecidingTasks,

    /// <summary>A task for every outcome.</summary>
    EveryOutcomeAssessed,

    /// <summary>Criteria of every deciding task.</summary>
    Criteria,

    /// <summary>The grading scheme and what it takes to pass.</summary>
    Grading,

    /// <summary>Supervision and identity check of every deciding task.</summary>
    Supervision,

    /// <summary>A credential whose text and issuer are proved.</summary>
    Authentic,

    /// <summary>A credential within its dates that was not withdrawn.</summary>
    StillValid,

    /// <summary>The person it speaks of, by name.</summary>
    HolderNamed,
}

/// <summary>One thing looked for.</summary>
/// <param name="Look">What.</param>
/// <param name="Standing">Whether the specification or credential says it, and whether somebody confirms it.</param>
/// <param name="Path">JSON Pointer of the place where it is said, or in a specification would be; empty where a credential does not say it.</param>
public sealed record LookedFor(OfficerLook Look, Standing Standing, string Path)
{
    /// <summary>Whether it is said.</summary>
    public bool Stated => Standing != Standing.Absent;
}

/// <summary>One of the seven points as an officer would read it.</summary>
/// <param name="Criterion">The point.</param>
/// <param name="Asked">False where the point says nothing: whoever takes part on site is seen.</param>
/// <param name="Looks">What is looked for, the most important first.</param>
/// <param name="Reading">How far the text carries it: all stated is strong, the first and at least half substantial, anything weak.</param>
/// <param name="Claimed">What the designers judged themselves; null when they did not.</param>
public sealed record PointReading(
    RecognitionCriterion Criterion,
    bool Asked,
    IReadOnlyList<LookedFor> Looks,
    RecognitionStrength Reading,
    RecognitionStrength? Claimed
);

/// <summary>
/// Reads a specification, or a credential by anybody, as a recognition officer would, by the seven points of the ENIC-NARIC network's evaluation of short
/// programmes (e-Valuate, Micro-Evaluator). It says what is stated and what is missing; whether that is enough the officer decides. Pure.
/// </summary>
public static class RecognitionReading
{
    /// <summary>The seven points of a specification, in their order.</summary>
    public static IReadOnlyList<PointReading> Of(Specification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return
        [
            .. Enum.GetValues<RecognitionCriterion>()
                .Select(criterion =>
                    Point(
                        criterion,
                        Looks(criterion, specification),
                        IsOnSite(specification),
                        specification.RecognitionCheck.FirstOrDefault(point => point.Criterion == criterion)?.Strength
                    )
                ),
        ];
    }

    /// <summary>The seven points of a credential, in their order.</summary>
    /// <param name="credential">The credential, with what others confirm of it.</param>
    /// <param name="verification">What verifying it came to.</param>
    public static IReadOnlyList<PointReading> Of(ReceivedCredential credential, VerificationSummary verification)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(verification);
        var looks = new ReceivedLooks(credential, verification);
        return
        [
            .. Enum.GetValues<RecognitionCriterion>()
                .Select(criterion =>
                    Point(criterion, looks.Of(criterion), IsOnSite(credential.Content.Specification), claimed: null)
                ),
        ];
    }

    private static bool IsOnSite(Specification specification) => specification.Participation?.Mode == "presential";

    private static PointReading Point(
        RecognitionCriterion criterion,
        LookedFor[] looks,
        bool onSite,
        RecognitionStrength? claimed
    )
    {
        // Anybody can put a seal on a document and write dates into it: of a received credential only what was verified counts.
        var least = looks[0].Look == OfficerLook.Authentic ? Standing.Confirmed : Standing.Stated;
        var stated = looks.Count(look => look.Standing >= least);
        return new(
            criterion,
            !(onSite && criterion is RecognitionCriterion.Verification or RecognitionCriterion.Identification),
            looks,
            stated == looks.Length ? RecognitionStrength.Strong
                : looks[0].Standing >= least && stated * 2 >= looks.Length ? RecognitionStrength.Substantial
                : stated > 0 ? RecognitionStrength.Weak
                : RecognitionStrength.None,
            claimed
        );
    }

    private static LookedFor[] Looks(RecognitionCriterion criterion, Specification spec) =>
        criterion switch
        {
            RecognitionCriterion.QualityAssurance => Quality(spec),
            RecognitionCriterion.Verification => Verification(spec),
            RecognitionCriterion.Level => Level(spec),
            RecognitionCriterion.Outcomes => Outcomes(spec),
            RecognitionCriterion.Workload => Workload(spec),
            RecognitionCriterion.Assessment => Assessment(spec),
            _ => [Supervision(spec)],
        };

    private static LookedFor Looked(OfficerLook look, bool stated, string path) =>
        new(look, stated ? Standing.Stated : Standing.Absent, path);

    private static LookedFor[] Quality(Specification spec)
    {
        var responsible = spec
            .AwardingBodies.Concat(spec.CoIssuers)
            .Concat(spec.CoProviders)
            .FirstOrDefault(body => body.Id == spec.ResponsibleBody);
        return
        [
            Looked(
                OfficerLook.InternalQuality,
                spec.QualityAssurance.Any(qa => qa.Kind == QaKind.Internal && !qa.Procedure.IsBlank && qa.Record is not null),
                "/qualityAssurance"
            ),
            Looked(
                OfficerLook.ExternalQuality,
                spec.QualityAssurance.Any(qa => qa.Kind == QaKind.External) || !spec.NoExternalReview.IsBlank,
                "/qualityAssurance"
            ),
            Looked(
                OfficerLook.AcademicBody,
                spec.AwardingBodies.Any(body => body.HigherEducation) || responsible is { HigherEducation: true },
                "/awardingBodies"
            ),
        ];
    }

    private static LookedFor[] Verification(Specification spec) =>
        [
            Looked(OfficerLook.CheckableFormat, spec.Formats.Count > 0, "/formats"),
            Looked(
                OfficerLook.IssuerKnown,
                spec.AwardingBodies.Count > 0 && spec.AwardingBodies.All(body => body is { Country: not null, Url: not null }),
                "/awardingBodies"
            ),
            Looked(OfficerLook.Withdrawal, spec.Status?.Revocable is not null, "/status"),
        ];

    private static LookedFor[] Level(Specification spec) =>
        [
            Looked(OfficerLook.EqfLevel, spec.EqfLevel is not null, "/eqfLevel"),
            Looked(OfficerLook.NationalLevel, spec.NationalLevels.Count > 0, "/nationalLevels"),
            Looked(OfficerLook.Cycle, spec.Cycle is not null, "/cycle"),
        ];

    private static LookedFor[] Outcomes(Specification spec)
    {
        var stated = spec.LearningOutcomes.Where(outcome => !outcome.Text.IsBlank).ToList();
        return
        [
            Looked(OfficerLook.OutcomesListed, stated.Count > 0, "/learningOutcomes"),
            Looked(
                OfficerLook.OutcomesObservable,
                stated.Count > 0 && stated.All(outcome => Wording.Level(outcome, spec.DefaultLanguage) is not null),
                "/learningOutcomes"
            ),
            Looked(
                OfficerLook.OutcomesLinked,
                stated.Count > 0 && stated.All(outcome => outcome.Skills.Count > 0 || outcome.NoSkillMatch),
                "/learningOutcomes"
            ),
        ];
    }

    private static LookedFor[] Workload(Specification spec) =>
        [
            Looked(OfficerLook.Credits, spec.Ects is not null, "/ects"),
            Looked(OfficerLook.Hours, spec.Hours is not null, "/hours"),
            Looked(OfficerLook.HoursSpent, spec.Activities.Count > 0, "/activities"),
        ];

    private static LookedFor[] Assessment(Specification spec)
    {
        var tasks = Deciding(spec);
        var assessed = spec.Assessments.SelectMany(task => task.Outcomes).ToHashSet(StringComparer.Ordinal);
        return
        [
            Looked(OfficerLook.DecidingTasks, tasks.Count > 0 && tasks.All(task => task.Type.Length > 0), "/assessments"),
            Looked(
                OfficerLook.EveryOutcomeAssessed,
                spec.LearningOutcomes.Count > 0 && spec.LearningOutcomes.All(outcome => assessed.Contains(outcome.Id)),
                "/assessments"
            ),
            Looked(OfficerLook.Criteria, tasks.Count > 0 && tasks.All(task => !task.Criteria.IsBlank), "/assessments"),
            Looked(OfficerLook.Grading, spec.Grading is { PassRule.IsBlank: false }, "/grading"),
        ];
    }

    private static LookedFor Supervision(Specification spec)
    {
        var tasks = Deciding(spec);
        return Looked(
            OfficerLook.Supervision,
            tasks.Count > 0 && tasks.All(task => task.Supervision is not null),
            "/assessments"
        );
    }

    private static List<Assessment> Deciding(Specification spec) => [.. spec.Assessments.Where(task => task.Summative)];
}
