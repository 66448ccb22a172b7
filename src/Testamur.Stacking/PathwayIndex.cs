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
    /// <param name="nearlyEcts">A pathway that lacks no more credits than this is nearly met; each lacking credential, whose size rules
    /// may leave open, is taken for one credit at least.</param>
    /// <param name="nearlyCredentials">So is one that lacks no more credentials than this, whatever their size, where the rules ask for
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
        var limits = budget ?? StackBudget.Standard;
        var specs = holdings.Select(holding => holding.Spec).ToHashSet(StringComparer.Ordinal);
        var most = Numbers.Hundredths(nearlyEcts);
        var reached = new List<Reached>();
        foreach (var entry in entries)
        {
            if (!IsNear(entry.Lacking(specs), 0, most, nearlyCredentials))
                continue;
            if (Ask(entry.Prepared, holdings, asOf, most, nearlyCredentials, limits) is { } answer)
                reached.Add(answer);
        }
        return reached;
    }

    private static Reached? Ask(
        PreparedPathway prepared,
        IReadOnlyList<Holding> holdings,
        DateOnly asOf,
        long mostEcts,
        int mostCredentials,
        StackBudget limits
    )
    {
        var held = Candidate.Held(prepared.Pathway, holdings, asOf);
        var (ects, credentials) = prepared.Lacks(held);
        if (credentials == 0 && ects > mostEcts && !prepared.AsksForNumbers)
            return null;
        // One credential of any size may bring all credits that are lacking.
        if (!IsNear(ects > 0 ? Math.Max(1, credentials) : credentials, ects, mostEcts, mostCredentials))
            return null;
        try
        {
            if (
                ects == 0
                && credentials == 0
                && PreparedPathway.Search(prepared.Pathway, held, new(limits.Nodes, limits.Work)) is not false and var met
            )
                return met is null ? null : new(prepared.Pathway, true, null);
            var (missing, proved) = MissingSearch.Run(
                prepared.Pathway,
                held,
                new Dictionary<string, string>(),
                new(limits.Nodes, limits.Work)
            );
            return
                proved
                && missing is { Ects: { } lacks, Credentials: { } number }
                && IsNear(
                    missing.Unmet.Any(IsSum) ? Math.Max(number, mostCredentials + 1) : number,
                    lacks.Numerator * 100 / lacks.Denominator,
                    mostEcts,
                    mostCredentials
                )
                ? new(prepared.Pathway, false, missing)
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsSum(Unmet unmet) =>
        unmet is { Count: null, Outcomes: null } && unmet.Node.StartsWith("root", StringComparison.Ordinal);

    private static bool IsNear(long credentials, long hundredths, long mostEcts, int mostCredentials) =>
        credentials <= mostCredentials || Math.Max(hundredths, credentials * 100) <= mostEcts;

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
/// <param name="Pathway">The pathway.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Missing">What is missing when it is not.</param>
public sealed record Reached(Pathway Pathway, bool IsMet, Missing? Missing);
