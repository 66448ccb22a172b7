namespace Testamur.Stacking.Search;

/// <summary>A requirement tree as bounds that are seen without a search: what it needs at least, and what can be counted in it at most.</summary>
internal sealed class PreparedTree
{
    private readonly Node root;
    private readonly List<Node> leaves = [];

    public PreparedTree(RuleNode rule)
    {
        root = Read(rule, isNeeded: true);
        LeastHundredths = leaves.Where(leaf => leaf is { IsNeeded: true, Kind: LeafKind.Credits }).Sum(leaf => leaf.Least);
    }

    /// <summary>The credits that every way through the tree needs.</summary>
    public long LeastHundredths { get; }

    /// <summary>The selectors of leaves for one holding that every way uses.</summary>
    public IEnumerable<Selector> Needed =>
        leaves.Where(leaf => leaf is { IsNeeded: true, TakesOne: true }).Select(leaf => leaf.Selector);

    /// <summary>The most that can be counted together, and how many of the needed holdings nothing fits.</summary>
    public (long MostHundredths, int Lacking) Judge(Candidate[] held)
    {
        var union = 0L;
        Span<long> most = leaves.Count <= 64 ? stackalloc long[leaves.Count] : new long[leaves.Count];
        foreach (var candidate in held)
        {
            var fits = false;
            for (var i = 0; i < leaves.Count; i++)
            {
                if (!leaves[i].Selector.Fits(candidate.Facts))
                    continue;
                fits = true;
                most[i] = leaves[i].TakesOne ? Math.Max(most[i], candidate.Hundredths) : most[i] + candidate.Hundredths;
            }
            if (fits)
                union += candidate.Hundredths;
        }
        var lacking = 0;
        for (var i = 0; i < leaves.Count; i++)
            lacking += leaves[i] is { IsNeeded: true, TakesOne: true } && most[i] == 0 ? 1 : 0;
        return (Math.Min(union, Most(root, most)), lacking);
    }

    /// <summary>Whether all that fits some leaf that every way uses is not enough for it.</summary>
    public bool LacksAmount(Candidate[] held)
    {
        foreach (var leaf in leaves)
        {
            if (!leaf.IsNeeded || leaf.TakesOne)
                continue;
            var sum = 0L;
            foreach (var candidate in held)
            {
                if (leaf.Selector.Fits(candidate.Facts))
                    sum += leaf.Kind == LeafKind.Count ? 1 : candidate.Hundredths;
            }
            if (sum < leaf.Least)
                return true;
        }
        return false;
    }

    // A choice uses as many branches as it asks for, at best the largest.
    private static long Most(Node node, ReadOnlySpan<long> most)
    {
        if (node.Place is { } place)
            return most[place];
        var sums = new long[node.Children.Length];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Most(node.Children[i], most);
        Array.Sort(sums);
        var sum = 0L;
        for (var i = Math.Max(0, sums.Length - node.Chosen); i < sums.Length; i++)
            sum += sums[i];
        return sum;
    }

    private Node Read(RuleNode rule, bool isNeeded)
    {
        if (Leaf.KindOf(rule) is { } kind)
        {
            if (kind == LeafKind.Outcomes)
                return new() { Children = [] };
            var leaf = new Leaf("", kind, rule, 0);
            var node = new Node
            {
                Kind = kind,
                Place = leaves.Count,
                Selector = leaf.Selector!, // only leaves of outcomes have none
                Least = leaf.Min,
                IsNeeded = isNeeded,
            };
            leaves.Add(node);
            return node;
        }
        var children = Definition.Children(rule, "");
        var isAll = rule.AllOf is not null;
        return new()
        {
            Children = [.. children.Select(child => Read(child.Node, isNeeded && isAll))],
            Chosen = isAll ? children.Count : rule.Choose?.K ?? 1,
        };
    }

    private sealed class Node
    {
        public LeafKind Kind { get; init; }

        /// <summary>Place among the leaves; null for inner nodes, and for leaves that take nothing.</summary>
        public int? Place { get; init; }

        public Selector Selector { get; init; } = Selector.Everything;

        public long Least { get; init; }

        public bool IsNeeded { get; init; }

        public bool TakesOne => Kind is LeafKind.Credential or LeafKind.Capstone;

        public Node[] Children { get; init; } = [];

        /// <summary>How many of the children are used.</summary>
        public int Chosen { get; init; }
    }
}
