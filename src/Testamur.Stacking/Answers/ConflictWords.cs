using System.Globalization;
using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>Rules in plain English.</summary>
internal static class ConflictWords
{
    public static Conflict Of(Pathway pathway, Requirement requirement)
    {
        if (requirement.Path.StartsWith("root", StringComparison.Ordinal))
            return OfLeaf(Find(pathway.Root, "root", requirement.Path), requirement);
        var index = int.Parse(requirement.Path["constraints[".Length..^1], CultureInfo.InvariantCulture);
        return OfConstraint(pathway, pathway.Constraints[index], requirement);
    }

    private static RuleNode Find(RuleNode node, string path, string wanted)
    {
        while (path != wanted)
            (node, path) = Definition
                .Children(node, path)
                .Single(child => wanted == child.Path || wanted.StartsWith(child.Path + ".", StringComparison.Ordinal));
        return node;
    }

    private static Conflict OfLeaf(RuleNode node, Requirement one) =>
        node switch
        {
            { Outcomes: not null } => new(
                $"outcomes:{one.Detail}",
                one.Path,
                $"Some counted credential must have the outcome {one.Detail}."
            ),
            { Credits: { } credits } => new("credits", one.Path, $"Credits of {Of(credits.Selector)}: {Range(credits)} ECTS."),
            { Count: { } count } => new("count", one.Path, $"Number of credentials of {Of(count.Selector)}: {Range(count)}."),
            { Capstone: { } capstone } => new("capstone", one.Path, $"One closing credential of {Of(capstone)} is needed."),
            _ => new("credential", one.Path, $"One credential of {Of(node.Credential!)} is needed."),
        };

    private static Conflict OfConstraint(Pathway pathway, Constraint constraint, Requirement one)
    {
        var pair = one.Detail.Replace(",", " and ", StringComparison.Ordinal);
        return constraint switch
        {
            { TotalMin: { } least } => new("totalMin", one.Path, $"At least {Number(least)} ECTS must be counted."),
            { TotalMax: { } most } => new("totalMax", one.Path, $"At most {Number(most)} ECTS may be counted."),
            { EachAtLeast: { } each } => new(
                $"eachAtLeast({one.Detail})",
                one.Path,
                $"{one.Detail} is smaller than the {Number(each)} ECTS that each credential must have."
            ),
            { MinShare: { } share } => new("minShare", one.Path, $"At least {Share(pathway, share)}."),
            { MaxShare: { } share } => new("maxShare", one.Path, $"At most {Share(pathway, share)}."),
            { Before: not null } => new($"before({one.Detail})", one.Path, $"Of {pair}, the first was awarded after the second."),
            { AtMostOneOf: { } names } => new("atMostOneOf", one.Path, $"Of {string.Join(", ", names)}, at most one may count."),
            { NoOverlap: not null } => new(
                $"noOverlap({one.Detail})",
                one.Path,
                $"{pair} share too many outcomes, so only one of them may count."
            ),
            _ => new($"minAssurance({one.Detail})", one.Path, $"The assessment of {one.Detail} lacks {constraint.MinAssurance}."),
        };
    }

    private static string Share(Pathway pathway, Share share)
    {
        var of =
            share.Base == ShareBase.CountedTotal
                ? "the counted credits"
                : $"the {Number(pathway.Target.Ects ?? 0)} ECTS of the award";
        return $"{share.Fraction} of {of} must be of {Of(share.Selector)}";
    }

    private static string Range(Amount amount) =>
        amount.Max is { } max ? $"{Number(amount.Min)} to {Number(max)}" : $"{Number(amount.Min)} or more";

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // The members as they stand in a document are the shortest exact words there are.
    private static string Of(Selector selector) =>
        selector == Selector.Everything ? "any kind" : $"the kind {StackJson.Write(selector)}";
}
