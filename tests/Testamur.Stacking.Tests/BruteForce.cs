using System.Numerics;

namespace Testamur.Stacking.Tests;

/// <summary>
/// Tries every set of holdings, the smallest first, and every way to give it to the leaves. Written from the text of the specification,
/// with nothing of the engine or the checker but the documents.
/// </summary>
internal sealed class BruteForce(StackDocument document)
{
    private readonly Pathway pathway = document.Pathway;
    private readonly List<(RuleNode Node, string Path)> leaves = [];

    /// <summary>Ids of the canonical set in order, and its sum; null when the pathway is not met.</summary>
    public (string[] Ids, BigInteger Numerator, BigInteger Denominator)? Best()
    {
        Collect(pathway.Root, "root");
        Holding[] able =
        [
            .. document.Holdings.Where(IsEligible).Where(h => h.Renews is null).OrderBy(h => h.Id, StringComparer.Ordinal),
        ];
        (Holding[] Set, Rational Sum)? best = null;
        for (var bits = 0; bits < 1 << able.Length; bits++)
        {
            Holding[] set = [.. able.Where((_, i) => (bits >> i & 1) == 1)];
            var pays = Pays(set);
            var sum = pays.Values.Aggregate(Rational.Zero, (a, b) => a + b);
            if (best is { } known && !IsSmaller(set, sum, known.Set, known.Sum))
                continue;
            if (Constraints(set, pays, sum) && Allocate(set, pays))
                best = (set, sum);
        }
        return best is { } found ? ([.. found.Set.Select(h => h.Id)], found.Sum.Above, found.Sum.Below) : null;
    }

    private static bool IsSmaller(Holding[] a, Rational sumA, Holding[] b, Rational sumB)
    {
        var order = sumA.CompareTo(sumB);
        if (order == 0)
            order = a.Length.CompareTo(b.Length);
        for (var i = 0; order == 0 && i < a.Length; i++)
            order = string.CompareOrdinal(a[i].Id, b[i].Id);
        return order < 0;
    }

    private void Collect(RuleNode node, string path)
    {
        var children = Children(node, path);
        if (children.Length == 0)
            leaves.Add((node, path));
        foreach (var (child, place) in children)
            Collect(child, place);
    }

    private static (RuleNode Node, string Path)[] Children(RuleNode node, string path) =>
        node.AllOf is { } all ? [.. all.Select((child, i) => (child, $"{path}.allOf[{i}]"))]
        : node.AnyOf is { } any ? [.. any.Select((child, i) => (child, $"{path}.anyOf[{i}]"))]
        : node.Choose is { } choice ? [.. choice.Of.Select((child, i) => (child, $"{path}.choose.of[{i}]"))]
        : [];

    public bool IsEligible(Holding h) => IsEligible(h, []);

    private bool IsEligible(Holding h, HashSet<string> asked)
    {
        if (h.Status is not (null or "active") || h.AwardedOn > document.AsOf || !asked.Add(h.Id))
            return false;
        foreach (var constraint in pathway.Constraints)
        {
            if (constraint.MaxAgeYears is { } years && h.AwardedOn.AddYears(years) < document.AsOf)
                return false;
            if (constraint.MinGrade is { } floor && (h.Grade is null or "F" || string.CompareOrdinal(h.Grade, floor.AtLeast) > 0))
                return false;
            if (
                constraint.ValidAtDecision == true
                && h.ValidUntil < document.AsOf
                && !document.Holdings.Any(other => other.Renews == h.Id && IsEligible(other, [.. asked]))
            )
                return false;
        }
        return true;
    }

    private Dictionary<string, Rational> Pays(Holding[] set)
    {
        var pays = new Dictionary<string, Rational>();
        var paid = new HashSet<string>();
        foreach (var h in set.OrderBy(h => h.AwardedOn).ThenBy(h => h.Id, StringComparer.Ordinal))
        {
            var size = new Rational((BigInteger)(h.Ects * 100), 100);
            var all = h.Outcomes.Distinct().Count();
            var fresh = h.Outcomes.Distinct().Count(paid.Add);
            pays[h.Id] = pathway.Policy.Overlap == OverlapPolicy.Discount && all > 0 ? size * new Rational(fresh, all) : size;
        }
        return pays;
    }

    private bool Constraints(Holding[] set, Dictionary<string, Rational> pays, Rational sum)
    {
        var ids = set.Select(h => h.Id).ToHashSet();
        if (set.Any(h => h.PartsOf.Any(ids.Contains)))
            return false;
        return pathway.Constraints.All(constraint => Holds(constraint, set, pays, sum));
    }

    private bool Holds(Constraint constraint, Holding[] set, Dictionary<string, Rational> pays, Rational sum)
    {
        static bool Named(Holding h, IEnumerable<string> names) => names.Contains(h.Id) || names.Contains(h.Spec);
        if (constraint.TotalMin is { } least)
            return sum.CompareTo(Of(least)) >= 0;
        if (constraint.TotalMax is { } most)
            return sum.CompareTo(Of(most)) <= 0;
        if (constraint.EachAtLeast is { } each)
            return set.All(h => h.Ects >= each);
        if (constraint.AtMostOneOf is { } names)
            return set.Count(h => Named(h, names)) <= 1;
        if (constraint.MinAssurance is { } facts)
            return set.All(h => facts.Split('+').All(fact => (h.Assurance ?? "").Split('+').Contains(fact)));
        if ((constraint.MinShare ?? constraint.MaxShare) is { } share)
        {
            var fitting = set.Where(h => share.Selector.Fits(h)).Aggregate(Rational.Zero, (a, h) => a + pays[h.Id]);
            var whole = share.Base == ShareBase.CountedTotal ? sum : Of(pathway.Target.Ects!.Value);
            var order = fitting.CompareTo(whole * new Rational(share.Fraction.Numerator, share.Fraction.Denominator));
            return constraint.MinShare is not null ? order >= 0 : order <= 0;
        }
        if (constraint.Before is { Strict: true } order2)
        {
            var firsts = set.Where(h => Named(h, [order2.First])).ToArray();
            return firsts.Length == 0
                || set.Where(h => Named(h, order2.Then)).All(h => h.AwardedOn >= firsts.Min(first => first.AwardedOn));
        }
        if (constraint.NoOverlap is { } limit && pathway.Policy.Overlap == OverlapPolicy.Exclude)
            return !set.Any(a => set.Any(b => a.Id != b.Id && Overlap(a, b, limit.Threshold)));
        return true;
    }

    private static bool Overlap(Holding a, Holding b, Fraction threshold)
    {
        var fewer = Math.Min(a.Outcomes.Distinct().Count(), b.Outcomes.Distinct().Count());
        return fewer > 0
            && new Rational(a.Outcomes.Intersect(b.Outcomes).Count(), fewer).CompareTo(
                new(threshold.Numerator, threshold.Denominator)
            ) > 0;
    }

    private static Rational Of(decimal ects) => new((BigInteger)(ects * 100), 100);

    private bool Allocate(Holding[] set, Dictionary<string, Rational> pays)
    {
        var given = leaves.ToDictionary(leaf => leaf.Path, _ => new List<Holding>());
        return Give(0);

        bool Give(int next)
        {
            if (next == set.Length)
                return Used(pathway.Root, "root", given, set, pays).Contains(true);
            foreach (var (node, path) in leaves)
            {
                var selector = node.Credential ?? node.Capstone ?? node.Credits?.Selector ?? node.Count?.Selector;
                if (
                    selector is null
                    || !selector.Fits(set[next])
                    || (node.Credential ?? node.Capstone) is not null && given[path].Count == 1
                )
                    continue;
                given[path].Add(set[next]);
                if (Give(next + 1))
                    return true;
                given[path].RemoveAt(given[path].Count - 1);
            }
            return false;
        }
    }

    // Which of "used and met" (true) and "not used" (false) a node can be, given what its leaves took.
    private static HashSet<bool> Used(
        RuleNode node,
        string path,
        Dictionary<string, List<Holding>> given,
        Holding[] set,
        Dictionary<string, Rational> pays
    )
    {
        var children = Children(node, path);
        if (children.Length == 0)
        {
            var can = new HashSet<bool>();
            if (given[path].Count == 0)
                can.Add(false);
            if (Leaf(node, given[path], set, pays))
                can.Add(true);
            return can;
        }
        var each = children.Select(child => Used(child.Node, child.Path, given, set, pays)).ToArray();
        var result = new HashSet<bool>();
        if (each.All(child => child.Contains(false)))
            result.Add(false);
        var k = node.AllOf is not null ? children.Length : node.Choose?.K ?? 1;
        var numbers = new HashSet<int> { 0 };
        foreach (var child in each)
            numbers = [.. numbers.SelectMany(number => child.Select(used => used ? number + 1 : number))];
        if (numbers.Contains(k))
            result.Add(true);
        return result;
    }

    private static bool Leaf(RuleNode node, List<Holding> takes, Holding[] set, Dictionary<string, Rational> pays)
    {
        if (node.Outcomes is { } outcomes)
            return outcomes.All(outcome => set.Any(h => h.Outcomes.Contains(outcome)));
        if (node.Count is { } count)
            return takes.Count >= count.Min && !(takes.Count > count.Max);
        if (node.Credits is not { } credits)
            return takes.Count == 1;
        var sum = takes.Aggregate(Rational.Zero, (a, h) => a + pays[h.Id]);
        return sum.CompareTo(Of(credits.Min)) >= 0 && !(credits.Max is { } max && sum.CompareTo(Of(max)) > 0);
    }
}

/// <summary>An exact fraction.</summary>
internal readonly record struct Rational(BigInteger Above, BigInteger Below)
{
    public static Rational Zero { get; } = new(0, 1);

    public static Rational operator +(Rational a, Rational b) => new(a.Above * b.Below + b.Above * a.Below, a.Below * b.Below);

    public static Rational operator *(Rational a, Rational b) => new(a.Above * b.Above, a.Below * b.Below);

    public int CompareTo(Rational other) => (Above * other.Below).CompareTo(other.Above * Below);
}
