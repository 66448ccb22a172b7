namespace Testamur.Stacking.Search;

/// <summary>A requirement that can be left out, to see which of them conflict.</summary>
/// <param name="Path">The leaf or <c>constraints[i]</c>.</param>
/// <param name="Detail">An outcome, or the two holdings of a pair; empty when it is the whole rule.</param>
internal sealed record Requirement(string Path, string Detail = "");

/// <summary>
/// One pathway and what may be counted for it, as a <see cref="LinearModel"/>: a variable for each candidate and leaf it fits, one for
/// each branch of a choice, and a row for each rule (domain model, section 4.2).
/// </summary>
internal sealed class PathwayModel
{
    private const int FewUses = 150;

    private readonly List<Leaf> leaves = [];
    private readonly List<Requirement> requirements = [];
    private readonly Func<Requirement, bool>? keeps;

    /// <param name="keeps">Which requirements hold; null for all.</param>
    /// <param name="root">Says whether the pathway is to be met; null when it must be.</param>
    /// <param name="isBrief">When only yes or no is asked: a small model is then split through before its equals are found.</param>
    public PathwayModel(
        LinearModel model,
        Pathway pathway,
        IReadOnlyList<Candidate> candidates,
        FurtherHoldings? further = null,
        Func<Requirement, bool>? keeps = null,
        int? root = null,
        bool isBrief = false
    )
    {
        Model = model;
        Pathway = pathway;
        this.keeps = keeps;
        Root = root ?? model.Add(1, 1);
        Visit(pathway.Root, "root", Root);
        var countable = candidates.Where(candidate => IsCountable(pathway, candidate)).ToArray();
        var taking = leaves.Where(leaf => leaf.Kind != LeafKind.Outcomes).ToArray();
        var fitting = countable
            .Select(candidate =>
                (Candidate: candidate, Fits: taking.Select(leaf => leaf.Selector!.Fits(candidate.Facts)).ToArray())
            )
            .Where(pair => pair.Fits.Contains(true))
            .ToArray();
        Candidates = [.. fitting.Select(pair => pair.Candidate)];
        Taking = taking;
        Allocation = Allocation.Make(this, [.. fitting.Select(pair => pair.Fits)]);
        Further = further;
        further?.Add(this);
        LeafRows.Add(this, leaves);
        ConstraintRows.Add(this);
        // Beside other pathways two holdings may differ that this one cannot tell apart.
        if (root is null && !(isBrief && Candidates.Length * Taking.Length <= FewUses))
            Symmetry.Add(this);
        EctsRow = model.Row(new Terms().Add(Allocation.AllCredits));
        CountRow = model.Row(new Terms().Add(Allocation.AllCounted));
    }

    public LinearModel Model { get; }

    public Pathway Pathway { get; }

    /// <summary>1 when the pathway is met.</summary>
    public int Root { get; }

    /// <summary>What fits some leaf, by id.</summary>
    public Candidate[] Candidates { get; }

    /// <summary>All leaves, in the order of the document.</summary>
    public IReadOnlyList<Leaf> Leaves => leaves;

    /// <summary>The leaves that take holdings, in the order of the document.</summary>
    public Leaf[] Taking { get; }

    /// <summary>Who is given to which leaf.</summary>
    public Allocation Allocation { get; }

    public FurtherHoldings? Further { get; }

    /// <summary>The sum of counted credits, in units.</summary>
    public int EctsRow { get; }

    /// <summary>The number of counted holdings.</summary>
    public int CountRow { get; }

    /// <summary>All requirements that were asked about, in order.</summary>
    public IReadOnlyList<Requirement> Requirements => requirements;

    public bool Keeps(Requirement requirement)
    {
        requirements.Add(requirement);
        return keeps is null || keeps(requirement);
    }

    /// <summary>Conditions that each counted holding must meet by itself.</summary>
    private bool IsCountable(Pathway pathway, Candidate candidate)
    {
        for (var i = 0; i < pathway.Constraints.Count; i++)
        {
            var constraint = pathway.Constraints[i];
            var fails =
                constraint.EachAtLeast is { } least && candidate.Facts.Ects < least
                || constraint.MinAssurance is { } asked && !Assurance.Covers(candidate.Facts.Assurance, asked);
            if (fails && Keeps(new($"constraints[{i}]", candidate.Facts.Id)))
                return false;
        }
        return true;
    }

    private void Visit(RuleNode node, string path, int used)
    {
        if (Leaf.KindOf(node) is { } kind)
        {
            leaves.Add(new(path, kind, node, used));
            return;
        }
        var children = Definition.Children(node, path);
        if (node.AllOf is not null)
        {
            foreach (var (child, place) in children)
                Visit(child, place, used);
            return;
        }
        var chosen = new Terms().Add(used, -(node.Choose?.K ?? 1));
        foreach (var (child, place) in children)
        {
            var branch = Model.Add(0, 1, decideFirst: 2);
            chosen.Add(branch);
            Visit(child, place, branch);
        }
        Model.Row(chosen, 0, 0);
    }
}
