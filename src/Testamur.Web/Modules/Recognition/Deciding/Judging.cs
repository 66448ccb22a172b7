using System.Globalization;
using System.Text.Json;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// From a form to a decision, or the duties it does not meet. Pure: every door through which a decision comes leads through here, so none lets
/// one pass that owes the applicant something.
/// </summary>
internal static class Judging
{
    /// <param name="by">In which role it is made.</param>
    /// <param name="appealRoute">How the applicant can appeal.</param>
    /// <param name="agreement">The agreement it rests on; null for none.</param>
    public static Result<RecognitionDecision> Judge(
        RecognitionCase one,
        CaseBench.Laid laid,
        DecisionForm form,
        RecognitionRole by,
        string appealRoute,
        Guid? agreement = null
    )
    {
        if (form.Flaw() is { } flaw)
            return flaw;
        if (!Compare(laid, form.Outcomes).Succeeded(out var compared, out var wrong))
            return wrong;
        var decision = new RecognitionDecision
        {
            Outcome = form.Outcome,
            Route = agreement is null ? WithoutAgreement(one.Route) : RecognitionRoute.Agreement,
            By = by,
            Purpose = one.TargetTitle,
            Elements = form.Elements,
            Considered = form.Considered ?? [],
            Reason = FullReason.Fitting(form.Outcome, form.Reason),
            Condition = form.Condition?.Trim() ?? "",
            Instead = form.Instead?.Trim() ?? "",
            Claimed = laid.Claimed.Claimed,
            Accepted = Accepted(laid, form, compared.Share),
            Outcomes = compared.Share,
            AgreementId = agreement?.ToString(),
            AppealRoute = appealRoute,
            Verification = laid.Verification,
            IsSecured = laid.Credential?.IsSecured ?? true,
            Confirmation = form.Confirmation?.Trim() ?? "",
            StatedGrade = laid.Grade.Stated,
            ProposedGrade = laid.Grade.Grade,
            Grade = string.IsNullOrWhiteSpace(form.Grade) ? null : form.Grade.Trim(),
            GradeMethod = form.GradeMethod?.Trim() ?? "",
            GradeDeclined = form.GradeDeclined?.Trim() ?? "",
        };
        var owed = RecognitionDuties.Check(decision);
        return owed.Count == 0 ? decision : RecognitionProblems.DutiesMissing(Fields(owed));
    }

    /// <summary>Which field of the form each duty belongs to.</summary>
    public static string FieldOf(RecognitionDuty duty) =>
        duty switch
        {
            RecognitionDuty.PartialConsidered => "considered.partial",
            RecognitionDuty.ConditionalConsidered => "considered.conditional",
            RecognitionDuty.AlternativeConsidered => "considered.alternative",
            RecognitionDuty.Reason => "reason",
            RecognitionDuty.Condition => "condition",
            RecognitionDuty.Instead => "instead",
            RecognitionDuty.WholeCredit
            or RecognitionDuty.Part
            or RecognitionDuty.NoMoreThanClaimed
            or RecognitionDuty.NothingRefused => "acceptedEcts",
            RecognitionDuty.Confirmation => "confirmation",
            RecognitionDuty.GradeTaken => "gradeDeclined",
            RecognitionDuty.GradeMethod => "gradeMethod",
            RecognitionDuty.PassNotConverted => "grade",
            RecognitionDuty.SubstantialDifference
            or RecognitionDuty.TiedToPurpose
            or RecognitionDuty.Evidence
            or RecognitionDuty.OneJudgement => "elements",
            _ => "outcome",
        };

    private static Dictionary<string, string[]> Fields(IReadOnlyList<RecognitionDuty> owed) =>
        owed.GroupBy(FieldOf)
            .ToDictionary(
                field => field.Key,
                field =>
                    field
                        .Select(duty => RecognitionTexts.Of(duty, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))
                        .ToArray()
            );

    /// <param name="Share">Null when outcomes were not compared.</param>
    private sealed record Comparison(Share? Share);

    private static Result<Comparison> Compare(CaseBench.Laid laid, IReadOnlyList<DecidedPair>? pairs)
    {
        if (pairs is not { Count: > 0 })
            return new Comparison(null);
        var (theirs, ours) = (laid.Theirs.Count, laid.Ours.Count);
        if (pairs.Any(pair => pair.Their < 0 || pair.Our < 0 || pair.Their >= theirs || pair.Our >= ours))
            return RecognitionProblems.NoSuchOutcome();
        return new Comparison(OutcomeComparison.Decide(theirs, ours, pairs).Ours);
    }

    private static Ects? Accepted(CaseBench.Laid laid, DecisionForm form, Share? share)
    {
        if (form.AcceptedEcts is { } given)
            return new((int)(given * 100));
        var claimed = laid.Claimed.Claimed;
        return form.Outcome switch
        {
            RecognitionOutcome.Refused => new(0),
            RecognitionOutcome.Partial => claimed is { } whole && share is { } part
                ? CreditConversion.Part(whole, part, CreditRule.HalfCredit).Accepted
                : null,
            _ => claimed,
        };
    }

    private static RecognitionRoute WithoutAgreement(RecognitionRoute route) =>
        route == RecognitionRoute.Agreement ? RecognitionRoute.Individual : route;
}
