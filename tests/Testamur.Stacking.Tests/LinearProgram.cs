using System.Globalization;
using System.Text;

namespace Testamur.Stacking.Tests;

/// <summary>
/// A document as a 0/1 model in the LP format that other solvers read: the least credits that meet the pathway, in hundredths. Written
/// from the specification, apart from the engine's own model.
/// </summary>
internal sealed class LinearProgram
{
    /// <summary>What meeting the pathway is worth: more than all credits, so that the model always has a solution.</summary>
    public const int Award = 1_000_000;

    private readonly StackDocument document;
    private readonly Holding[] able;
    private readonly List<string> rows = [];
    private readonly List<string> binaries = [];
    private readonly Dictionary<int, List<string>> given = [];
    private readonly List<(RuleNode Node, string Used)> leaves = [];

    private LinearProgram(StackDocument document)
    {
        this.document = document;
        var check = new BruteForce(document);
        able = [.. document.Holdings.Where(h => h.Renews is null && check.IsEligible(h))];
        Visit(document.Pathway.Root, Binary("met"));
        for (var h = 0; h < able.Length; h++)
        {
            given[h] = [];
            for (var leaf = 0; leaf < leaves.Count; leaf++)
            {
                if (SelectorOf(leaves[leaf].Node)?.Fits(able[h]) == true)
                    given[h].Add(Binary($"x{h}_{leaf}"));
            }
            if (given[h].Count > 0)
                rows.Add($"{string.Join(" + ", given[h])} <= 1");
        }
        for (var leaf = 0; leaf < leaves.Count; leaf++)
            Leaf(leaf);
        Pairs();
        foreach (var constraint in document.Pathway.Constraints)
            Add(constraint);
    }

    public static string Of(StackDocument document) => new LinearProgram(document).Text();

    private string Text()
    {
        var text = new StringBuilder("Minimize\n obj: ");
        text.Append(Sum(Size)).Append(CultureInfo.InvariantCulture, $" - {Award} met\nSubject To\n");
        for (var r = 0; r < rows.Count; r++)
            text.Append(CultureInfo.InvariantCulture, $" r{r}: {rows[r]}\n");
        return text.Append("Bounds\n zero = 0\nBinary\n ").Append(string.Join("\n ", binaries)).Append("\nEnd\n").ToString();
    }

    private string Binary(string name)
    {
        binaries.Add(name);
        return name;
    }

    private static long Size(Holding h) => (long)(h.Ects * 100);

    private static Selector? SelectorOf(RuleNode node) =>
        node.Credential ?? node.Capstone ?? node.Credits?.Selector ?? node.Count?.Selector;

    private void Visit(RuleNode node, string used)
    {
        if (node.AllOf is { } all)
        {
            foreach (var child in all)
                Visit(child, used);
            return;
        }
        if ((node.AnyOf ?? node.Choose?.Of) is not { } branches)
        {
            leaves.Add((node, used));
            return;
        }
        string[] names = [.. branches.Select((_, i) => Binary($"y{binaries.Count}_{i}"))];
        rows.Add(Move($"{string.Join(" + ", names)}", node.Choose?.K ?? 1, used, "="));
        for (var i = 0; i < names.Length; i++)
            Visit(branches[i], names[i]);
    }

    private static string Move(string sum, long factor, string used, string relation) =>
        $"{sum} {Signed(-factor)} {used} {relation} 0";

    private static string Signed(long factor) => factor < 0 ? $"- {-factor}" : $"+ {factor}";

    private string Sum(Func<Holding, long> factor, int? leaf = null)
    {
        var terms = new StringBuilder("0 zero");
        for (var h = 0; h < able.Length; h++)
        {
            foreach (var x in given[h].Where(x => leaf is null || x.EndsWith($"_{leaf}", StringComparison.Ordinal)))
            {
                if (factor(able[h]) is var number and not 0)
                    terms.Append(' ').Append(Signed(number)).Append(' ').Append(x);
            }
        }
        return terms.ToString();
    }

    private void Leaf(int leaf)
    {
        var (node, used) = leaves[leaf];
        if (node.Outcomes is { } outcomes)
        {
            foreach (var outcome in outcomes)
                rows.Add(Move(Sum(h => h.Outcomes.Contains(outcome) ? 1 : 0), 1, used, ">="));
            return;
        }
        var number = Sum(_ => 1, leaf);
        if (node.Credits is null && node.Count is null)
        {
            rows.Add(Move(number, 1, used, "="));
            return;
        }
        rows.Add(Move(number, able.Length + 1, used, "<="));
        var amount = (node.Credits ?? node.Count)!;
        var unit = node.Credits is null ? 1 : 100;
        var sum = node.Credits is null ? number : Sum(Size, leaf);
        rows.Add(Move(sum, (long)(amount.Min * unit), used, ">="));
        if (amount.Max is { } max)
            rows.Add(Move(sum, (long)(max * unit), used, "<="));
    }

    private string Both(int a, int b) => string.Join(" + ", given[a].Concat(given[b]));

    private void Pairs()
    {
        for (var a = 0; a < able.Length; a++)
        {
            for (var b = 0; b < able.Length; b++)
            {
                if (a != b && able[a].PartsOf.Contains(able[b].Id) && given[a].Count * given[b].Count > 0)
                    rows.Add($"{Both(a, b)} <= 1");
            }
        }
    }

    private void Add(Constraint constraint)
    {
        if (constraint.TotalMin is { } least)
            rows.Add(Move(Sum(Size), (long)(least * 100), "met", ">="));
        if (constraint.TotalMax is { } most)
            rows.Add($"{Sum(Size)} <= {(long)(most * 100)}");
        if (constraint.EachAtLeast is { } each)
            rows.Add($"{Sum(h => h.Ects < each ? 1 : 0)} = 0");
        if (constraint.MinAssurance is { } facts)
            rows.Add($"{Sum(h => facts.Split('+').All((h.Assurance ?? "").Split('+').Contains) ? 0 : 1)} = 0");
        if (constraint.AtMostOneOf is { } names)
            rows.Add($"{Sum(h => names.Contains(h.Id) || names.Contains(h.Spec) ? 1 : 0)} <= 1");
        if ((constraint.MinShare ?? constraint.MaxShare) is { } share)
        {
            var relation = constraint.MinShare is null ? "<=" : ">=";
            var (above, below) = (share.Fraction.Numerator, share.Fraction.Denominator);
            rows.Add(
                share.Base == ShareBase.CountedTotal
                    ? $"{Sum(h => Size(h) * ((share.Selector.Fits(h) ? below : 0) - above))} {relation} 0"
                    : Move(
                        Sum(h => share.Selector.Fits(h) ? Size(h) * below : 0),
                        (long)(document.Pathway.Target.Ects!.Value * 100) * above,
                        "met",
                        relation
                    )
            );
        }
        if (constraint.NoOverlap is { } limit && document.Pathway.Policy.Overlap == OverlapPolicy.Exclude)
            Overlap(limit.Threshold);
        if (constraint.Before is { Strict: true } order)
            Order(order);
    }

    private void Overlap(Fraction threshold)
    {
        for (var a = 0; a < able.Length; a++)
        {
            for (var b = a + 1; b < able.Length; b++)
            {
                var fewer = Math.Min(able[a].Outcomes.Distinct().Count(), able[b].Outcomes.Distinct().Count());
                var shared = able[a].Outcomes.Intersect(able[b].Outcomes).Count();
                if (shared * threshold.Denominator > threshold.Numerator * fewer && given[a].Count * given[b].Count > 0)
                    rows.Add($"{Both(a, b)} <= 1");
            }
        }
    }

    private void Order(Before order)
    {
        bool Is(Holding h, string name) => h.Id == name || h.Spec == name;
        for (var later = 0; later < able.Length; later++)
        {
            // What is a first one itself is never before the earliest of them.
            if (!order.Then.Any(name => Is(able[later], name)) || Is(able[later], order.First) || given[later].Count == 0)
                continue;
            for (var first = 0; first < able.Length; first++)
            {
                if (!Is(able[first], order.First) || able[first].AwardedOn <= able[later].AwardedOn || given[first].Count == 0)
                    continue;
                var early = Sum(h => Is(h, order.First) && h.AwardedOn <= able[later].AwardedOn ? -1 : 0);
                rows.Add($"{Both(first, later)} + {early} <= 1");
            }
        }
    }
}
