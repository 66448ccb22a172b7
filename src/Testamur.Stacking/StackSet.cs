namespace Testamur.Stacking;

/// <summary>Several pathways and what one person holds: what counts where?</summary>
public sealed record StackSet
{
    /// <summary>The day of the evaluation.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The pathways, in the order of the learner's wishes: the first matters most.</summary>
    public required IReadOnlyList<SetPathway> Pathways { get; init; }

    /// <summary>What is held.</summary>
    public required IReadOnlyList<Holding> Holdings { get; init; }

    /// <summary>Groups of pathways, by id: a holding counts in at most one of a group.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Exclusive { get; init; } = [];

    /// <summary>Limits on what counts in two pathways at once.</summary>
    public IReadOnlyList<ReuseLimit> MaxReuse { get; init; } = [];
}

/// <summary>A pathway of a set.</summary>
/// <param name="Pathway">Its rules.</param>
/// <param name="WindowYears">All counted holdings must be awarded within so many years; null without a window.</param>
public sealed record SetPathway(Pathway Pathway, int? WindowYears = null);

/// <summary>How much of what counts in one pathway may also count in another.</summary>
/// <param name="Pathway">Id of the pathway that is limited.</param>
/// <param name="Other">Id of the other one.</param>
/// <param name="Ects">Most credits that count in both; null without limit.</param>
/// <param name="Count">Most holdings that count in both; null without limit.</param>
/// <param name="Share">Largest share of the first one's counted credits; null without limit.</param>
public sealed record ReuseLimit(string Pathway, string Other, decimal? Ects = null, int? Count = null, Fraction? Share = null);

/// <summary>What counts where.</summary>
/// <param name="Proved">True when no other way gives more awards, or the same number in better order, or leaves more free.</param>
/// <param name="Awards">For each pathway that is met, by its id, what counts in it.</param>
/// <param name="Free">Ids of the eligible holdings that count nowhere.</param>
public sealed record SetAnswer(
    bool Proved,
    IReadOnlyDictionary<string, IReadOnlyList<Counted>> Awards,
    IReadOnlyList<string> Free
);
