using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// The form as the documents fill it, so that a routine case needs nothing typed. What the documents do not say counts as no difference: the burden
/// of proof is with who recognises. A substantial difference still asks a person why it matters. Pure.
/// </summary>
internal static class SuggestedForm
{
    /// <param name="evaluation">Null when the document is not there any more.</param>
    /// <param name="precedent">The newest decision about the same; null for none.</param>
    /// <param name="language">Of the evidence in words.</param>
    /// <param name="fullReason">What is said to an applicant whose credential is recognised in full.</param>
    /// <param name="gradeMethod">How the proposed grade is found; null without one.</param>
    public static DecisionForm Of(
        CaseBench.Laid laid,
        Evaluation? evaluation,
        RecognitionCase? precedent,
        string language,
        string fullReason,
        string? gradeMethod
    )
    {
        ElementJudgement[] elements =
        [
            .. (evaluation?.Elements ?? []).Select(one => new ElementJudgement(
                one.Element,
                one.Suggested ?? Difference.None,
                one.Suggested is null ? "" : ReasonOf(one, language)
            )),
        ];
        var covering = laid.Pairs.Where(pair => pair.Suggested == OutcomeMatch.Covers).ToList();
        var coversAll = laid.Ours.Count > 0 && covering.Select(pair => pair.Our).Distinct().Count() == laid.Ours.Count;
        var outcome =
            laid.Verification.Verdict == Verdict.Invalid
                ? RecognitionOutcome.Refused
                : precedent?.Outcome ?? RecognitionOutcome.Full;
        return new(
            outcome,
            elements,
            outcome == RecognitionOutcome.Full ? fullReason
                : precedent?.Outcome == outcome ? precedent.Reason ?? ""
                : "",
            // What covers everything may be said with the outcomes; less than that is for people to compare.
            Outcomes: coversAll && outcome == RecognitionOutcome.Full
                ? [.. covering.Select(pair => new DecidedPair(pair.Their, pair.Our, OutcomeMatch.Covers))]
                : [],
            AcceptedEcts: outcome == RecognitionOutcome.Refused ? 0 : laid.Claimed.Claimed?.Value,
            Grade: outcome == RecognitionOutcome.Refused ? null : laid.Grade.Grade,
            GradeMethod: outcome == RecognitionOutcome.Refused ? null : gradeMethod
        );
    }

    public static string ReasonOf(ElementReading one, string language) =>
        string.Join(' ', one.Reasons.Select(reason => reason.In(language)));
}
