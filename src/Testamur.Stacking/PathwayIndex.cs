using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>
/// Many pathways, prepared to be asked about one person after another: which are met, and which nearly. Most are ruled out by a count of
/// what they need at least; only the rest is searched.
/// </summary>
public sealed class PathwayIndex
{
    private readonly Entry[] entries;

    /// <summary>Prepares the pathways.</summary>
    /// <exception cref="StackFormatException">One contradicts itself.</exception>
    public PathwayIndex(IEnumerable<Pathway> pathways)
    {
        ArgumentNullException.ThrowIfNull(pathways);
        entries = [.. pathways.Select(pathway => new Entry(new(pathway)))];
    }

    /// <summary>The pathways that the holdings meet or nearly meet, in the order they were given.</summary>
    /// <param name="nearlyEcts">A pathway is nearly met when further holdings of together no more credits than this complete it; each is taken for
    /// one credit at least, as rules may leave sizes open.</param>
    /// <param name="nearlyCredentials">So it is when no more further holdings than this complete it, whatever their size, where the rules ask for
    /// credentials and not for a sum of credits.</param>
    /// <exception cref="StackFormatException">The holdings contradict themselves.</exception>
    public IReadOnlyList<Reached> Find(
        IReadOnlyList<Holding> holdings,
        DateOnly asOf,
        decimal nearlyEcts = 3,
        int nearlyCredentials = 1,
        StackBudget? budget = null
    )
    {
        ArgumentNullException.ThrowIfNull(holdings);
        Definition.Check(holdings);
        var nearness = new Nearness(Numbers.Hundredths(nearlyEcts), nearlyCredentials);
        var limits = budget ?? StackBudget.Standard;
        var specs = holdings.Select(holding => holding.Spec).ToHashSet(StringComparer.Ordinal);
        var reached = new List<Reached>();
        foreach (var entry in entries)
        {
            if (nearness.Allows(entry.Lacking(specs)) && Ask(entry.Prepared, holdings, asOf, nearness, limits) is { } answer)
                reached.Add(answer);
        }
        return reached;
    }

    private static Reached? Ask(
        PreparedPathway prepared,
        IReadOnlyList<Holding> holdings,
        DateOnly asOf,
        Nearness nearness,
        StackBudget limits
    )
    {
        var held = Candidate.Held(prepared.Pathway, holdings, asOf);
        var (ects, credentials) = prepared.Lacks(held);
        if (!nearness.Allows(ects > 0 ? Math.Max(1, credentials) : credentials))
            return null;
        if (prepared.IsSatisfied(held, limits) is not false and var met)
            return met is null ? null : new(prepared.Pathway, true, null);
        try
        {
            return nearness.Completes(prepared.Pathway, held, (ects, credentials), limits)
                ? new(prepared.Pathway, false, new(() => Missing(prepared.Pathway, held, limits)))
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Missing? Missing(Pathway pathway, Candidate[] held, StackBudget limits)
    {
        var (missing, proved) = MissingSearch.Run(
            pathway,
            held,
            new Dictionary<string, string>(),
            new(limits.Nodes, limits.Work)
        );
        return proved ? missing : null;
    }

    private sealed class Entry(PreparedPathway prepared)
    {
        // Specifications that every way through the pathway names, each in a leaf of its own.
        private readonly string[] named = [.. prepared.Needed.Select(selector => selector.Spec).OfType<string>()];

        public PreparedPathway Prepared => prepared;

        public int Lacking(HashSet<string> specs)
        {
            var lacking = 0;
            foreach (var spec in named)
                lacking += specs.Contains(spec) ? 0 : 1;
            return lacking;
        }
    }
}

/// <summary>A pathway that is met or nearly met.</summary>
public sealed class Reached
{
    private readonly Lazy<Missing?>? missing;

    internal Reached(Pathway pathway, bool isMet, Lazy<Missing?>? missing) =>
        (Pathway, IsMet, this.missing) = (pathway, isMet, missing);

    /// <summary>The pathway.</summary>
    public Pathway Pathway { get; }

    /// <summary>Whether it is met.</summary>
    public bool IsMet { get; }

    /// <summary>What is missing when it is not met, searched for when it is first asked for; null too when the budget did not suffice.</summary>
    public Missing? Missing => missing?.Value;
}
