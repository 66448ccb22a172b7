namespace Testamur.Stacking;

/// <summary>
/// Checks a witness against its document, rule by rule and without any search: whoever doubts an answer need read this only. It takes
/// time linear in both, except that holdings which share an outcome are compared in pairs where overlap is a rule. It does not ask whether
/// a smaller witness exists.
/// </summary>
public static class WitnessChecker
{
    /// <summary>Every fault of the witness; none when it shows that the pathway is met.</summary>
    /// <exception cref="StackFormatException">The document contradicts itself.</exception>
    public static IReadOnlyList<Fault> Check(StackDocument document, IReadOnlyList<Counted> witness)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(witness);
        Definition.Check(document.Pathway);
        Definition.Check(document.Holdings);
        var faults = new List<Fault>();
        var given = Read(document, witness, faults);
        if (faults.Count > 0)
            return faults;
        var counted = given.Select(one => one.Holding).Distinct().ToArray();
        foreach (var (one, pays) in Payment.Of(document.Pathway, given))
        {
            if (one.Ects != pays)
                faults.Add(new("ects", one.Holding.Id, $"{one.Holding.Id} pays {pays} ECTS at {one.Leaf}, not {one.Ects}."));
        }
        if (!TreeCheck.IsMet(document.Pathway.Root, "root", given, counted, faults).IsMet && faults.Count == 0)
            faults.Add(new("root", "root", "The tree is not met."));
        ConstraintCheck.Check(document.Pathway, given, counted, faults);
        return faults;
    }

    private static Given[] Read(StackDocument document, IReadOnlyList<Counted> witness, List<Fault> faults)
    {
        var holdings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < document.Holdings.Count; i++)
            holdings[document.Holdings[i].Id] = i;
        var leaves = new Dictionary<string, RuleNode>(StringComparer.Ordinal);
        TreeCheck.Leaves(document.Pathway.Root, "root", leaves);
        var reasons = Eligibility.Reasons(document.Pathway, document.Holdings, document.AsOf);
        var seen = new HashSet<(string, string?)>();
        var given = new List<Given>();
        foreach (var one in witness)
        {
            if (!holdings.TryGetValue(one.Holding, out var place))
                faults.Add(new("holding", one.Holding, $"There is no holding {one.Holding}."));
            else if (!leaves.TryGetValue(one.Leaf, out var leaf) || leaf.Outcomes is not null)
                faults.Add(new("leaf", one.Leaf, $"There is no leaf {one.Leaf} that takes holdings."));
            else if (!seen.Add((one.Holding, document.Pathway.Policy.Split ? one.Leaf : null)))
                faults.Add(new("twice", one.Holding, $"{one.Holding} is counted twice."));
            else if (reasons[place] is { } reason)
                faults.Add(new(reason, one.Holding, $"{one.Holding} is not eligible: {reason}."));
            else if (document.Holdings[place].Renews is not null)
                faults.Add(new("renewal", one.Holding, $"{one.Holding} is a renewal, which is never counted itself."));
            else if (!TreeCheck.Takes(leaf).Fits(document.Holdings[place]))
                faults.Add(new("selector", one.Holding, $"{one.Holding} does not fit {one.Leaf}."));
            else
                given.Add(new(document.Holdings[place], one.Leaf, leaf, one.Ects));
        }
        return [.. given];
    }
}

/// <summary>What is wrong with a witness.</summary>
/// <param name="Code">Which rule: <c>selector</c>, <c>totalMin</c>, <c>leaf</c> and so on.</param>
/// <param name="Where">The holding, leaf or condition.</param>
/// <param name="Detail">The same in plain English.</param>
public sealed record Fault(string Code, string Where, string Detail);

/// <summary>An entry of a witness whose names are known.</summary>
internal sealed record Given(Holding Holding, string Leaf, RuleNode Rule, ExactEcts Ects);
