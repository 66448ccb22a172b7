using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>A pathway that is checked once and asked about many people: who meets it, and who may nearly do.</summary>
public sealed class PreparedPathway
{
    private readonly PreparedTree tree;
    private readonly (Selector Selector, long Least)[] shares;
    private readonly long least;

    /// <summary>Checks the pathway.</summary>
    /// <exception cref="StackFormatException">It contradicts itself.</exception>
    public PreparedPathway(Pathway pathway)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        Definition.Check(pathway);
        Pathway = pathway;
        tree = new(pathway.Root);
        shares = [.. Shares(pathway)];
        least = pathway.Constraints.Aggregate(
            tree.LeastHundredths,
            (sum, constraint) => Math.Max(sum, Numbers.Hundredths(constraint.TotalMin ?? 0))
        );
    }

    /// <summary>The pathway.</summary>
    public Pathway Pathway { get; }

    /// <summary>The selectors of leaves that every way through the pathway uses, each for one holding.</summary>
    internal IEnumerable<Selector> Needed => tree.Needed;

    /// <summary>Decides whether the holdings meet the pathway on a day.</summary>
    /// <returns>Null when the budget ended first.</returns>
    /// <exception cref="StackFormatException">The holdings contradict themselves.</exception>
    public bool? IsSatisfied(IReadOnlyList<Holding> holdings, DateOnly asOf, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(holdings);
        Definition.Check(holdings);
        return IsSatisfied(Candidate.Held(Pathway, holdings, asOf), budget ?? StackBudget.Standard);
    }

    internal bool? IsSatisfied(Candidate[] held, StackBudget limits)
    {
        if (Lacks(held) is { Ects: > 0 } or { Credentials: > 0 } || LacksAmount(held))
            return false;
        try
        {
            return Search(Pathway, held, new(limits.Nodes, limits.Work));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the holdings lack at the very least, seen without a search: credits of all that may be counted together, and required
    /// credentials that nothing fits. The true need may be larger, never smaller.
    /// </summary>
    internal (long Ects, int Credentials) Lacks(Candidate[] held)
    {
        var (most, lacking) = tree.Judge(held);
        return (Math.Max(0, least - most), lacking);
    }

    // A leaf that every way uses, or a share of the award, for which all that fits is not enough. Nothing pays more than its size.
    private bool LacksAmount(Candidate[] held)
    {
        if (tree.LacksAmount(held))
            return true;
        foreach (var (selector, asked) in shares)
        {
            if (held.Where(candidate => selector.Fits(candidate.Facts)).Sum(candidate => candidate.Hundredths) < asked)
                return true;
        }
        return false;
    }

    private static IEnumerable<(Selector Selector, long Least)> Shares(Pathway pathway) =>
        from constraint in pathway.Constraints
        let share = constraint.MinShare
        where share is { Base: ShareBase.RequiredTotal }
        let asked = Numbers.Hundredths(pathway.Target.Ects ?? 0) * share.Fraction.Numerator
        select (share.Selector, (asked + share.Fraction.Denominator - 1) / share.Fraction.Denominator);

    internal static bool? Search(Pathway pathway, Candidate[] held, Budget budget)
    {
        var model = new LinearModel();
        _ = new PathwayModel(model, pathway, held, isBrief: true);
        return IsFeasible(model, budget);
    }

    internal static bool? IsFeasible(LinearModel model, Budget budget)
    {
        if (!SearchSize.Fits(model))
            return null;
        var found = new BranchAndBound(model, budget).Minimize(new long[model.Variables], any: true);
        return found.Values is not null ? true
            : found.Proved ? false
            : null;
    }
}
