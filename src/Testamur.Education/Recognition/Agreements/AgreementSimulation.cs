using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>What an officer decided.</summary>
[JsonConverter(typeof(CamelCaseEnum<OfficerDecision>))]
public enum OfficerDecision
{
    /// <summary>Recognised as asked for.</summary>
    Full,

    /// <summary>Recognised in part, on a condition, or as something else.</summary>
    Less,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>A case that people decided.</summary>
/// <param name="Learner">Tells one learner's cases from another's, and nothing else.</param>
/// <param name="Facts">The credential.</param>
/// <param name="Request">What was asked for, and when.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Accepted">Credits that were accepted.</param>
public sealed record ReplayedCase(
    int Learner,
    AgreementFacts Facts,
    AgreementRequest Request,
    OfficerDecision Decision,
    Ects Accepted
);

/// <summary>How officers had decided the cases of a group. Null: too few to be told.</summary>
/// <param name="Full">Recognised as asked for.</param>
/// <param name="Less">Recognised in part, on a condition, or as something else.</param>
/// <param name="Refused">Refused.</param>
public sealed record DecisionCounts(int? Full, int? Less, int? Refused);

/// <summary>Why cases would have stayed cases.</summary>
/// <param name="Reason">The first reason; null for those that are too few to be told one by one.</param>
/// <param name="Count">How many; null: too few to be told.</param>
public sealed record ReasonCount(AgreementReason? Reason, int? Count);

/// <summary>What an agreement would have done. Groups of one to four cases are not told.</summary>
/// <param name="Cases">Cases that were replayed.</param>
/// <param name="AtOnce">Those that it would have recognised at once.</param>
/// <param name="StillCases">Those that people would have decided all the same.</param>
/// <param name="Ects">Credits it would have accepted at once; null where the number of cases is not told.</param>
/// <param name="OfficersEcts">Credits that officers accepted in the same cases.</param>
/// <param name="Reasons">Why the others not, the most frequent first.</param>
/// <param name="Decided">How officers had decided what it would have recognised: agreement is <see cref="DecisionCounts.Full"/>.</param>
/// <param name="DecidedOthers">How they had decided the others.</param>
public sealed record SimulationReport(
    int? Cases,
    int? AtOnce,
    int? StillCases,
    Ects? Ects,
    Ects? OfficersEcts,
    IReadOnlyList<ReasonCount> Reasons,
    DecisionCounts? Decided,
    DecisionCounts? DecidedOthers
);

/// <summary>Replays what happened under an agreement that nobody has signed yet. Pure.</summary>
public static class AgreementSimulation
{
    /// <summary>
    /// Asks the agreement about every case as if it had been in force all the time. Cases are taken in the order of asking, and what one
    /// would have been given at once counts toward the caps of the next.
    /// </summary>
    public static SimulationReport Replay(Agreement agreement, IReadOnlyList<ReplayedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(cases);
        var (atOnce, others) = (
            new List<(ReplayedCase Case, Ects Given)>(),
            new List<(ReplayedCase Case, AgreementReason Why)>()
        );
        var given = new Dictionary<(int Learner, string Receiver), List<(string? Target, Ects Ects)>>();
        foreach (var one in cases.OrderBy(one => one.Request.On))
        {
            var key = (one.Learner, one.Request.Receiver);
            if (!given.TryGetValue(key, out var before))
                given[key] = before = [];
            var answer = agreement.WouldCover(one.Facts, one.Request, Totals(before, one.Request.Target));
            if (answer is { Reason: { } why })
            {
                others.Add((one, why));
                continue;
            }

            before.Add((one.Request.Target, answer.Accepted));
            atOnce.Add((one, answer.Accepted));
        }

        return Report(atOnce, others);
    }

    private static AlreadyRecognised Totals(List<(string? Target, Ects Ects)> before, string? target) =>
        new(
            before.Aggregate(default(Ects), (sum, one) => sum + one.Ects),
            before.Where(one => one.Target == target).Aggregate(default(Ects), (sum, one) => sum + one.Ects)
        );

    private static SimulationReport Report(
        List<(ReplayedCase Case, Ects Given)> atOnce,
        List<(ReplayedCase Case, AgreementReason Why)> others
    )
    {
        var split = SmallNumbers.Hide([atOnce.Count, others.Count]);
        var told = split[0] is not null;
        return new(
            SmallNumbers.Hide(atOnce.Count + others.Count),
            split[0],
            split[1],
            told ? atOnce.Aggregate(default(Ects), (sum, one) => sum + one.Given) : null,
            told ? atOnce.Aggregate(default(Ects), (sum, one) => sum + one.Case.Accepted) : null,
            split[1] is null ? [] : Reasons(others),
            told ? Counts(atOnce.Select(one => one.Case.Decision)) : null,
            split[1] is null ? null : Counts(others.Select(one => one.Case.Decision))
        );
    }

    private static IReadOnlyList<ReasonCount> Reasons(List<(ReplayedCase Case, AgreementReason Why)> others)
    {
        var groups = others
            .GroupBy(one => one.Why)
            .Select(group => (Why: group.Key, Count: group.Count()))
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.Why)
            .ToList();
        var told = SmallNumbers.Hide([.. groups.Select(group => group.Count)]);
        var shown = groups
            .Zip(told)
            .Where(pair => pair.Second is not null)
            .Select(pair => new ReasonCount(pair.First.Why, pair.Second));
        var rest = groups.Zip(told).Where(pair => pair.Second is null).Sum(pair => pair.First.Count);
        return rest == 0 ? [.. shown] : [.. shown, new(null, SmallNumbers.Hide(rest))];
    }

    private static DecisionCounts Counts(IEnumerable<OfficerDecision> decisions)
    {
        var all = decisions.ToList();
        var told = SmallNumbers.Hide([
            .. Enum.GetValues<OfficerDecision>().Select(decision => all.Count(one => one == decision)),
        ]);
        return new(told[0], told[1], told[2]);
    }
}
