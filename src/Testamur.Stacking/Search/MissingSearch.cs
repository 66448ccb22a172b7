namespace Testamur.Stacking.Search;

/// <summary>The least that freely chosen further holdings would have to bring: credits first, then their number, then the weakest demands.</summary>
internal static class MissingSearch
{
    public static (Missing Missing, bool Proved) Run(
        Pathway pathway,
        Candidate[] candidates,
        IReadOnlyDictionary<string, string> ineligible,
        Budget budget
    )
    {
        var held = candidates.Sum(candidate => candidate.Hundredths);
        var (least, proved) = Least(pathway, candidates, new(pathway, held), budget);
        if (least is not { } most)
            return (new() { Ects = null, Ineligible = ineligible }, proved);
        // Now that no further holding can be larger than this, the rows say much more.
        var model = new LinearModel();
        var further = new FurtherHoldings(pathway, held, most);
        var of = new PathwayModel(model, pathway, candidates, further);
        var rows = new[] { further.AllHundredths, further.AllNumber, Demands(pathway, further) }
            .Select(terms => (Terms: terms, Row: model.Row(new Terms().Add(terms))))
            .ToArray();
        var search = new BranchAndBound(model, budget);
        long[]? values = null;
        foreach (var (terms, row) in rows)
        {
            var found = search.Minimize(model.Cost(terms), values);
            values = found.Values;
            proved &= found.Proved;
            if (values is null)
                return (new() { Ects = new ExactEcts(most, 100), Ineligible = ineligible }, false);
            if (!found.Proved)
                break;
            search.Narrow(row, found.Cost, found.Cost);
        }
        if (proved)
        {
            (var nearest, proved) = new CanonicalSearch(of, search).Run(values);
            values = nearest ?? values;
        }
        return (Report(of, values!, ineligible), proved);
    }

    private static (long? Hundredths, bool Proved) Least(
        Pathway pathway,
        Candidate[] candidates,
        FurtherHoldings further,
        Budget budget
    )
    {
        var model = new LinearModel();
        _ = new PathwayModel(model, pathway, candidates, further);
        if (!SearchSize.Fits(model))
            return (null, false);
        var found = new BranchAndBound(model, budget).Minimize(model.Cost(further.AllHundredths));
        return (found.Values is null ? null : found.Cost, found.Proved && further.IsComplete);
    }

    private static Terms Demands(Pathway pathway, FurtherHoldings further)
    {
        var demands = new Terms();
        foreach (var kind in further.Kinds)
            demands.Add(kind.Number, further.Demands(pathway, kind).Count());
        return demands;
    }

    private static Missing Report(PathwayModel of, long[] values, IReadOnlyDictionary<string, string> ineligible)
    {
        var chosen = of.Further!.Kinds.Where(kind => values[kind.Number] > 0).ToArray();
        Selector[] selectors = [.. chosen.Select(kind => of.Further.Describe(of, kind)).Distinct()];
        return new()
        {
            Ects = new ExactEcts(of.Further.AllHundredths.Of(values), 100),
            Credentials = of.Further.AllNumber.Of(values),
            Selector =
                selectors.Length == 0 ? null
                : selectors.Length == 1 ? selectors[0]
                : new() { Any = selectors },
            Unmet = OpenRules.Of(of, values, chosen),
            Ineligible = ineligible,
            Nearest = Witness.Of(of, values),
        };
    }
}
