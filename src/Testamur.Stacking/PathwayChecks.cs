namespace Testamur.Stacking;

/// <summary>Refuses what sums and sets cannot decide.</summary>
internal static class PathwayChecks
{
    private const int MostNodes = 2000;
    private const int MostLevels = 32;

    public static void Check(Pathway pathway)
    {
        if (pathway.Policy is { Split: true })
            throw new UnsupportedPathwayException("policy.split is not decided here.");
        // Without a noOverlap condition, which is not known here, "exclude" asks nothing.
        if (pathway.Policy?.Overlap is not (null or "ignore" or "exclude"))
            throw new UnsupportedPathwayException($"policy.overlap '{pathway.Policy.Overlap}' is not decided here.");
        var nodes = 0;
        Node(pathway.Root, "root", 0, ref nodes);
        for (var i = 0; i < pathway.Constraints.Count; i++)
            Condition(pathway, pathway.Constraints[i], $"constraints[{i}]");
    }

    private static void Node(RuleNode node, string path, int level, ref int nodes)
    {
        if (level > MostLevels || ++nodes > MostNodes)
            throw new UnsupportedPathwayException($"The tree is deeper than {MostLevels} or larger than {MostNodes} rules.");
        object?[] members = [node.Credential, node.Credits, node.Count, node.AllOf, node.AnyOf, node.Choose];
        if (members.Count(member => member is not null) != 1)
            throw new UnsupportedPathwayException($"{path} must have exactly one rule.");
        if ((node.Credits ?? node.Count) is { } amount && (amount.Min < 0 || amount.Max < amount.Min))
            throw new UnsupportedPathwayException($"{path} has an impossible range.");
        if (node.Choose is { } choice && (choice.K < 1 || choice.K > choice.Of.Count))
            throw new UnsupportedPathwayException($"{path} chooses {choice.K} of {choice.Of.Count}.");
        var children = node.AllOf ?? node.AnyOf ?? node.Choose?.Of ?? [];
        if (node is { AllOf: not null } or { AnyOf: not null } && children.Count == 0)
            throw new UnsupportedPathwayException($"{path} has no rules.");
        for (var i = 0; i < children.Count; i++)
            Node(children[i], $"{path}[{i}]", level + 1, ref nodes);
    }

    private static void Condition(Pathway pathway, Constraint constraint, string path)
    {
        object?[] members = [constraint.TotalMin, constraint.Before, constraint.ValidAtDecision];
        if (members.Count(member => member is not null) != 1)
            throw new UnsupportedPathwayException($"{path} must have exactly one condition.");
        if (constraint.Before is not { Strict: true } order)
            return;
        // If the first one could be left out, leaving it out might be better; that is a choice.
        var required = pathway.Root.AllOf ?? [pathway.Root];
        if (!required.Any(node => node.Credential == new Selector(Spec: order.First)))
            throw new UnsupportedPathwayException(
                $"{path}.before: '{order.First}' is not a credential that root.allOf requires."
            );
        if (pathway.Constraints.Any(other => other.Before?.Then.Contains(order.First) == true))
            throw new UnsupportedPathwayException($"{path}.before: '{order.First}' is both first and later.");
    }
}
