using System.Globalization;
using System.Text;

namespace Testamur.Stacking.Search;

/// <summary>
/// Holdings that no rule can tell apart are counted in the order of their ids. Without this a search would try every exchange of two
/// equal ones; and the canonical answer prefers the smaller ids anyway.
/// </summary>
internal static class Symmetry
{
    public static void Add(PathwayModel of)
    {
        var constraints = of.Pathway.Constraints;
        if (of.Pathway.Policy.Overlap == OverlapPolicy.Discount)
            return;
        var parts = of.Candidates.SelectMany(candidate => candidate.Facts.PartsOf).ToHashSet(StringComparer.Ordinal);
        var minded =
            of.Pathway.Policy.Overlap == OverlapPolicy.Exclude && constraints.Any(constraint => constraint.NoOverlap is not null);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            var candidate = of.Candidates[h];
            var facts = candidate.Facts;
            if (
                candidate.Offer is not null
                || facts.PartsOf.Count > 0
                || parts.Contains(facts.Id)
                || minded && facts.Outcomes.Count > 0
            )
                continue;
            var key = Key(of, h);
            if (groups.TryGetValue(key, out var smaller))
                of.Model.Row(new Terms().Add(of.Allocation.Counted[smaller]).Add(of.Allocation.Counted[h], -1), 0);
            groups[key] = h;
        }
    }

    private static string Key(PathwayModel of, int h)
    {
        var facts = of.Candidates[h].Facts;
        var key = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{of.Candidates[h].Hundredths}");
        foreach (var use in of.Allocation.Uses[h])
            key.Append(CultureInfo.InvariantCulture, $" {use.Leaf}");
        foreach (var constraint in of.Pathway.Constraints)
        {
            if ((constraint.MinShare ?? constraint.MaxShare) is { } share)
                key.Append(share.Selector.Fits(facts) ? '+' : '-');
            else if (constraint.AtMostOneOf is { } names)
                key.Append(of.Candidates[h].IsNamed(names) ? '+' : '-');
            else if (
                constraint.Before is { } order
                && (of.Candidates[h].IsNamed(order.First) || of.Candidates[h].IsNamed(order.Then))
            )
                key.Append(CultureInfo.InvariantCulture, $" {h}");
        }
        // Outcomes that leaves ask for matter; length first, so that no two lists read the same.
        foreach (var outcome in facts.Outcomes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            key.Append(CultureInfo.InvariantCulture, $" {outcome.Length}:{outcome}");
        return key.ToString();
    }
}
