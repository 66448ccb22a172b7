namespace Testamur.Stacking;

/// <summary>
/// Decides pathways by sums and sets, without a search. It decides trees of <c>credential</c>, <c>credits</c>, <c>count</c>,
/// <c>allOf</c>, <c>anyOf</c>, <c>choose</c> with <c>totalMin</c>, <c>before</c> and <c>validAtDecision</c>. It does not decide
/// which of several rules a holding should serve, which to leave out under a maximum, overlap of outcomes, splitting, plans or
/// the smallest sufficient set: there it refuses with <see cref="UnsupportedPathwayException"/> rather than guess. Where it
/// answers, a leaf takes every eligible holding that fits (<c>credential</c>: one), and the used branches of a choice are the
/// met ones with most credits.
/// </summary>
public static class StackEvaluator
{
    /// <summary>Evaluates a pathway on a day.</summary>
    /// <exception cref="UnsupportedPathwayException">The pathway needs more than sums and sets, or contradicts itself.</exception>
    /// <exception cref="ArgumentException">Two holdings share an id, or credits are not positive with two decimals.</exception>
    public static Evaluation Evaluate(Pathway pathway, IReadOnlyList<Holding> holdings, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        ArgumentNullException.ThrowIfNull(holdings);
        PathwayChecks.Check(pathway);
        CheckHoldings(holdings);
        var (eligible, ineligible) = Eligibility.Split(pathway, holdings, asOf);
        var firsts = pathway
            .Constraints.Select(constraint => constraint.Before?.First)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var tree = new TreeEvaluation(eligible, firsts);
        var root = tree.Visit(pathway.Root, "root");
        var counted = root.Leaves.Where(leaf => leaf.Used).Sum(leaf => leaf.Ects);
        List<Need> missing = root.Met ? [] : [.. root.Leaves.Where(leaf => leaf.Need is not null).Select(leaf => leaf.Need!)];
        for (var i = 0; i < pathway.Constraints.Count; i++)
            if (pathway.Constraints[i].TotalMin is { } least && counted < least)
                missing.Add(new($"constraints[{i}]", null, least - counted, null));
        return new(missing.Count == 0 && root.Met, [.. root.Leaves.Select(leaf => leaf.ToPart())], missing, ineligible, counted);
    }

    private static void CheckHoldings(IReadOnlyList<Holding> holdings)
    {
        if (holdings.Select(holding => holding.Id).Distinct(StringComparer.Ordinal).Count() != holdings.Count)
            throw new ArgumentException("Two holdings share an id.", nameof(holdings));
        foreach (var holding in holdings)
            if (holding.Ects <= 0 || decimal.Truncate(holding.Ects * 100) != holding.Ects * 100)
                throw new ArgumentException(
                    $"The credits of '{holding.Id}' are not positive with two decimals.",
                    nameof(holdings)
                );
    }
}

internal sealed record Leaf(
    string Path,
    bool Met,
    bool Used,
    decimal? NeededEcts,
    decimal HaveEcts,
    IReadOnlyList<Holding> Takes,
    Need? Need
)
{
    public decimal Ects => Takes.Sum(holding => holding.Ects);

    public Part ToPart() => new(Path, Met, NeededEcts, HaveEcts, Used ? [.. Takes.Select(holding => holding.Id)] : []);
}

internal sealed record Branch(bool Met, IReadOnlyList<Leaf> Leaves, IReadOnlySet<string> Fits)
{
    public decimal Ects => Leaves.Where(leaf => leaf.Used).Sum(leaf => leaf.Ects);

    public Branch Unused() => this with { Leaves = [.. Leaves.Select(leaf => leaf with { Used = false })] };
}

internal sealed class TreeEvaluation(IReadOnlyList<Holding> eligible, IReadOnlySet<string> firsts)
{
    public Branch Visit(RuleNode node, string path) =>
        node switch
        {
            { Credential: { } selector } => Credential(selector, path),
            { Credits: { } amount } => Amount(amount, path, true),
            { Count: { } amount } => Amount(amount, path, false),
            { AllOf: { } nodes } => All(nodes, path),
            { AnyOf: { } nodes } => Some(nodes, 1, $"{path}.anyOf"),
            { Choose: { } choice } => Some(choice.Of, choice.K, $"{path}.choose.of"),
            _ => throw new UnsupportedPathwayException($"{path} has no known rule."),
        };

    private Branch Credential(Selector selector, string path)
    {
        var fits = Fitting(selector);
        var first = selector.Spec is not null && firsts.Contains(selector.Spec);
        if (first && fits.Select(holding => holding.Ects).Distinct().Count() > 1)
            throw new UnsupportedPathwayException($"{path}: several holdings of different size could come first.");
        // What must come first counts from its earliest award; otherwise the larger one is worth more.
        var best = first
            ? fits.MinBy(holding => holding.AwardedOn)
            : fits.OrderByDescending(holding => holding.Ects).ThenBy(holding => holding.AwardedOn).FirstOrDefault();
        var need = best is null ? new Need(path, selector, null, 1) : null;
        return One(new(path, best is not null, true, null, best?.Ects ?? 0, best is null ? [] : [best], need), fits);
    }

    private Branch Amount(Amount amount, string path, bool credits)
    {
        var fits = Fitting(amount.Selector);
        var sum = fits.Sum(holding => holding.Ects);
        var have = credits ? sum : fits.Count;
        if (have > amount.Max)
            throw new UnsupportedPathwayException($"{path}: more fits than the maximum, so a choice would have to be made.");
        var met = have >= amount.Min;
        var need =
            met ? null
            : credits ? new Need(path, amount.Selector, amount.Min - have, null)
            : new Need(path, amount.Selector, null, (int)Math.Ceiling(amount.Min - have));
        return One(new(path, met, true, credits ? amount.Min : null, sum, fits, need), fits);
    }

    private Branch All(IReadOnlyList<RuleNode> nodes, string path)
    {
        Branch[] branches = [.. nodes.Select((node, i) => Visit(node, $"{path}.allOf[{i}]"))];
        RefuseShared(branches, path);
        return Join(branches.All(branch => branch.Met), branches);
    }

    private Branch Some(IReadOnlyList<RuleNode> nodes, int k, string path)
    {
        Branch[] branches = [.. nodes.Select((node, i) => Visit(node, $"{path}[{i}]"))];
        if (k > 1)
            RefuseShared(branches, path);
        // Unmet branches show progress only as far as they could still be among the chosen.
        var used = branches.OrderByDescending(branch => branch.Met).ThenByDescending(branch => branch.Ects).Take(k).ToHashSet();
        var met = branches.Count(branch => branch.Met) >= k;
        return Join(met, [.. branches.Select(branch => used.Contains(branch) ? branch : branch.Unused())]);
    }

    private static void RefuseShared(Branch[] branches, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in branches.SelectMany(branch => branch.Fits))
            if (!seen.Add(id))
                throw new UnsupportedPathwayException($"{path}: '{id}' fits several rules, so a choice would have to be made.");
    }

    private static Branch Join(bool met, Branch[] branches)
    {
        var fits = branches.SelectMany(branch => branch.Fits).ToHashSet(StringComparer.Ordinal);
        // A choice that is met needs nothing of the branches it did not use.
        var leaves = branches.SelectMany(branch => branch.Leaves).Select(leaf => met ? leaf with { Need = null } : leaf);
        return new(met, [.. leaves], fits);
    }

    private static Branch One(Leaf leaf, IReadOnlyList<Holding> fits) =>
        new(leaf.Met, [leaf], fits.Select(holding => holding.Id).ToHashSet(StringComparer.Ordinal));

    private IReadOnlyList<Holding> Fitting(Selector selector) => [.. eligible.Where(selector.Fits)];
}
