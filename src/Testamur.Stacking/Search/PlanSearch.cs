namespace Testamur.Stacking.Search;

/// <summary>
/// Ways to finish with offers. An offer is taken or not; what it gives may be counted, and what it requires must be held or taken too.
/// What is taken is awarded after everything that is held and in an order that suits the rules.
/// </summary>
internal sealed class PlanSearch
{
    private const int MostPareto = 50;

    private readonly Pathway pathway;
    private readonly Candidate[] held;
    private readonly Offer[] offers;
    private readonly IReadOnlyList<Holding> holdings;
    private readonly DateOnly asOf;
    private readonly Budget budget;
    private readonly List<(HashSet<string> Ring, HashSet<string> Plan)> stuck = [];

    public PlanSearch(StackDocument document, Candidate[] held, Budget budget)
    {
        (pathway, this.held, holdings, asOf, this.budget) = (document.Pathway, held, document.Holdings, document.AsOf, budget);
        offers =
        [
            .. document
                .Offers.Where(offer => offer.StartsOn is null || offer.StartsOn >= document.AsOf)
                .OrderBy(offer => offer.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>False when the budget ended before a plan was proved to be the best.</summary>
    public bool Proved { get; private set; } = true;

    /// <summary>The cheapest, the fastest and the smallest way.</summary>
    public IReadOnlyList<Plan> Best() =>
        [
            .. new[]
            {
                Find("cheapest", [Price, Weeks, Size], long.MaxValue, long.MaxValue),
                Find("fastest", [Weeks, Price, Size], long.MaxValue, long.MaxValue),
                Find("fewestEcts", [Size, Price, Weeks], long.MaxValue, long.MaxValue),
            }.OfType<Plan>(),
        ];

    /// <summary>Every way that no other way beats, the cheapest first; at most 50.</summary>
    public IReadOnlyList<Plan> Pareto()
    {
        var plans = new List<Plan>();
        var seen = new HashSet<(long Weeks, long Size)>();
        var open = new Queue<(long Weeks, long Size)>([(long.MaxValue, long.MaxValue)]);
        // Cheapest within bounds on weeks and credits is beaten by none; then the bounds are drawn below it, once each.
        while (open.TryDequeue(out var bounds))
        {
            if (!seen.Add(bounds) || Find("pareto", [Price, Weeks, Size], bounds.Weeks, bounds.Size) is not { } plan)
                continue;
            if (plans.TrueForAll(known => (known.Price, known.Weeks, known.Ects) != (plan.Price, plan.Weeks, plan.Ects)))
                plans.Add(plan);
            if (plans.Count >= MostPareto)
            {
                Proved = false;
                break;
            }
            open.Enqueue((plan.Weeks!.Value - 1, bounds.Size));
            open.Enqueue((bounds.Weeks, Numbers.Hundredths(plan.Ects) - 1));
        }
        return [.. plans.OrderBy(plan => plan.Price).ThenBy(plan => plan.Weeks).ThenBy(plan => plan.Ects)];
    }

    private static long Price(Offer offer) => Numbers.Hundredths(offer.Price ?? 0);

    private static long Weeks(Offer offer) => offer.Weeks ?? 0;

    private static long Size(Offer offer) => Numbers.Hundredths(offer.Ects);

    private Plan? Find(string kind, Func<Offer, long>[] order, long mostWeeks, long mostSize)
    {
        // What is compared must be known.
        var usable = offers
            .Where(offer => offer.Price is not null || kind is "fastest" or "fewestEcts")
            .Where(offer => offer.Weeks is not null || kind is "cheapest" or "fewestEcts")
            .ToArray();
        while (true)
        {
            var chosen = Choose(usable, order, mostWeeks, mostSize);
            if (chosen is null)
                return null;
            var waiting = Waiting(chosen);
            if (waiting.Count == 0)
                return ToPlan(kind, chosen);
            // Offers that only lead to each other cannot be begun: next time without one of them, or with something more.
            stuck.Add((waiting, [.. chosen.Select(offer => offer.Id)]));
        }
    }

    private Offer[]? Choose(Offer[] usable, Func<Offer, long>[] order, long mostWeeks, long mostSize)
    {
        var model = new LinearModel();
        Candidate[] all = [.. held, .. usable.Select(Candidate.Of)];
        var of = new PathwayModel(model, pathway, all);
        var taken = usable.ToDictionary(offer => offer, _ => model.Add(0, 1));
        for (var h = 0; h < of.Candidates.Length; h++)
        {
            if (of.Candidates[h].Offer is { } offer)
                model.Row(new Terms().Add(of.Allocation.Counted[h]).Add(taken[offer], -1), most: 0);
        }
        Require(model, usable, taken);
        Sum(model, taken, Weeks, mostWeeks);
        Sum(model, taken, Size, mostSize);
        var sums = order.Append(_ => 1L).Select(measure => Sum(model, taken, measure, long.MaxValue)).ToArray();
        if (!SearchSize.Fits(model))
        {
            Proved = false;
            return null;
        }
        var search = new BranchAndBound(model, budget);
        long[]? values = null;
        foreach (var (terms, row) in sums)
        {
            var found = search.Minimize(model.Cost(terms), values);
            values = found.Values;
            Proved &= found.Proved;
            if (values is null)
                return null;
            search.Narrow(row, found.Cost, found.Cost);
        }
        return [.. SmallestIds(search, model, usable, taken, values!)];
    }

    private IEnumerable<Offer> SmallestIds(
        BranchAndBound search,
        LinearModel model,
        Offer[] usable,
        Dictionary<Offer, int> taken,
        long[] values
    )
    {
        const int Chunk = 20;
        for (var from = 0; from < usable.Length; from += Chunk)
        {
            var part = usable[from..Math.Min(from + Chunk, usable.Length)];
            var wish = new Terms();
            for (var i = 0; i < part.Length; i++)
                wish.Add(taken[part[i]], -(1L << (Chunk - 1 - i)));
            var found = search.Minimize(model.Cost(wish), values);
            Proved &= found.Proved;
            values = found.Values ?? values;
            foreach (var offer in part)
                search.Fix(taken[offer], values[taken[offer]], values[taken[offer]]);
        }
        return usable.Where(offer => values[taken[offer]] == 1);
    }

    private static (Terms Terms, int Row) Sum(
        LinearModel model,
        Dictionary<Offer, int> taken,
        Func<Offer, long> measure,
        long most
    )
    {
        var sum = new Terms();
        foreach (var (offer, variable) in taken)
            sum.Add(variable, measure(offer));
        return (sum, model.Row(new Terms().Add(sum), most: most));
    }

    private void Require(LinearModel model, Offer[] usable, Dictionary<Offer, int> taken)
    {
        foreach (var offer in usable)
        {
            foreach (var name in offer.Requires.Where(name => !IsHeld(name)))
            {
                var either = new Terms().Add(taken[offer], -1);
                foreach (var other in usable.Where(other => other != offer && IsNamed(other, name)))
                    either.Add(taken[other]);
                model.Row(either, 0);
            }
        }
        foreach (var (ring, plan) in stuck)
        {
            var broken = new Terms();
            foreach (var offer in usable)
                broken.Add(
                    taken[offer],
                    ring.Contains(offer.Id) ? -1
                        : plan.Contains(offer.Id) ? 0
                        : 1
                );
            model.Row(broken, 1 - ring.Count);
        }
    }

    private bool IsHeld(string name) =>
        holdings.Any(holding =>
            (holding.Id == name || holding.Spec == name) && holding.Status is null or "active" && holding.AwardedOn <= asOf
        );

    private static bool IsNamed(Offer offer, string name) => offer.Id == name || offer.Spec == name;

    // Those that cannot be begun, however the rest is ordered.
    private HashSet<string> Waiting(Offer[] chosen)
    {
        var waiting = chosen.ToList();
        var done = new List<Offer>();
        while (
            waiting.FindIndex(offer => offer.Requires.All(name => IsHeld(name) || done.Exists(other => IsNamed(other, name))))
                is var next
                    and >= 0
        )
        {
            done.Add(waiting[next]);
            waiting.RemoveAt(next);
        }
        return [.. waiting.Select(offer => offer.Id)];
    }

    private static Plan ToPlan(string kind, Offer[] chosen) =>
        new(
            kind,
            [.. chosen.Select(offer => offer.Id)],
            chosen.All(offer => offer.Price is not null) ? chosen.Sum(offer => offer.Price ?? 0) : null,
            chosen.All(offer => offer.Weeks is not null) ? chosen.Sum(offer => offer.Weeks ?? 0) : null,
            chosen.Sum(offer => offer.Ects)
        );
}
