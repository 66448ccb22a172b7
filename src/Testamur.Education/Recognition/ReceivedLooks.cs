using Testamur.Credentials.Verification;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>What an officer looks for in a credential, point by point. A look that rests on several facts stands no firmer than the weakest of them.</summary>
internal sealed class ReceivedLooks(ReceivedCredential credential, VerificationSummary verification)
{
    private readonly Specification specification = credential.Content.Specification;

    public LookedFor[] Of(RecognitionCriterion criterion) =>
        criterion switch
        {
            RecognitionCriterion.QualityAssurance => Quality(),
            RecognitionCriterion.Verification => Verification(),
            RecognitionCriterion.Level =>
            [
                By(OfficerLook.EqfLevel, FactKind.EqfLevel),
                By(OfficerLook.NationalLevel, FactKind.NationalLevel),
                By(OfficerLook.Cycle, FactKind.Cycle),
            ],
            RecognitionCriterion.Outcomes => Outcomes(),
            RecognitionCriterion.Workload =>
            [
                // Credits of another system say how much work it was only to those who know the system.
                credential.Ects
                    is null
                    ? Missing(OfficerLook.Credits)
                    : By(OfficerLook.Credits, FactKind.Credit),
                By(OfficerLook.Hours, FactKind.Hours),
                If(OfficerLook.HoursSpent, specification.Activities.Count > 0),
            ],
            RecognitionCriterion.Assessment =>
            [
                By(OfficerLook.DecidingTasks, FactKind.Assessment),
                If(OfficerLook.Criteria, specification.Assessments.Any(task => !task.Criteria.IsBlank)),
                By(OfficerLook.Grading, FactKind.GradingScheme),
            ],
            _ => [By(OfficerLook.Supervision, FactKind.Supervision), By(OfficerLook.HolderNamed, FactKind.HolderName)],
        };

    private LookedFor[] Quality()
    {
        var stated = credential.StandingOf(FactKind.QualityAssurance);
        var path = credential[FactKind.QualityAssurance].Path ?? "";
        bool Has(QaKind kind) => specification.QualityAssurance.Any(qa => qa.Kind == kind);
        return
        [
            new(OfficerLook.ExternalQuality, Has(QaKind.External) ? stated : Standing.Absent, Has(QaKind.External) ? path : ""),
            new(OfficerLook.InternalQuality, Has(QaKind.Internal) ? stated : Standing.Absent, Has(QaKind.Internal) ? path : ""),
            // No credential says of its awarding body that it is a university; a register does.
            new(
                OfficerLook.AcademicBody,
                credential.StandingOf(FactKind.AwardingBody) == Standing.Confirmed ? Standing.Confirmed : Standing.Absent,
                credential[FactKind.AwardingBody].Path ?? ""
            ),
        ];
    }

    private LookedFor[] Verification()
    {
        // A document of which one thing is proved wrong proves nothing.
        if (verification.Verdict == Verdict.Invalid)
            return [Missing(OfficerLook.Authentic), Missing(OfficerLook.IssuerKnown), Missing(OfficerLook.StillValid)];
        var authentic =
            verification is { Integrity: Outcome.Passed, IssuerBinding: Outcome.Passed } ? Standing.Confirmed
            : credential.IsSecured ? Standing.Stated
            : Standing.Absent;
        var issuer =
            credential.StandingOf(FactKind.IssuerName) == Standing.Absent ? Standing.Absent
            : verification.IssuerIdentity == Outcome.Passed ? Standing.Confirmed
            : Standing.Stated;
        var valid =
            credential.StandingOf(FactKind.ValidFrom) == Standing.Absent ? Standing.Absent
            : verification is { Validity: Outcome.Passed, Status: Outcome.Passed or Outcome.NotApplicable } ? Standing.Confirmed
            : Standing.Stated;
        return
        [
            new(OfficerLook.Authentic, authentic, ""),
            new(OfficerLook.IssuerKnown, issuer, credential[FactKind.IssuerName].Path ?? ""),
            new(OfficerLook.StillValid, valid, credential[FactKind.ValidFrom].Path ?? ""),
        ];
    }

    private LookedFor[] Outcomes()
    {
        var all = specification.LearningOutcomes;
        var listed = credential.StandingOf(FactKind.Outcome);
        var path = credential[FactKind.Outcome].Path ?? "";
        var observable = all.Count > 0 && all.All(outcome => Wording.Level(outcome, specification.DefaultLanguage) is not null);
        var linked = all.Count > 0 && all.All(outcome => outcome.Skills.Count > 0);
        return
        [
            new(OfficerLook.OutcomesListed, listed, path),
            new(OfficerLook.OutcomesObservable, observable ? listed : Standing.Absent, observable ? path : ""),
            new(
                OfficerLook.OutcomesLinked,
                linked ? credential.StandingOf(FactKind.Skill) : Standing.Absent,
                linked ? credential[FactKind.Skill].Path ?? "" : ""
            ),
        ];
    }

    private LookedFor By(OfficerLook look, FactKind kind) => new(look, credential.StandingOf(kind), credential[kind].Path ?? "");

    private static LookedFor If(OfficerLook look, bool stated) => new(look, stated ? Standing.Stated : Standing.Absent, "");

    private static LookedFor Missing(OfficerLook look) => new(look, Standing.Absent, "");
}
