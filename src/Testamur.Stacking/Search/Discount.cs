namespace Testamur.Stacking.Search;

/// <summary>
/// Outcomes pay once, in the order of award, ties by id: the credits of a holding times its new outcomes over all its outcomes. Outcomes
/// that the same earlier holdings have are new or repeated together, so they share one variable.
/// </summary>
internal sealed class Discount
{
    private const long MostUnits = 1_000_000_000;

    private readonly List<(long Share, int[] Earlier)>[] groups;

    private Discount(List<(long Share, int[] Earlier)>[] groups, long unit) => (this.groups, Unit) = (groups, unit);

    /// <summary>Units in a hundredth of a credit: every share of every holding is a whole number of them.</summary>
    public long Unit { get; }

    /// <exception cref="OverflowException">The numbers of outcomes have no common multiple that stays exact.</exception>
    public static Discount Of(Candidate[] candidates)
    {
        var order = Enumerable
            .Range(0, candidates.Length)
            .OrderBy(h => candidates[h].Facts.AwardedOn)
            .ThenBy(h => candidates[h].Facts.Id, StringComparer.Ordinal);
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var groups = new List<(long Share, int[] Earlier)>[candidates.Length];
        var unit = 1L;
        foreach (var h in order)
        {
            groups[h] = [];
            var outcomes = candidates[h].Facts.Outcomes.Distinct(StringComparer.Ordinal).ToArray();
            var byEarlier = outcomes.GroupBy(outcome =>
                holders.TryGetValue(outcome, out var earlier) ? string.Join(',', earlier) : ""
            );
            foreach (var group in byEarlier.OrderBy(group => group.Key, StringComparer.Ordinal))
                groups[h].Add((group.Count(), group.Key.Length == 0 ? [] : [.. holders[group.First()]]));
            if (groups[h].Count == 0)
                groups[h].Add((1, []));
            else if (groups[h].Count > 1 || groups[h][0].Earlier.Length > 0)
                unit =
                    Numbers.Lcm(unit, outcomes.Length, MostUnits)
                    ?? throw new OverflowException("The numbers of outcomes are too different for exact discounts.");
            foreach (var outcome in outcomes)
            {
                if (!holders.TryGetValue(outcome, out var list))
                    holders[outcome] = list = [];
                list.Add(h);
            }
        }
        for (var h = 0; h < candidates.Length; h++)
        {
            var whole = groups[h].Sum(group => group.Share);
            for (var g = 0; g < groups[h].Count; g++)
            {
                var size = candidates[h].Hundredths * unit;
                var share = groups[h].Count == 1 ? size : size / whole * groups[h][g].Share;
                groups[h][g] = (share, groups[h][g].Earlier);
            }
        }
        return new(groups, unit);
    }

    /// <summary>Replaces what each use pays by what its new outcomes pay.</summary>
    public void Add(LinearModel model, Use[][] uses, Terms[] counted)
    {
        for (var h = 0; h < uses.Length; h++)
        {
            var paid = uses[h].Select(_ => new Terms()).ToArray();
            foreach (var (share, earlier) in groups[h])
                Add(model, uses[h], counted, h, share, earlier, paid);
            uses[h] = [.. uses[h].Select((use, i) => use with { Credits = paid[i] })];
        }
    }

    private static void Add(LinearModel model, Use[] uses, Terms[] counted, int h, long share, int[] earlier, Terms[] paid)
    {
        var fresh = new Terms();
        for (var u = 0; u < uses.Length; u++)
        {
            if (earlier.Length == 0)
            {
                paid[u].Add(uses[u].Given, share);
                continue;
            }
            var pays = model.Add(0, 1);
            paid[u].Add(pays, share);
            fresh.Add(pays);
            model.Row(new Terms().Add(uses[u].Given).Add(pays, -1), 0);
        }
        if (earlier.Length == 0)
            return;
        var atLeast = new Terms().Add(fresh).Add(counted[h], -1);
        foreach (var other in earlier)
        {
            model.Row(new Terms().Add(fresh).Add(counted[other]), 0, 1);
            atLeast.Add(counted[other]);
        }
        model.Row(atLeast, 0);
    }
}
