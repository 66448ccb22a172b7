namespace Testamur.Stacking.Search;

/// <summary>
/// Several pathways in one model: the most awards, among these the learner's wishes in order, among these the most credits left free,
/// and then the fewest and smallest ids.
/// </summary>
internal sealed class SetSearch
{
    private readonly StackSet set;
    private readonly LinearModel model = new();
    private readonly PathwayModel[] parts;
    private readonly SortedDictionary<string, int> used = new(StringComparer.Ordinal);

    public SetSearch(StackSet set)
    {
        this.set = set;
        parts =
        [
            .. set.Pathways.Select(one => new PathwayModel(
                model,
                one.Pathway,
                Candidate.Held(one.Pathway, set.Holdings, set.AsOf),
                root: model.Add(0, 1, decideFirst: 3)
            )),
        ];
        for (var p = 0; p < parts.Length; p++)
        {
            Use(parts[p]);
            if (set.Pathways[p].WindowYears is { } years)
                Window(parts[p], years);
        }
        foreach (var group in set.Exclusive)
            Exclude(group);
        foreach (var limit in set.MaxReuse)
            Limit(limit);
    }

    public SetAnswer Run(Budget budget)
    {
        Terms awards = new();
        Terms wishes = new();
        for (var p = 0; p < parts.Length; p++)
        {
            awards.Add(parts[p].Root, -1);
            wishes.Add(parts[p].Root, -(1L << (parts.Length - 1 - p)));
        }
        Terms credits = new();
        Terms number = new();
        foreach (var (id, variable) in used)
        {
            credits.Add(variable, Numbers.Hundredths(set.Holdings.First(holding => holding.Id == id).Ects));
            number.Add(variable);
        }
        var goals = new[] { awards, wishes, credits, number }.Concat(SmallestIds()).ToArray();
        var rows = goals.Select(goal => model.Row(new Terms().Add(goal))).ToArray();
        if (!SearchSize.Fits(model))
            return new(false, new Dictionary<string, IReadOnlyList<Counted>>(), []);
        var search = new BranchAndBound(model, budget);
        // Nothing counted and nothing awarded is always possible.
        var values = new long[model.Variables];
        var proved = true;
        for (var g = 0; g < goals.Length && proved; g++)
        {
            var found = search.Minimize(model.Cost(goals[g]), values);
            values = found.Values!; // what is known is never lost
            proved = found.Proved;
            search.Narrow(rows[g], found.Cost, found.Cost);
        }
        return Report(values, proved);
    }

    // Wishes for the smallest ids to be counted, twenty at a time.
    private IEnumerable<Terms> SmallestIds()
    {
        foreach (var chunk in used.Values.Chunk(20))
        {
            var wish = new Terms();
            for (var i = 0; i < chunk.Length; i++)
                wish.Add(chunk[i], -(1L << (19 - i)));
            yield return wish;
        }
    }

    private SetAnswer Report(long[] values, bool proved)
    {
        var awards = new Dictionary<string, IReadOnlyList<Counted>>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => values[part.Root] == 1))
            awards[part.Pathway.Id] = Witness.Of(part, values);
        var counted = awards.Values.SelectMany(list => list).Select(one => one.Holding).ToHashSet(StringComparer.Ordinal);
        var eligible = parts.SelectMany(part => part.Candidates).Select(one => one.Facts.Id).Distinct(StringComparer.Ordinal);
        return new(proved, awards, [.. eligible.Where(id => !counted.Contains(id)).Order(StringComparer.Ordinal)]);
    }

    // A holding is used when it counts anywhere; without an award nothing counts.
    private void Use(PathwayModel part)
    {
        for (var h = 0; h < part.Candidates.Length; h++)
        {
            var id = part.Candidates[h].Facts.Id;
            if (!used.TryGetValue(id, out var variable))
                used[id] = variable = model.Add(0, 1);
            model.Row(new Terms().Add(part.Allocation.Counted[h]).Add(variable, -1), most: 0);
            model.Row(new Terms().Add(part.Allocation.Counted[h]).Add(part.Root, -1), most: 0);
        }
    }

    private void Window(PathwayModel part, int years)
    {
        for (var a = 0; a < part.Candidates.Length; a++)
        {
            for (var b = 0; b < part.Candidates.Length; b++)
            {
                var (first, last) = (part.Candidates[a].Facts.AwardedOn, part.Candidates[b].Facts.AwardedOn);
                if (first.Year + years <= DateOnly.MaxValue.Year && first.AddYears(years) < last)
                    model.Row(new Terms().Add(part.Allocation.Counted[a]).Add(part.Allocation.Counted[b]), most: 1);
            }
        }
    }

    private void Exclude(IReadOnlyList<string> group)
    {
        foreach (var id in used.Keys)
        {
            var once = new Terms();
            foreach (var part in group.Select(Named))
            {
                if (Place(part, id) is { } h)
                    once.Add(part.Allocation.Counted[h]);
            }
            if (once.Count > 1)
                model.Row(once, most: 1);
        }
    }

    private void Limit(ReuseLimit limit)
    {
        var (part, other) = (Named(limit.Pathway), Named(limit.Other));
        var credits = new Terms();
        var number = new Terms();
        foreach (var id in used.Keys)
        {
            if (Place(part, id) is not { } here || Place(other, id) is not { } there)
                continue;
            var both = model.Add(0, 1);
            model.Row(new Terms().Add(part.Allocation.Counted[here]).Add(other.Allocation.Counted[there]).Add(both, -1), most: 1);
            credits.Add(both, part.Candidates[here].Hundredths * part.Allocation.Unit);
            number.Add(both);
        }
        if (limit.Ects is { } ects)
            model.Row(new Terms().Add(credits), most: Numbers.Hundredths(ects) * part.Allocation.Unit);
        if (limit.Count is { } count)
            model.Row(new Terms().Add(number), most: count);
        if (limit.Share is { } share)
            model.Row(new Terms().Add(credits, share.Denominator).Add(part.Allocation.AllCredits, -share.Numerator), most: 0);
    }

    private PathwayModel Named(string id) =>
        Array.Find(parts, part => part.Pathway.Id == id)
        ?? throw new StackFormatException($"There is no pathway '{id}' in the set.");

    private static int? Place(PathwayModel part, string id) =>
        Array.FindIndex(part.Candidates, candidate => candidate.Facts.Id == id) is var place and >= 0 ? place : null;
}
