using Testamur.Education.Specifications;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.PriorLearning.Panel;

/// <summary>How a case ends.</summary>
public enum ResultKind
{
    Full,
    Exemption,
    Partial,
    Refusal,
}

/// <summary>An end that the rules allow.</summary>
/// <param name="Granted">Ids of the outcomes, in the order of the specification.</param>
/// <param name="ExemptEcts">In hundredths; only of an exemption.</param>
internal sealed record CaseResult(
    CaseMove Move,
    IReadOnlyList<string> Granted,
    int? ExemptEcts,
    string? Grade,
    string Reason,
    string? Advice
);

/// <summary>
/// Which end fits what the panel has found. The officer chooses the form, never the finding: what was shown is granted, what was not is not. Pure.
/// </summary>
internal static class ResultRules
{
    private const string Passed = "pass";

    /// <param name="shown">Ids of the outcomes that the panel found shown.</param>
    /// <param name="capPercent">Most prior learning in an award, percent; null where no rule says so.</param>
    public static Result<CaseResult> Decide(
        Specification specification,
        IReadOnlyCollection<string> shown,
        int? capPercent,
        ResultKind kind,
        string? grade,
        string reason,
        string? advice
    )
    {
        string[] all = [.. specification.LearningOutcomes.Select(outcome => outcome.Id)];
        string[] granted = [.. all.Where(shown.Contains)];
        switch (kind)
        {
            case ResultKind.Full when granted.Length < all.Length:
                return PriorLearningProblems.NotAllShown();
            case ResultKind.Full when capPercent < 100:
                return PriorLearningProblems.CapReached(capPercent.Value);
            case ResultKind.Full:
                return GradeOf(specification.Grading, grade).Succeeded(out var given, out var wrong)
                    ? new CaseResult(CaseMove.Award, granted, null, given.Value, reason, advice)
                    : wrong;
            case ResultKind.Exemption or ResultKind.Partial when granted.Length == 0:
                return PriorLearningProblems.NothingShown();
            case ResultKind.Exemption or ResultKind.Partial when granted.Length == all.Length && (capPercent is null or >= 100):
                return PriorLearningProblems.AllShown();
            case ResultKind.Exemption when specification.Ects is not { Hundredths: > 0 }:
                return PriorLearningProblems.NoCredits();
            case ResultKind.Exemption:
                var credits = ExemptEcts(specification.Ects?.Hundredths ?? 0, granted.Length, all.Length, capPercent);
                return new CaseResult(CaseMove.Exempt, granted, credits, null, reason, advice);
            case ResultKind.Partial:
                return new CaseResult(CaseMove.GrantPartly, granted, null, null, reason, advice);
            case ResultKind.Refusal when granted.Length > 0:
                return PriorLearningProblems.SomethingShown();
            case ResultKind.Refusal when advice is null:
                return PriorLearningProblems.AdviceNeeded();
            default:
                return new CaseResult(CaseMove.Refuse, [], null, null, reason, advice);
        }
    }

    /// <summary>The share of the credits that belongs to the outcomes shown, at most the cap; in whole hundredths, rounded down.</summary>
    public static int ExemptEcts(int ects, int shown, int all, int? capPercent)
    {
        var share = all == 0 ? 0 : (int)((long)ects * shown / all);
        return capPercent is { } cap ? Math.Min(share, (int)((long)ects * cap / 100)) : share;
    }

    private static Result<GradeGiven> GradeOf(GradingScheme? scheme, string? grade)
    {
        if (scheme is not { Values.Count: > 0 } known)
            return new GradeGiven(string.IsNullOrWhiteSpace(grade) ? null : grade.Trim());
        var given = string.IsNullOrWhiteSpace(grade) && known.Values.Contains(Passed) ? Passed : grade?.Trim();
        return given is not null && known.Values.Contains(given) ? new GradeGiven(given) : PriorLearningProblems.GradeNeeded();
    }

    private sealed record GradeGiven(string? Value);
}
