using System.Text.Json.Serialization;
using Testamur.Credentials.Verification;
using Testamur.Education.Grades;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>A duty of who decides about recognition that a decision or delay does not meet.</summary>
[JsonConverter(typeof(CamelCaseEnum<RecognitionDuty>))]
public enum RecognitionDuty
{
    /// <summary>Say for which purpose it is decided.</summary>
    Purpose,

    /// <summary>Refuse only for at least one substantial difference.</summary>
    SubstantialDifference,

    /// <summary>Tie a substantial difference to the purpose.</summary>
    TiedToPurpose,

    /// <summary>Give evidence for every difference.</summary>
    Evidence,

    /// <summary>Judge an element once.</summary>
    OneJudgement,

    /// <summary>Before a refusal, consider partial recognition and say why not.</summary>
    PartialConsidered,

    /// <summary>Before a refusal, consider conditional recognition and say why not.</summary>
    ConditionalConsidered,

    /// <summary>Before a refusal, consider alternative recognition and say why not.</summary>
    AlternativeConsidered,

    /// <summary>Give a reason for anything less than full recognition.</summary>
    Reason,

    /// <summary>Name the condition.</summary>
    Condition,

    /// <summary>Name what it is recognised as instead.</summary>
    Instead,

    /// <summary>Name the way to appeal against anything less than full recognition.</summary>
    AppealRoute,

    /// <summary>Accept in full what is recognised in full.</summary>
    WholeCredit,

    /// <summary>Say what part is accepted: some and not all credits or outcomes.</summary>
    Part,

    /// <summary>Accept no more than was claimed.</summary>
    NoMoreThanClaimed,

    /// <summary>Accept nothing of what is refused.</summary>
    NothingRefused,

    /// <summary>Name the agreement that is relied on.</summary>
    Agreement,

    /// <summary>Nobody but a person decides, unless an agreement in force gives the decision.</summary>
    DecidedByPeople,

    /// <summary>Recognise nothing on a credential that is not valid.</summary>
    ValidCredential,

    /// <summary>Say how a document without any seal, proof or signature was confirmed before anything is recognised on it.</summary>
    Confirmation,

    /// <summary>Take over the grade that the grading tables give, or say why not.</summary>
    GradeTaken,

    /// <summary>Say how a grade was found that no table gives.</summary>
    GradeMethod,

    /// <summary>Turn pass or fail into no other grade.</summary>
    PassNotConverted,

    /// <summary>Give a reason for a delay.</summary>
    DelayReason,

    /// <summary>Give a new and later date for a delay.</summary>
    DelayDate,

    /// <summary>Decide within the limit from a complete file.</summary>
    WithinLimit,
}

/// <summary>
/// What who decides about recognition owes the applicant: the Lisbon Recognition Convention puts the burden of proof on the recognising side (III.3 (5), VI.1)
/// and asks for a decision in reasonable time (III.5), which the European Area of Recognition manual sets at four months at most.
/// </summary>
public static class RecognitionDuties
{
    /// <summary>The longest that a case may take from a complete file, whatever a pack says.</summary>
    public const int MostMonths = 4;

    /// <summary>The duties that a decision does not meet; empty when it may stand.</summary>
    public static IReadOnlyList<RecognitionDuty> Check(RecognitionDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var breaches = new List<RecognitionDuty>();
        void Owe(RecognitionDuty duty, bool met)
        {
            if (!met)
                breaches.Add(duty);
        }

        var refused = decision.Outcome == RecognitionOutcome.Refused;
        var full = decision.Outcome == RecognitionOutcome.Full;
        Owe(RecognitionDuty.Purpose, Says(decision.Purpose));
        Owe(RecognitionDuty.OneJudgement, decision.Elements.DistinctBy(one => one.Element).Count() == decision.Elements.Count);
        Owe(RecognitionDuty.Evidence, decision.Elements.All(one => one.Difference == Difference.None || Says(one.Evidence)));
        Owe(
            RecognitionDuty.TiedToPurpose,
            decision.Elements.All(one => one.Difference != Difference.Substantial || Says(one.Purpose))
        );
        Owe(
            RecognitionDuty.SubstantialDifference,
            // What is not valid is no credential that a difference could be found in.
            !refused || IsInvalid(decision) || decision.Elements.Any(one => one.Difference == Difference.Substantial)
        );
        Owe(RecognitionDuty.PartialConsidered, !refused || IsInvalid(decision) || Considered(RecognitionOutcome.Partial));
        Owe(RecognitionDuty.ConditionalConsidered, !refused || IsInvalid(decision) || Considered(RecognitionOutcome.Conditional));
        Owe(RecognitionDuty.AlternativeConsidered, !refused || IsInvalid(decision) || Considered(RecognitionOutcome.Alternative));
        Owe(RecognitionDuty.Reason, full || Says(decision.Reason));
        Owe(RecognitionDuty.Condition, decision.Outcome != RecognitionOutcome.Conditional || Says(decision.Condition));
        Owe(RecognitionDuty.Instead, decision.Outcome != RecognitionOutcome.Alternative || Says(decision.Instead));
        Owe(RecognitionDuty.AppealRoute, full || Says(decision.AppealRoute));
        Owe(
            RecognitionDuty.WholeCredit,
            !full || (decision.Accepted == decision.Claimed && decision.Outcomes is null or { IsWhole: true })
        );
        Owe(RecognitionDuty.Part, decision.Outcome != RecognitionOutcome.Partial || IsPart(decision));
        Owe(
            RecognitionDuty.NoMoreThanClaimed,
            decision.Accepted is not { } accepted || decision.Claimed is not { } claimed || accepted <= claimed
        );
        Owe(RecognitionDuty.NothingRefused, !refused || decision.Accepted is null or { Hundredths: 0 });
        Owe(RecognitionDuty.Agreement, decision.Route != RecognitionRoute.Agreement || Says(decision.AgreementId));
        Owe(
            RecognitionDuty.DecidedByPeople,
            decision.By != RecognitionRole.Platform || (decision.Route == RecognitionRoute.Agreement && !refused)
        );
        Owe(RecognitionDuty.ValidCredential, refused || !IsInvalid(decision));
        Owe(RecognitionDuty.Confirmation, refused || decision.IsSecured || Says(decision.Confirmation));
        var (grade, proposed) = (decision.Grade, decision.ProposedGrade);
        Owe(
            RecognitionDuty.GradeTaken,
            // An agreement has a rule of its own for grades.
            refused
                || decision.Route == RecognitionRoute.Agreement
                || proposed is null
                || Says(grade)
                || Says(decision.GradeDeclined)
        );
        Owe(RecognitionDuty.GradeMethod, !Says(grade) || grade == proposed || Says(decision.GradeMethod));
        Owe(
            RecognitionDuty.PassNotConverted,
            !Says(grade) || !GradeProposal.IsPassOrFail(decision.StatedGrade) || grade == decision.StatedGrade
        );
        return breaches;

        bool Considered(RecognitionOutcome outcome) => decision.Considered.Any(one => one.Outcome == outcome && Says(one.Reason));
    }

    /// <summary>The day by which a case must be decided: the pack's number of days or months from a complete file, four months at most.</summary>
    /// <param name="completeOn">The day on which the file was complete; of an appeal, the day it arrived.</param>
    /// <param name="pack">The pack of the receiving institution.</param>
    public static DateOnly Deadline(DateOnly completeOn, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var limit = Limit(completeOn, pack);
        return pack.RecognitionDeadlineDays is { } days && completeOn.AddDays(days.Value) is var shorter && shorter < limit
            ? shorter
            : limit;
    }

    /// <summary>The duties that a delay does not meet; empty when the promise may be moved.</summary>
    /// <param name="delay">Reason and new date.</param>
    /// <param name="promised">The day promised so far.</param>
    /// <param name="completeOn">The day on which the file was complete.</param>
    /// <param name="pack">The pack of the receiving institution.</param>
    public static IReadOnlyList<RecognitionDuty> Check(RecognitionDelay delay, DateOnly promised, DateOnly completeOn, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(delay);
        ArgumentNullException.ThrowIfNull(pack);
        var breaches = new List<RecognitionDuty>();
        if (!Says(delay.Reason))
            breaches.Add(RecognitionDuty.DelayReason);
        if (delay.Until is not { } until || until <= promised)
            breaches.Add(RecognitionDuty.DelayDate);
        else if (until > Limit(completeOn, pack))
            breaches.Add(RecognitionDuty.WithinLimit);
        return breaches;
    }

    private static DateOnly Limit(DateOnly completeOn, Pack pack) =>
        completeOn.AddMonths(Math.Min(pack.RecognitionMonths?.Value ?? MostMonths, MostMonths));

    private static bool IsInvalid(RecognitionDecision decision) => decision.Verification.Verdict == Verdict.Invalid;

    private static bool IsPart(RecognitionDecision decision) =>
        (decision.Accepted is { Hundredths: > 0 } accepted && (decision.Claimed is not { } claimed || accepted < claimed))
        || decision.Outcomes is { IsNone: false, IsWhole: false };

    private static bool Says(string? text) => !string.IsNullOrWhiteSpace(text);
}
