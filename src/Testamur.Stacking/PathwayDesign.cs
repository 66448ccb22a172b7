using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>What a designer wants to know of a pathway before anybody takes it.</summary>
public static class PathwayDesign
{
    /// <summary>Whether anything at all could meet the pathway: holdings of any kind and size, as many as needed.</summary>
    /// <returns>Null when the budget ended first.</returns>
    /// <exception cref="StackFormatException">The pathway contradicts itself.</exception>
    public static bool? IsSatisfiable(Pathway pathway, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        Definition.Check(pathway);
        var limits = budget ?? StackBudget.Standard;
        try
        {
            var (missing, proved) = MissingSearch.Run(
                pathway,
                [],
                new Dictionary<string, string>(),
                new(limits.Nodes, limits.Work)
            );
            return missing.Ects is not null ? true
                : proved ? false
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether taking offers of a catalogue, all of them if need be, could meet the pathway.</summary>
    /// <returns>Null when the budget ended first.</returns>
    /// <exception cref="StackFormatException">The pathway or an offer contradicts itself.</exception>
    public static bool? IsSatisfiable(Pathway pathway, IReadOnlyList<Offer> catalogue, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        ArgumentNullException.ThrowIfNull(catalogue);
        Definition.Check(pathway);
        Definition.Check(catalogue);
        return Search(pathway, catalogue, null, budget);
    }

    /// <summary>
    /// The conditions that decide nothing: whoever meets all others with offers of the catalogue meets these too. Conditions that look at
    /// a person's dates and grades, and an order of awards, are not judged, as a catalogue does not know them.
    /// </summary>
    /// <returns>Their places, such as <c>constraints[2]</c>; only those that are proved.</returns>
    /// <exception cref="StackFormatException">The pathway or an offer contradicts itself.</exception>
    public static IReadOnlyList<string> Redundant(Pathway pathway, IReadOnlyList<Offer> catalogue, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        ArgumentNullException.ThrowIfNull(catalogue);
        Definition.Check(pathway);
        Definition.Check(catalogue);
        var redundant = new List<string>();
        for (var i = 0; i < pathway.Constraints.Count; i++)
        {
            var constraint = pathway.Constraints[i];
            var isJudged =
                constraint is { TotalMin: not null } or { TotalMax: not null } or { EachAtLeast: not null }
                || constraint is { MinShare: not null } or { MaxShare: not null } or { AtMostOneOf: not null }
                || constraint is { MinAssurance: not null };
            var others = pathway with { Constraints = [.. pathway.Constraints.Where(other => other != constraint)] };
            if (isJudged && Search(others, catalogue, constraint, budget) == false)
                redundant.Add($"constraints[{i}]");
        }
        return redundant;
    }

    // Is there a way that meets the pathway and breaks the condition?
    private static bool? Search(Pathway pathway, IReadOnlyList<Offer> catalogue, Constraint? broken, StackBudget? budget)
    {
        var limits = budget ?? StackBudget.Standard;
        try
        {
            var model = new LinearModel();
            var of = new PathwayModel(
                model,
                pathway,
                [.. catalogue.OrderBy(offer => offer.Id, StringComparer.Ordinal).Select(Candidate.Of)]
            );
            if (broken is not null)
                ConstraintRows.Break(of, broken);
            if (!SearchSize.Fits(model))
                return null;
            var found = new BranchAndBound(model, new(limits.Nodes, limits.Work)).Minimize(new long[model.Variables], any: true);
            return found.Values is not null ? true
                : found.Proved ? false
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
