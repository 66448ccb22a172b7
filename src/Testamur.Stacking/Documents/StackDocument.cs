namespace Testamur.Stacking;

/// <summary>One question: a pathway, what somebody holds on a day, and what could be taken.</summary>
public sealed record StackDocument
{
    /// <summary>The day of the evaluation.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The rules.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>What is held.</summary>
    public required IReadOnlyList<Holding> Holdings { get; init; }

    /// <summary>What could be taken.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>What is asked beyond whether the pathway is met.</summary>
    public Ask Ask { get; init; } = Ask.Satisfied | Ask.Missing;
}

/// <summary>What is asked. Whether the pathway is met is always answered.</summary>
[Flags]
public enum Ask
{
    /// <summary>Whether it is met, and by what.</summary>
    Satisfied = 0,

    /// <summary>What is missing.</summary>
    Missing = 1,

    /// <summary>Which offers would do: the cheapest, the fastest and the smallest way.</summary>
    Plans = 2,

    /// <summary>A smallest set of rules that cannot be met together.</summary>
    Conflicts = 4,

    /// <summary>Every way that no other way beats in price, weeks and credits at once.</summary>
    Pareto = 8,

    /// <summary>Which holdings cannot be spared.</summary>
    Critical = 16,
}
