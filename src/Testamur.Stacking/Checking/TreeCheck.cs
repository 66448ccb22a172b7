namespace Testamur.Stacking;

/// <summary>Walks a tree of requirements once, from the leaves up.</summary>
internal static class TreeCheck
{
    public static Selector Takes(RuleNode leaf) =>
        leaf.Credential ?? leaf.Capstone ?? (leaf.Credits ?? leaf.Count)?.Selector ?? Selector.Everything;

    public static void Leaves(RuleNode node, string path, Dictionary<string, RuleNode> leaves)
    {
        var children = Definition.Children(node, path);
        if (children.Count == 0)
            leaves[path] = node;
        foreach (var (child, place) in children)
            Leaves(child, place, leaves);
    }

    /// <summary>Whether a node can be used, and whether it takes nothing.</summary>
    public static (bool IsMet, bool IsEmpty) IsMet(
        RuleNode root,
        string path,
        Given[] given,
        IReadOnlyList<Holding> counted,
        List<Fault> faults
    )
    {
        var takes = given.ToLookup(one => one.Leaf, StringComparer.Ordinal);
        var outcomes = counted.SelectMany(holding => holding.Outcomes).ToHashSet(StringComparer.Ordinal);
        return Visit(root, path, takes, outcomes, faults, required: true);
    }

    private static (bool IsMet, bool IsEmpty) Visit(
        RuleNode node,
        string path,
        ILookup<string, Given> takes,
        HashSet<string> outcomes,
        List<Fault> faults,
        bool required
    )
    {
        var children = Definition.Children(node, path);
        if (children.Count == 0)
        {
            var isMet = Leaf(node, [.. takes[path]], outcomes);
            var isEmpty = !takes.Contains(path);
            if (!isMet && (required || !isEmpty))
                faults.Add(new("leaf", path, $"{path} is not met by what it takes."));
            return (isMet, isEmpty);
        }
        var seen = children
            .Select(child => Visit(child.Node, child.Path, takes, outcomes, faults, required && node.AllOf is not null))
            .ToArray();
        var empty = Array.TrueForAll(seen, child => child.IsEmpty);
        if (node.AllOf is not null)
            return (Array.TrueForAll(seen, child => child.IsMet), empty);
        // Every branch that takes something is used and so must be met; met ones that take nothing may fill up the number.
        var k = node.Choose?.K ?? 1;
        var used = seen.Count(child => !child.IsEmpty);
        var met =
            Array.TrueForAll(seen, child => child.IsEmpty || child.IsMet) && used <= k && seen.Count(child => child.IsMet) >= k;
        if (!met && (required || !empty))
            faults.Add(new("choice", path, $"{path} must use exactly {k} of its branches, each met."));
        return (met, empty);
    }

    private static bool Leaf(RuleNode leaf, Given[] takes, HashSet<string> outcomes)
    {
        if (leaf.Outcomes is { } asked)
            return asked.All(outcomes.Contains);
        if (leaf.Credits is not { } credits)
            return leaf.Count is { } count ? takes.Length >= count.Min && !(takes.Length > count.Max) : takes.Length == 1;
        var sum = Sum(takes);
        return sum >= ExactEcts.Of(credits.Min) && !(credits.Max is { } max && sum > ExactEcts.Of(max));
    }

    public static ExactEcts Sum(IEnumerable<Given> given)
    {
        ExactEcts sum = default;
        foreach (var one in given)
        {
            var common =
                Numbers.Lcm(sum.Denominator, one.Ects.Denominator, 1L << 40)
                ?? throw new OverflowException("The numbers of outcomes are too different for exact sums.");
            sum = new(
                checked(sum.Numerator * (common / sum.Denominator) + one.Ects.Numerator * (common / one.Ects.Denominator)),
                common
            );
        }
        return sum;
    }
}
