namespace Testamur.Education.Observatory.Reviews;

/// <summary>A step of screening (<see href="https://www.prisma-statement.org/prisma-2020-flow-diagram">PRISMA 2020</see>).</summary>
public enum ScreeningStage
{
    /// <summary>By title and abstract.</summary>
    Title,

    /// <summary>By the full report.</summary>
    Report,
}

/// <summary>What a screener thinks of a record.</summary>
public enum ScreeningDecision
{
    /// <summary>It goes on to the next step, or into the review.</summary>
    Include,

    /// <summary>It does not, for a reason.</summary>
    Exclude,

    /// <summary>The full report could not be had. Only in <see cref="ScreeningStage.Report"/>.</summary>
    NotRetrieved,
}

/// <summary>How a record stands in one step.</summary>
public enum ScreeningState
{
    /// <summary>Fewer than two people have decided.</summary>
    Open,

    /// <summary>Two people disagree, and nobody has resolved it.</summary>
    Conflict,

    /// <summary>Decided, alike by two or by a resolution.</summary>
    Decided,
}

/// <summary>One person's decision.</summary>
/// <param name="Reason">The code of the criterion that is not met; null unless excluded.</param>
public sealed record ScreeningVote(ScreeningDecision Decision, string? Reason = null);

/// <summary>The outcome of one step for one record.</summary>
/// <param name="Verdict">The decision with its reason; null unless decided.</param>
public sealed record ScreeningOutcome(ScreeningState State, ScreeningVote? Verdict);

/// <summary>Two people screen each record, blind to each other; where they differ, a third person or both together resolve it.</summary>
public static class Screening
{
    /// <summary>How many people screen a record.</summary>
    public const int People = 2;

    /// <summary>
    /// By title, two exclusions agree whatever their reasons; the first one's stands. Reasons of full reports are counted in the flow, so there
    /// two exclusions for different reasons are a conflict.
    /// </summary>
    /// <param name="votes">In the order in which they were cast; at most two count.</param>
    /// <param name="resolution">Null while there is none.</param>
    public static ScreeningOutcome Of(ScreeningStage stage, IReadOnlyList<ScreeningVote> votes, ScreeningVote? resolution)
    {
        if (resolution is not null)
            return new(ScreeningState.Decided, resolution);
        if (votes.Count < People)
            return new(ScreeningState.Open, null);
        var (one, other) = (votes[0], votes[1]);
        var alike = one.Decision == other.Decision && (stage == ScreeningStage.Title || one.Reason == other.Reason);
        return alike ? new(ScreeningState.Decided, one) : new(ScreeningState.Conflict, null);
    }

    /// <summary>Whether an exclusion says why and nothing else does, and only full reports can be out of reach.</summary>
    /// <param name="reasons">The codes of the criteria.</param>
    public static bool IsSound(ScreeningStage stage, ScreeningVote vote, IReadOnlyCollection<string> reasons) =>
        vote.Decision switch
        {
            ScreeningDecision.Include => vote.Reason is null,
            ScreeningDecision.Exclude => vote.Reason is { } reason && reasons.Contains(reason),
            _ => stage == ScreeningStage.Report && vote.Reason is null,
        };
}
