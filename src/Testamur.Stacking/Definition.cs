namespace Testamur.Stacking;

/// <summary>Refuses pathways and facts that contradict themselves, with the place.</summary>
internal static class Definition
{
    public const int MostNodes = 2_000;
    public const int MostLevels = 32;
    public const int MostCount = 100_000;

    /// <exception cref="StackFormatException">The pathway contradicts itself.</exception>
    public static void Check(Pathway pathway)
    {
        if (pathway is { Policy: { Split: true, Overlap: OverlapPolicy.Discount } })
            throw new StackFormatException(
                "policy",
                "Splitting and discounting together are not defined: a part of a holding has no outcomes of its own."
            );
        if (pathway.Target.Ects is { } target)
            Ects(target, "target.ects", positive: true);
        var nodes = 0;
        Node(pathway.Root, "root", 0, ref nodes);
        for (var i = 0; i < pathway.Constraints.Count; i++)
            Condition(pathway, pathway.Constraints[i], $"constraints[{i}]");
    }

    /// <exception cref="StackFormatException">Two holdings share an id, or the facts of one are impossible.</exception>
    public static void Check(IReadOnlyList<Holding> holdings)
    {
        var ids = new HashSet<string>(holdings.Count, StringComparer.Ordinal);
        for (var i = 0; i < holdings.Count; i++)
        {
            var holding = holdings[i];
            if (!ids.Add(holding.Id))
                throw new StackFormatException($"holdings[{i}].id", "Another holding has the same id.");
            Ects(holding.Ects, $"holdings[{i}].ects", positive: true);
            if (holding.PartsOf.Contains(holding.Id, StringComparer.Ordinal))
                throw new StackFormatException($"holdings[{i}].partsOf", "A holding cannot be a part of itself.");
        }
    }

    /// <exception cref="StackFormatException">Two offers share an id, or the facts of one are impossible.</exception>
    public static void Check(IReadOnlyList<Offer> offers)
    {
        var ids = new HashSet<string>(offers.Count, StringComparer.Ordinal);
        for (var i = 0; i < offers.Count; i++)
        {
            if (!ids.Add(offers[i].Id))
                throw new StackFormatException($"offers[{i}].id", "Another offer has the same id.");
            Ects(offers[i].Ects, $"offers[{i}].ects", positive: true);
            Ects(offers[i].Price ?? 0, $"offers[{i}].price");
            if (offers[i].Weeks is < 0 or > 10_000)
                throw new StackFormatException($"offers[{i}].weeks", "A whole number from 0 to 10000 is expected.");
        }
    }

    private static void Ects(decimal value, string path, bool positive = false)
    {
        if (value < 0 || positive && value == 0 || value > Numbers.MostEcts || value * 100 != decimal.Truncate(value * 100))
            throw new StackFormatException(
                path,
                $"A number {(positive ? "above" : "from")} 0 with at most two decimals, at most {Numbers.MostEcts}, is expected."
            );
    }

    private static void Node(RuleNode node, string path, int level, ref int nodes)
    {
        if (level > MostLevels || ++nodes > MostNodes)
            throw new StackFormatException(path, $"More than {MostLevels} levels or {MostNodes} rules are not allowed.");
        object?[] members =
        [
            node.Credential,
            node.Credits,
            node.Count,
            node.Outcomes,
            node.Capstone,
            node.AllOf,
            node.AnyOf,
            node.Choose,
        ];
        if (members.Count(member => member is not null) != 1)
            throw new StackFormatException(path, "Exactly one kind of rule is expected.");
        if ((node.Credits ?? node.Count) is { } amount)
            Range(amount, node.Count is not null, path);
        if (node.Outcomes is { Count: 0 })
            throw new StackFormatException(path, "At least one outcome is expected.");
        if (node.Choose is { } choice && (choice.K < 1 || choice.K > choice.Of.Count))
            throw new StackFormatException(path, $"{choice.K} of {choice.Of.Count} rules cannot be chosen.");
        var children = Children(node, path);
        if (children.Count == 0 && (node.AllOf ?? node.AnyOf ?? node.Choose?.Of) is not null)
            throw new StackFormatException(path, "At least one rule is expected.");
        foreach (var (child, place) in children)
        {
            Node(child, place, level + 1, ref nodes);
            if (node.AllOf is null && !Takes(child))
                throw new StackFormatException(place, "A branch of a choice must have a rule that takes holdings.");
        }
    }

    /// <summary>The rules under a node with their paths.</summary>
    public static IReadOnlyList<(RuleNode Node, string Path)> Children(RuleNode node, string path) =>
        node switch
        {
            { AllOf: { } all } => [.. all.Select((child, i) => (child, $"{path}.allOf[{i}]"))],
            { AnyOf: { } any } => [.. any.Select((child, i) => (child, $"{path}.anyOf[{i}]"))],
            { Choose: { } choice } => [.. choice.Of.Select((child, i) => (child, $"{path}.choose.of[{i}]"))],
            _ => [],
        };

    private static bool Takes(RuleNode node) =>
        node.Outcomes is null && (Children(node, "") is not { Count: > 0 } children || children.Any(child => Takes(child.Node)));

    private static void Range(Amount amount, bool whole, string path)
    {
        Ects(amount.Min, path + ".min");
        Ects(amount.Max ?? 0, path + ".max");
        if (whole && (amount.Min != decimal.Truncate(amount.Min) || amount.Max is { } max && max != decimal.Truncate(max)))
            throw new StackFormatException(path, "A number of holdings is a whole number.");
        if (amount.Max < amount.Min)
            throw new StackFormatException(path, "max is below min.");
    }

    private static void Condition(Pathway pathway, Constraint constraint, string path)
    {
        object?[] members =
        [
            constraint.TotalMin,
            constraint.TotalMax,
            constraint.EachAtLeast,
            constraint.MinShare,
            constraint.MaxShare,
            constraint.MaxAgeYears,
            constraint.ValidAtDecision,
            constraint.MinGrade,
            constraint.Before,
            constraint.AtMostOneOf,
            constraint.NoOverlap,
            constraint.MinAssurance,
        ];
        if (members.Count(member => member is not null) != 1)
            throw new StackFormatException(path, "Exactly one condition is expected.");
        Ects(constraint.TotalMin ?? constraint.TotalMax ?? constraint.EachAtLeast ?? 0, path);
        if (constraint.MaxAgeYears is < 0)
            throw new StackFormatException(path, "The age must be 0 or more years.");
        if ((constraint.MinShare ?? constraint.MaxShare) is { Base: ShareBase.RequiredTotal } && pathway.Target.Ects is null)
            throw new StackFormatException(path, "A share of the award's credits needs target.ects.");
        if (constraint.MinGrade is { } floor && Grades.Rank(floor.Scheme, floor.AtLeast) is null)
            throw new StackFormatException(
                path,
                Grades.Knows(floor.Scheme)
                    ? $"'{floor.AtLeast}' is no grade of the scale '{floor.Scheme}'."
                    : $"The scale '{floor.Scheme}' is not known; ects is."
            );
    }
}
