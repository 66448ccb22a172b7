namespace Testamur.Stacking.Search;

/// <summary>
/// Freely chosen further holdings, for what is missing: for each leaf and each combination of facts that the other rules can tell
/// apart, a number of holdings and the credits they have together. They may be of any size and day, overlap nothing and are renewals
/// and parts of nothing.
/// </summary>
internal sealed class FurtherHoldings(Pathway pathway, long heldHundredths, long? mostHundredths = null)
{
    /// <summary>The most that are tried in one place: more than one only where a number is asked.</summary>
    public const int Most = 1_000;

    internal sealed record Kind(int Leaf, FactCombination Facts, int Number, int Hundredths);

    private readonly List<Kind> kinds = [];
    private readonly List<Selector> told = [];
    private readonly List<IReadOnlyList<string>> named = [];
    private long unit = 1;

    public IReadOnlyList<Kind> Kinds => kinds;

    /// <summary>False when there were too many combinations of facts to try all of them.</summary>
    public bool IsComplete { get; private set; } = true;

    public long MostCredits { get; private set; }

    public Terms AllNumber { get; } = new();

    public Terms AllCredits { get; } = new();

    public Terms AllHundredths { get; } = new();

    public void Add(PathwayModel of)
    {
        unit = of.Allocation.Unit;
        foreach (var constraint in pathway.Constraints)
        {
            if ((constraint.MinShare ?? constraint.MaxShare) is { } share && !told.Contains(share.Selector))
                told.Add(share.Selector);
            if (constraint.AtMostOneOf is { } names)
                named.Add(names);
            if (constraint.Before is { Strict: true } order)
                named.Add([order.First]);
        }
        var largest = mostHundredths ?? Largest(of);
        MostCredits = checked(largest * unit);
        var smallest = pathway.Constraints.Aggregate(
            1L,
            (size, constraint) => Math.Max(size, Numbers.Hundredths(constraint.EachAtLeast ?? 0))
        );
        var known = new Dictionary<Selector, FactCombination[]>();
        for (var leaf = 0; leaf < of.Taking.Length; leaf++)
        {
            var selector = of.Taking[leaf].Selector!;
            if (!known.TryGetValue(selector, out var combinations))
            {
                (combinations, var all) = FactCombination.Fitting(selector, told, named);
                IsComplete &= all;
                known[selector] = combinations;
            }
            var most = of.Taking[leaf].Kind == LeafKind.Count ? Math.Clamp(of.Taking[leaf].Min, 1, Most) : 1;
            foreach (var facts in combinations)
                Add(of.Model, leaf, facts, most, smallest, largest);
        }
    }

    private void Add(LinearModel model, int leaf, FactCombination facts, long most, long smallest, long largest)
    {
        var number = model.Add(0, most, decideFirst: 2);
        var size = model.Add(0, largest, decideFirst: 0);
        model.Row(new Terms().Add(size).Add(number, -smallest), 0);
        model.Row(new Terms().Add(size).Add(number, -largest), most: 0);
        kinds.Add(new(leaf, facts, number, size));
        AllNumber.Add(number);
        AllHundredths.Add(size);
        AllCredits.Add(size, unit);
    }

    /// <summary>The facts of a kind beyond those of its leaf: what it must be, or must not be (false).</summary>
    public IEnumerable<(Selector Selector, bool Fits)> Demands(Pathway rules, Kind kind)
    {
        for (var s = 0; s < told.Count; s++)
        {
            var fits = kind.Facts.Fits[s];
            // What every holding that fits the leaf has anyway is no demand.
            var isImplied = kinds.TrueForAll(other => other.Leaf != kind.Leaf || other.Facts.Fits[s] == fits);
            var isWanted = rules.Constraints.Any(one => (fits ? one.MinShare : one.MaxShare)?.Selector == told[s]);
            if (isWanted && !isImplied)
                yield return (told[s], fits);
        }
    }

    /// <summary>What a kind must be, as a selector.</summary>
    public Selector Describe(PathwayModel of, Kind kind)
    {
        var leaf = of.Taking[kind.Leaf].Selector!;
        Selector[] all =
        [
            .. Demands(of.Pathway, kind).Select(one => one.Fits ? one.Selector : new Selector { Not = one.Selector }),
        ];
        return all.Length == 0 ? leaf
            : all.Length == 1 && leaf == Selector.Everything ? all[0]
            : new() { All = leaf == Selector.Everything ? all : [leaf, .. all] };
    }

    // More than this is never the least: everything that is asked, over everything that is there, to whatever share.
    private long Largest(PathwayModel of)
    {
        var asked = heldHundredths + Numbers.Hundredths(pathway.Target.Ects ?? 0);
        var parts = 1L;
        foreach (var leaf in of.Taking)
            asked += leaf.Kind == LeafKind.Credits ? leaf.Min : leaf.Min * 100;
        foreach (var constraint in pathway.Constraints)
        {
            asked += Numbers.Hundredths(constraint.TotalMin ?? constraint.EachAtLeast ?? 0);
            if (constraint.MinShare is { Base: ShareBase.CountedTotal } share)
                parts = Math.Max(parts, Math.Min(share.Fraction.Denominator, 1_000));
            if (constraint.MaxShare is { Base: ShareBase.CountedTotal, Fraction.Numerator: > 0 } ceiling)
                parts = Math.Max(parts, Math.Min(ceiling.Fraction.Denominator, 1_000));
        }
        return checked(asked * parts + 100);
    }

    public Terms Number(int leaf) => Sum(kind => kind.Leaf == leaf, kind => kind.Number, 1);

    public Terms Credits(int leaf) => Sum(kind => kind.Leaf == leaf, kind => kind.Hundredths, unit);

    public Terms CreditsFitting(Selector selector) =>
        Sum(kind => kind.Facts.Fits[told.IndexOf(selector)], kind => kind.Hundredths, unit);

    public Terms NumberNamed(IReadOnlyList<string> names)
    {
        var at = named.FindIndex(list => list.SequenceEqual(names));
        return Sum(kind => kind.Facts.Named[at], kind => kind.Number, 1);
    }

    private Terms Sum(Func<Kind, bool> which, Func<Kind, int> variable, long factor)
    {
        var sum = new Terms();
        foreach (var kind in kinds)
        {
            if (which(kind))
                sum.Add(variable(kind), factor);
        }
        return sum;
    }
}
