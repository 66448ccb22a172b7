using Testamur.Stacking;

namespace Testamur.Web.Modules.Stacks;

/// <summary>What one leaf of the rules asks for.</summary>
public enum RequirementKind
{
    Credential,
    Credits,
    Count,
    Outcomes,
}

/// <param name="Path">As the evaluation names it.</param>
/// <param name="Min">Credits or number; 1 for a credential, 0 for outcomes.</param>
/// <param name="IsOneWay">It stands under a choice, so another branch may do instead.</param>
internal sealed record RuleLeaf(string Path, RequirementKind Kind, Selector Selector, decimal Min, bool IsOneWay);

/// <summary>The leaves of a rule tree in the order and with the paths of the evaluation.</summary>
internal static class RuleLeaves
{
    public static IReadOnlyList<RuleLeaf> Of(Pathway pathway) => [.. Visit(pathway.Root, "root", false)];

    private static IEnumerable<RuleLeaf> Visit(RuleNode node, string path, bool choice) =>
        node switch
        {
            { Credential: { } selector } => [new(path, RequirementKind.Credential, selector, 1, choice)],
            { Capstone: { } selector } => [new(path, RequirementKind.Credential, selector, 1, choice)],
            { Outcomes: not null } => [new(path, RequirementKind.Outcomes, Selector.Everything, 0, choice)],
            { Credits: { } amount } => [new(path, RequirementKind.Credits, amount.Selector, amount.Min, choice)],
            { Count: { } amount } => [new(path, RequirementKind.Count, amount.Selector, amount.Min, choice)],
            { AllOf: { } nodes } => Children(nodes, $"{path}.allOf", choice),
            { AnyOf: { } nodes } => Children(nodes, $"{path}.anyOf", true),
            { Choose: { } choose } => Children(choose.Of, $"{path}.choose.of", true),
            _ => [],
        };

    private static IEnumerable<RuleLeaf> Children(IReadOnlyList<RuleNode> nodes, string path, bool choice) =>
        nodes.SelectMany((node, i) => Visit(node, $"{path}[{i}]", choice));
}
