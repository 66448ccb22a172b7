namespace Testamur.Stacking.Search;

/// <summary>How little may be lacking for a pathway to be nearly met.</summary>
/// <param name="MostHundredths">The credits of all further holdings together, each taken for one credit at least.</param>
/// <param name="MostHoldings">Their number, where their size does not matter.</param>
internal sealed record Nearness(long MostHundredths, int MostHoldings)
{
    private const long OneCredit = 100;

    /// <summary>Whether a pathway that lacks so many holdings may be near.</summary>
    public bool Allows(int lacking) => lacking <= MostHoldings || lacking * OneCredit <= MostHundredths;

    /// <summary>Whether so little completes the pathway. A search whose budget ends says no.</summary>
    /// <param name="lacks">What is lacking at the very least.</param>
    /// <exception cref="OverflowException">The numbers are too large to be exact.</exception>
    public bool Completes(Pathway pathway, Candidate[] held, (long Ects, int Credentials) lacks, StackBudget limits)
    {
        var byCredits = Math.Max(lacks.Ects, lacks.Credentials * OneCredit) <= MostHundredths;
        if (byCredits && IsPossible(pathway, held, limits, MostHundredths, MostHundredths / OneCredit, anywhere: true))
            return true;
        return lacks.Credentials <= MostHoldings && IsPossible(pathway, held, limits, null, MostHoldings, anywhere: false);
    }

    /// <param name="anywhere">Also where a sum of credits is asked.</param>
    private static bool IsPossible(
        Pathway pathway,
        Candidate[] held,
        StackBudget limits,
        long? mostHundredths,
        long mostHoldings,
        bool anywhere
    )
    {
        var model = new LinearModel();
        var further = new FurtherHoldings(pathway, held.Sum(candidate => candidate.Hundredths), mostHundredths);
        var of = new PathwayModel(model, pathway, held, further, isBrief: true);
        model.Row(new Terms().Add(further.AllNumber), most: mostHoldings);
        if (mostHundredths is { } most)
            model.Row(new Terms().Add(further.AllHundredths), most: most);
        foreach (var kind in further.Kinds)
        {
            if (!anywhere && of.Taking[kind.Leaf].Kind == LeafKind.Credits)
                model.Row(new Terms().Add(kind.Number), most: 0);
        }
        return PreparedPathway.IsFeasible(model, new(limits.Nodes, limits.Work)) == true;
    }
}
