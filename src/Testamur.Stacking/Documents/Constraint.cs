namespace Testamur.Stacking;

/// <summary>A condition on all counted holdings together, or on which holdings may count: exactly one member is given.</summary>
public sealed record Constraint
{
    /// <summary>Least sum of credits.</summary>
    public decimal? TotalMin { get; init; }

    /// <summary>Largest sum of credits.</summary>
    public decimal? TotalMax { get; init; }

    /// <summary>Least size of every counted holding, as it was awarded.</summary>
    public decimal? EachAtLeast { get; init; }

    /// <summary>At least a share of the credits fits a selector.</summary>
    public Share? MinShare { get; init; }

    /// <summary>At most a share of the credits fits a selector.</summary>
    public Share? MaxShare { get; init; }

    /// <summary>Whole years: what was awarded longer ago does not count. The last day still counts.</summary>
    public int? MaxAgeYears { get; init; }

    /// <summary>True: a holding past its last valid day does not count, unless it was renewed.</summary>
    public bool? ValidAtDecision { get; init; }

    /// <summary>Least grade of every holding.</summary>
    public GradeFloor? MinGrade { get; init; }

    /// <summary>Order of awards.</summary>
    public Before? Before { get; init; }

    /// <summary>Ids or specifications: of the holdings they name, at most one is counted.</summary>
    public IReadOnlyList<string>? AtMostOneOf { get; init; }

    /// <summary>Which overlap of outcomes is too much.</summary>
    public OverlapLimit? NoOverlap { get; init; }

    /// <summary>Facts, joined by <c>+</c>, that the assessment of every counted holding must have.</summary>
    public string? MinAssurance { get; init; }
}

/// <summary>A share of the credits.</summary>
/// <param name="Selector">Whose credits.</param>
/// <param name="Fraction">The share, 0 to 1.</param>
/// <param name="Base">Of what.</param>
public sealed record Share(Selector Selector, Fraction Fraction, ShareBase Base = ShareBase.RequiredTotal);

/// <summary>What a share is a share of.</summary>
public enum ShareBase
{
    /// <summary>The credits of the award that the pathway leads to.</summary>
    RequiredTotal,

    /// <summary>The credits that are counted.</summary>
    CountedTotal,
}

/// <summary>Least grade. A holding without a grade, or with one that the scale does not know, does not reach it.</summary>
/// <param name="Scheme">Name of the scale; <c>ects</c> is A, B, C, D, E, then FX and F.</param>
/// <param name="AtLeast">The grade that is still good enough.</param>
public sealed record GradeFloor(string Scheme, string AtLeast);

/// <summary>
/// Order of counted holdings: none of the later ones was awarded before the earliest of the first ones. The same day is in order, and
/// nothing is asked when no first one is counted.
/// </summary>
/// <param name="First">Id or specification of what comes first.</param>
/// <param name="Then">Ids or specifications of what comes later.</param>
/// <param name="Strict">False makes it advice that decides nothing.</param>
public sealed record Before(string First, IReadOnlyList<string> Then, bool Strict = true);

/// <summary>
/// Two counted holdings share too many outcomes when the shared ones, divided by the fewer of the two, exceed the threshold.
/// </summary>
/// <param name="Threshold">0 to 1; equal is not too much.</param>
public sealed record OverlapLimit(Fraction Threshold);
