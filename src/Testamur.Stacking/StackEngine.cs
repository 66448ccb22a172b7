using Testamur.Stacking.Search;

namespace Testamur.Stacking;

/// <summary>
/// Decides whether what somebody holds meets a pathway, by an exact search, and says by what, what is missing and how to finish. The
/// search is complete: a yes carries a witness that <see cref="WitnessChecker"/> can check, a no is proved. Beyond its budget it says that
/// it does not know.
/// </summary>
public static class StackEngine
{
    /// <summary>Answers a document. The same document gives the same answer, whatever the order of its holdings and offers.</summary>
    /// <exception cref="StackFormatException">The pathway or the facts contradict themselves.</exception>
    public static StackAnswer Evaluate(StackDocument document, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        Definition.Check(document.Pathway);
        Definition.Check(document.Holdings);
        Definition.Check(document.Offers);
        try
        {
            return Answer(document, budget ?? StackBudget.Standard);
        }
        catch (OverflowException problem)
        {
            return new()
            {
                Satisfied = null,
                Proved = false,
                Problem = problem.Message,
            };
        }
    }

    /// <summary>Decides only whether the pathway is met: quicker, without the smallest witness.</summary>
    /// <returns>Null when the budget ended first.</returns>
    /// <exception cref="StackFormatException">The pathway or the facts contradict themselves.</exception>
    public static bool? IsSatisfied(
        Pathway pathway,
        IReadOnlyList<Holding> holdings,
        DateOnly asOf,
        StackBudget? budget = null
    ) => new PreparedPathway(pathway).IsSatisfied(holdings, asOf, budget);

    /// <summary>Decides what counts where in several pathways, with what may not count twice.</summary>
    /// <exception cref="StackFormatException">A pathway or the facts contradict themselves, or a rule names a pathway that is not there.</exception>
    public static SetAnswer EvaluateTogether(StackSet set, StackBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        foreach (var one in set.Pathways)
            Definition.Check(one.Pathway);
        Definition.Check(set.Holdings);
        if (set.Pathways.Select(one => one.Pathway.Id).Distinct(StringComparer.Ordinal).Count() != set.Pathways.Count)
            throw new StackFormatException("Two pathways of the set share an id.");
        if (set.Pathways.Count > 40)
            throw new StackFormatException("At most 40 pathways are evaluated together.");
        var limits = budget ?? StackBudget.Standard;
        try
        {
            return new SetSearch(set).Run(new(limits.Nodes, limits.Work));
        }
        catch (OverflowException)
        {
            return new(false, new Dictionary<string, IReadOnlyList<Counted>>(), []);
        }
    }

    private static StackAnswer Answer(StackDocument document, StackBudget limits)
    {
        var budget = new Budget(limits.Nodes, limits.Work);
        var held = Candidate.Held(document.Pathway, document.Holdings, document.AsOf);
        var answer = Decide(document.Pathway, held, budget);
        if (document.Ask.HasFlag(Ask.Missing))
            answer = WithMissing(answer, document, held, new(limits.Nodes, limits.Work));
        if (document.Ask.HasFlag(Ask.Plans) || document.Ask.HasFlag(Ask.Pareto))
            answer = WithPlans(answer, document, held, new(limits.Nodes, limits.Work));
        if (document.Ask.HasFlag(Ask.Conflicts))
            answer = WithConflicts(answer, document, held, new(limits.Nodes, limits.Work));
        if (document.Ask.HasFlag(Ask.Critical))
            answer = WithCritical(answer, document, held, new(limits.Nodes, limits.Work));
        return answer;
    }

    private static StackAnswer Decide(Pathway pathway, Candidate[] held, Budget budget)
    {
        var model = new LinearModel();
        var of = new PathwayModel(model, pathway, held);
        if (!SearchSize.Fits(model))
            return new()
            {
                Satisfied = null,
                Proved = false,
                Problem = "The pathway and the holdings are too many to be searched.",
            };
        var (values, proved) = new CanonicalSearch(of, new(model, budget)).Run();
        return new()
        {
            Satisfied =
                values is not null ? true
                : proved ? false
                : null,
            Proved = proved,
            Witness = values is null ? null : Witness.Of(of, values),
            CountedEcts = values is null ? null : Witness.Sum(of, values),
            Nodes = budget.NodesSpent,
            Problem = values is null && !proved ? "The search ended at its budget." : null,
        };
    }

    private static StackAnswer WithMissing(StackAnswer answer, StackDocument document, Candidate[] held, Budget budget)
    {
        var reasons = Eligibility.Reasons(document.Pathway, document.Holdings, document.AsOf);
        var ineligible = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < reasons.Length; i++)
        {
            if (reasons[i] is { } reason)
                ineligible[document.Holdings[i].Id] = reason;
        }
        if (answer.Satisfied == true)
            return answer with
            {
                Missing = new()
                {
                    Ects = default(ExactEcts),
                    Credentials = 0,
                    Ineligible = ineligible,
                    Nearest = answer.Witness!,
                },
            };
        var (missing, proved) = MissingSearch.Run(document.Pathway, held, ineligible, budget);
        return answer with { Missing = missing, Proved = answer.Proved && proved, Nodes = answer.Nodes + budget.NodesSpent };
    }

    private static StackAnswer WithPlans(StackAnswer answer, StackDocument document, Candidate[] held, Budget budget)
    {
        var search = new PlanSearch(document, held, budget);
        var open = answer.Satisfied != true;
        IReadOnlyList<Plan>? plans =
            !document.Ask.HasFlag(Ask.Plans) ? null
            : open ? search.Best()
            : [];
        IReadOnlyList<Plan>? pareto =
            !document.Ask.HasFlag(Ask.Pareto) ? null
            : open ? search.Pareto()
            : [];
        return answer with
        {
            Plans = plans,
            Pareto = pareto,
            Proved = answer.Proved && search.Proved,
            Nodes = answer.Nodes + budget.NodesSpent,
        };
    }

    private static StackAnswer WithConflicts(StackAnswer answer, StackDocument document, Candidate[] held, Budget budget)
    {
        if (answer.Satisfied != false)
            return answer with { Conflicts = [] };
        var search = new ConflictSearch(document.Pathway, held, budget);
        var found = search.Run();
        return answer with
        {
            Conflicts = [.. found.Select(requirement => ConflictWords.Of(document.Pathway, requirement))],
            Proved = answer.Proved && search.Proved,
            Nodes = answer.Nodes + budget.NodesSpent,
        };
    }

    private static StackAnswer WithCritical(StackAnswer answer, StackDocument document, Candidate[] held, Budget budget)
    {
        var critical = new List<string>();
        var proved = true;
        foreach (var counted in answer.Witness?.Select(one => one.Holding).Distinct(StringComparer.Ordinal) ?? [])
        {
            var without = PreparedPathway.Search(document.Pathway, [.. held.Where(one => one.Facts.Id != counted)], budget);
            proved &= without is not null;
            if (without == false)
                critical.Add(counted);
        }
        return answer with { Critical = critical, Proved = answer.Proved && proved, Nodes = answer.Nodes + budget.NodesSpent };
    }
}
