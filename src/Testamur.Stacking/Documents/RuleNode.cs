namespace Testamur.Stacking;

/// <summary>One node of a tree of requirements: exactly one member is given. The first five are leaves.</summary>
public sealed record RuleNode
{
    /// <summary>Exactly one holding that fits.</summary>
    public Selector? Credential { get; init; }

    /// <summary>A sum of credits.</summary>
    public Amount? Credits { get; init; }

    /// <summary>A number of holdings.</summary>
    public Amount? Count { get; init; }

    /// <summary>Outcomes that all counted holdings together must have. Takes no holding itself.</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    /// <summary>Exactly one holding that fits, as the closing piece of work. Implies no order.</summary>
    public Selector? Capstone { get; init; }

    /// <summary>All of the rules.</summary>
    public IReadOnlyList<RuleNode>? AllOf { get; init; }

    /// <summary>One of the rules is used; the others take nothing.</summary>
    public IReadOnlyList<RuleNode>? AnyOf { get; init; }

    /// <summary>Exactly so many of the rules are used; the others take nothing.</summary>
    public Choice? Choose { get; init; }
}

/// <summary>From <paramref name="Min"/> to <paramref name="Max"/> (null: no limit) of what the selector fits.</summary>
/// <param name="Min">Least credits (two decimals) or least number (whole); 0 or more.</param>
/// <param name="Selector">What may be taken.</param>
/// <param name="Max">Most credits or most holdings, both ends included.</param>
public sealed record Amount(decimal Min, Selector Selector, decimal? Max = null);

/// <summary>Exactly <paramref name="K"/> of the rules, from 1 to all of them.</summary>
public sealed record Choice(int K, IReadOnlyList<RuleNode> Of);
