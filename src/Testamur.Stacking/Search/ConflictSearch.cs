namespace Testamur.Stacking.Search;

/// <summary>
/// A smallest set of rules that what is held cannot meet together. Each way of meeting most rules shows a set that every conflict must
/// touch; the smallest set that touches all of them is tried as a conflict, until one is.
/// </summary>
internal sealed class ConflictSearch(Pathway pathway, Candidate[] candidates, Budget budget)
{
    private const int MostRounds = 200;

    private readonly List<HashSet<Requirement>> touched = [];

    /// <summary>False when the set conflicts, but a smaller one may do so too.</summary>
    public bool Proved { get; private set; } = true;

    /// <returns>The rules in the order of the document; empty when all can be met or nothing was decided.</returns>
    public IReadOnlyList<Requirement> Run()
    {
        Requirement[] all = [.. new PathwayModel(new(), pathway, candidates, keeps: _ => true).Requirements.Distinct()];
        // Leaving a rule out can bring further ones to light, as holdings that it barred may be counted.
        all = [.. all.Concat(new PathwayModel(new(), pathway, candidates, keeps: _ => false).Requirements).Distinct()];
        for (var round = 0; round < MostRounds; round++)
        {
            var tried = SmallestTouching(all);
            if (CanMeet(tried) is not { } can)
                return Unproved(all);
            if (!can)
                return [.. all.Where(tried.Contains)];
            touched.Add(WhatIsLeftOut(all, tried));
            if (touched[^1].Count == 0)
                return [];
        }
        return Unproved(all);
    }

    private bool? CanMeet(HashSet<Requirement> kept)
    {
        var model = new LinearModel();
        _ = new PathwayModel(model, pathway, candidates, keeps: kept.Contains);
        if (!SearchSize.Fits(model))
            return null;
        var found = new BranchAndBound(model, budget).Minimize(new long[model.Variables], any: true);
        return found.Values is not null ? true
            : found.Proved ? false
            : null;
    }

    // Adds rule after rule as long as all can be met.
    private HashSet<Requirement> WhatIsLeftOut(Requirement[] all, HashSet<Requirement> met)
    {
        var kept = new HashSet<Requirement>(met);
        foreach (var one in all)
        {
            if (!kept.Add(one))
                continue;
            if (CanMeet(kept) != true)
                kept.Remove(one);
        }
        return [.. all.Where(one => !kept.Contains(one))];
    }

    private HashSet<Requirement> SmallestTouching(Requirement[] all)
    {
        for (var size = 0; size <= all.Length; size++)
        {
            if (Touch([], size) is { } found)
                return found;
        }
        return [.. all];
    }

    private HashSet<Requirement>? Touch(HashSet<Requirement> chosen, int size)
    {
        if (touched.Find(set => !set.Overlaps(chosen)) is not { } open)
            return chosen;
        if (chosen.Count == size)
            return null;
        foreach (var one in open)
        {
            if (Touch([.. chosen, one], size) is { } found)
                return found;
        }
        return null;
    }

    // No smallest one was found in time: leave out rule after rule that the conflict does not need.
    private IReadOnlyList<Requirement> Unproved(Requirement[] all)
    {
        Proved = false;
        var kept = all.ToHashSet();
        if (CanMeet(kept) != false)
            return [];
        foreach (var one in all)
        {
            kept.Remove(one);
            if (CanMeet(kept) != false)
                kept.Add(one);
        }
        return [.. all.Where(kept.Contains)];
    }
}
