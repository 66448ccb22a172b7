namespace Testamur.Stacking;

/// <summary>The answer to a <see cref="StackDocument"/>.</summary>
public sealed record StackAnswer
{
    /// <summary>Whether the pathway is met. Null when the budget ended before it was decided: never a guess.</summary>
    public required bool? Satisfied { get; init; }

    /// <summary>True when everything in the answer is proved: a no, that a witness is the smallest, that nothing less is missing, that no
    /// plan is better. False where the budget ended first; what is said then is right, but not proved to be the best.</summary>
    public required bool Proved { get; init; }

    /// <summary>Which holding counts where, by id; null when the pathway is not met.</summary>
    public IReadOnlyList<Counted>? Witness { get; init; }

    /// <summary>Sum of the witness; null when the pathway is not met.</summary>
    public ExactEcts? CountedEcts { get; init; }

    /// <summary>What is missing, when that was asked.</summary>
    public Missing? Missing { get; init; }

    /// <summary>Ways to finish, when that was asked; none when nothing is missing or no offers would do.</summary>
    public IReadOnlyList<Plan>? Plans { get; init; }

    /// <summary>Ways to finish that no other way beats in price, weeks and credits at once, when that was asked.</summary>
    public IReadOnlyList<Plan>? Pareto { get; init; }

    /// <summary>A smallest set of rules that cannot be met together, when that was asked.</summary>
    public IReadOnlyList<Conflict>? Conflicts { get; init; }

    /// <summary>Ids of the holdings without which the pathway would not be met, when that was asked.</summary>
    public IReadOnlyList<string>? Critical { get; init; }

    /// <summary>Steps of the search; the same for the same document.</summary>
    public long Nodes { get; init; }

    /// <summary>Why something could not be decided at all; null otherwise.</summary>
    public string? Problem { get; init; }
}

/// <summary>A holding that counts.</summary>
/// <param name="Holding">Its id.</param>
/// <param name="Leaf">The rule it is given to, such as <c>root.allOf[0]</c>.</param>
/// <param name="Ects">What it pays there: less than its size where a policy discounts or splits.</param>
public sealed record Counted(string Holding, string Leaf, ExactEcts Ects);

/// <summary>What is missing: the least that further holdings, freely chosen, would have to bring.</summary>
public sealed record Missing
{
    /// <summary>Credits; null when no further holding would help, or when it was not decided.</summary>
    public required ExactEcts? Ects { get; init; }

    /// <summary>How many holdings at least bring these credits.</summary>
    public long? Credentials { get; init; }

    /// <summary>What they would have to be; null when nothing is missing.</summary>
    public Selector? Selector { get; init; }

    /// <summary>Which rules are open when <see cref="Nearest"/> is counted.</summary>
    public IReadOnlyList<Unmet> Unmet { get; init; } = [];

    /// <summary>Holdings that may not count, with the first reason: <c>status</c>, <c>notYetAwarded</c>, <c>maxAge</c>,
    /// <c>validAtDecision</c>, <c>minGrade</c>.</summary>
    public required IReadOnlyDictionary<string, string> Ineligible { get; init; }

    /// <summary>What counts already on the shortest way.</summary>
    public IReadOnlyList<Counted> Nearest { get; init; } = [];
}

/// <summary>A rule that is open.</summary>
/// <param name="Node">A leaf, or <c>constraints[i]</c>.</param>
/// <param name="Ects">Credits it lacks; null when it does not ask for credits.</param>
/// <param name="Count">Holdings it lacks; null when it does not ask for a number.</param>
/// <param name="Outcomes">Outcomes it lacks; null when it does not ask for outcomes.</param>
/// <param name="Selector">What would fit; null when anything would.</param>
public sealed record Unmet(
    string Node,
    ExactEcts? Ects = null,
    long? Count = null,
    IReadOnlyList<string>? Outcomes = null,
    Selector? Selector = null
);

/// <summary>A way to finish with offers.</summary>
/// <param name="Kind"><c>cheapest</c>, <c>fastest</c>, <c>fewestEcts</c> or <c>pareto</c>.</param>
/// <param name="Offers">Ids, in ordinal order.</param>
/// <param name="Price">Sum of the prices; null when one has none.</param>
/// <param name="Weeks">One after another; null when one has no duration.</param>
/// <param name="Ects">Sum of the credits.</param>
public sealed record Plan(string Kind, IReadOnlyList<string> Offers, decimal? Price, int? Weeks, decimal Ects);

/// <summary>A rule of a set that cannot be met together.</summary>
/// <param name="Rule">The rule, such as <c>outcomes:a</c>, <c>noOverlap(D1,D2)</c> or <c>totalMin</c>.</param>
/// <param name="Node">Its place.</param>
/// <param name="Text">The same in plain English.</param>
public sealed record Conflict(string Rule, string Node, string Text);

/// <summary>What a search may spend before it says that it does not know.</summary>
/// <param name="Nodes">Steps.</param>
/// <param name="Work">Numbers touched; about half a thousand million take a second.</param>
public sealed record StackBudget(long Nodes = 50_000, long Work = 400_000_000)
{
    /// <summary>The budget of an answer that nobody named another for.</summary>
    public static StackBudget Standard { get; } = new();
}
