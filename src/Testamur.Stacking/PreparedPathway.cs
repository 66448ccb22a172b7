using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>A pathway that is checked once and asked about many people: who meets it, and who may nearly do.</summary>
public sealed class PreparedPathway
{
    private readonly Selector[] takes;
    private readonly Selector[] needed;
    private readonly (Selector Selector, long Least, bool IsNumber)[] amounts;
    private readonly long least;

    /// <summary>Checks the pathway.</summary>
    /// <exception cref="StackFormatException">It contradicts itself.</exception>
    public PreparedPathway(Pathway pathway)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        Definition.Check(pathway);
        Pathway = pathway;
        var all = new List<Selector>();
        var must = new List<Selector>();
        least = Collect(pathway.Root, all, must, mandatory: true);
        AsksForNumbers = HasNumbers(pathway.Root);
        amounts = [.. Amounts(pathway.Root), .. Shares(pathway)];
        takes = [.. all];
        needed = [.. must];
        foreach (var constraint in pathway.Constraints)
            least = Math.Max(least, Numbers.Hundredths(constraint.TotalMin ?? 0));
    }

    /// <summary>The pathway.</summary>
    public Pathway Pathway { get; }

    /// <summary>True when some leaf asks for a number of holdings.</summary>
    internal bool AsksForNumbers { get; }

    /// <summary>The selectors of leaves that every way through the pathway uses.</summary>
    internal IReadOnlyList<Selector> Needed => needed;

    /// <summary>Decides whether the holdings meet the pathway on a day.</summary>
    /// <returns>Null when the budget ended first.</returns>
    /// <exception cref="StackFormatException">The holdings contradict themselves.</exception>
    public bool? IsSatisfied(IReadOnlyList<Holding> holdings, DateOnly asOf, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(holdings);
        Definition.Check(holdings);
        var held = Candidate.Held(Pathway, holdings, asOf);
        if (Lacks(held) is { Ects: > 0 } or { Credentials: > 0 } || LacksAmount(held))
            return false;
        var limits = budget ?? StackBudget.Standard;
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
    /// What the holdings lack at the very least, seen without a search: credits of all that fits some leaf, and required credentials that
    /// nothing fits. The true need may be larger, never smaller.
    /// </summary>
    internal (long Ects, int Credentials) Lacks(Candidate[] held)
    {
        var sum = 0L;
        foreach (var candidate in held)
        {
            if (Array.Exists(takes, selector => selector.Fits(candidate.Facts)))
                sum += candidate.Hundredths;
        }
        var lacking = needed.Count(selector => !Array.Exists(held, candidate => selector.Fits(candidate.Facts)));
        return (Math.Max(0, least - sum), lacking);
    }

    // A leaf that every way uses, or a share of the award, for which all that fits is not enough. Nothing pays more than its size.
    private bool LacksAmount(Candidate[] held)
    {
        foreach (var (selector, least, isNumber) in amounts)
        {
            var sum = 0L;
            foreach (var candidate in held)
            {
                if (selector.Fits(candidate.Facts))
                    sum += isNumber ? 1 : candidate.Hundredths;
            }
            if (sum < least)
                return true;
        }
        return false;
    }

    private static IEnumerable<(Selector Selector, long Least, bool IsNumber)> Amounts(RuleNode node) =>
        node switch
        {
            { Credits: { } credits } => [(credits.Selector, Numbers.Hundredths(credits.Min), false)],
            { Count: { } count } => [(count.Selector, (long)count.Min, true)],
            { AllOf: { } all } => all.SelectMany(Amounts),
            _ => [],
        };

    private static IEnumerable<(Selector Selector, long Least, bool IsNumber)> Shares(Pathway pathway) =>
        from constraint in pathway.Constraints
        let share = constraint.MinShare
        where share is { Base: ShareBase.RequiredTotal }
        let asked = Numbers.Hundredths(pathway.Target.Ects ?? 0) * share.Fraction.Numerator
        select (share.Selector, (asked + share.Fraction.Denominator - 1) / share.Fraction.Denominator, false);

    internal static bool? Search(Pathway pathway, Candidate[] held, Budget budget)
    {
        var model = new LinearModel();
        _ = new PathwayModel(model, pathway, held);
        if (!SearchSize.Fits(model))
            return null;
        var found = new BranchAndBound(model, budget).Minimize(new long[model.Variables], any: true);
        return found.Values is not null ? true
            : found.Proved ? false
            : null;
    }

    private static bool HasNumbers(RuleNode node) =>
        node.Count is not null || Definition.Children(node, "").Any(child => HasNumbers(child.Node));

    // The selectors of all leaves, those that every way needs, and the credits that every way needs.
    private static long Collect(RuleNode node, List<Selector> all, List<Selector> must, bool mandatory)
    {
        if ((node.Credential ?? node.Capstone) is { } one)
        {
            all.Add(one);
            if (mandatory)
                must.Add(one);
            return 0;
        }
        if ((node.Credits ?? node.Count) is { } amount)
        {
            all.Add(amount.Selector);
            return node.Credits is null || !mandatory ? 0 : Numbers.Hundredths(amount.Min);
        }
        var sum = 0L;
        foreach (var (child, _) in Definition.Children(node, ""))
            sum += Collect(child, all, must, mandatory && node.AllOf is not null);
        return sum;
    }
}
