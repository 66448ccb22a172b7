using Testamur.Stacking;
using Testamur.Web.Modules.Catalogue.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Turns plans over open runs into what a learner can enrol in. Pure.</summary>
internal static class StackWays
{
    // What to prefer where somebody must be told one thing: money first, then effort.
    private static readonly string[] Preferred = ["cheapest", "fewestEcts", "fastest"];

    /// <summary>Each set of runs once, with everything it is best in.</summary>
    public static IReadOnlyList<Way> Of(
        IReadOnlyList<Plan> plans,
        IReadOnlyList<(Offer Offer, CatalogueEntryView Entry, CatalogueRunView Run)> offers,
        StackContext context
    )
    {
        var known = offers.ToDictionary(one => one.Offer.Id, StringComparer.Ordinal);
        return
        [
            .. plans
                .GroupBy(plan => string.Join(' ', plan.Offers))
                .Select(same => (Plan: same.First(), Kinds: same.Select(plan => plan.Kind)))
                .Select(way => new Way(
                    [.. way.Kinds],
                    [.. way.Plan.Offers.Select(id => Step(known[id].Entry, known[id].Run, known[id].Offer, context))],
                    way.Plan.Price ?? Total(way.Plan.Offers.Select(id => known[id].Offer.Price)),
                    way.Plan.Weeks,
                    way.Plan.Ects
                )),
        ];
    }

    /// <summary>
    /// The course of the preferred plan that starts first and whose own prerequisites are held; without a plan the course that is missing
    /// first, for which no run is open.
    /// </summary>
    public static NextStep? Step(
        Pathway pathway,
        IReadOnlyList<Plan> plans,
        IReadOnlyList<(Offer Offer, CatalogueEntryView Entry, CatalogueRunView Run)> offers,
        IReadOnlyList<Holding> held,
        StackContext context,
        Requirement? missing
    )
    {
        var plan = Preferred.Select(kind => plans.FirstOrDefault(one => one.Kind == kind)).FirstOrDefault(one => one is not null);
        var firsts = pathway.Constraints.Select(one => one.Before?.First).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var specs = held.Select(holding => holding.Spec).ToHashSet(StringComparer.Ordinal);
        var chosen = offers
            .Where(one => plan?.Offers.Contains(one.Offer.Id, StringComparer.Ordinal) == true)
            .OrderByDescending(one => firsts.Contains(one.Offer.Spec))
            .ThenByDescending(one => one.Offer.Requires.All(specs.Contains))
            .ThenBy(one => one.Run.StartsOn)
            .ThenBy(one => one.Offer.Id, StringComparer.Ordinal)
            .ToList();
        if (chosen is [var best, ..])
            return Step(best.Entry, best.Run, best.Offer, context);
        return missing is { Course: { } course, SpecificationUri: { } uri }
            ? new(course, uri, null, context.Entries.Where(e => e.Content.Id == uri).Select(PriceOf).FirstOrDefault())
            : null;
    }

    private static NextStep Step(CatalogueEntryView entry, CatalogueRunView run, Offer offer, StackContext context) =>
        new(
            context.Courses[offer.Spec],
            offer.Spec,
            new(run.Id, run.Name, run.StartsOn, run.EndsOn, run.EnrolUntil, run.Place),
            PriceOf(entry)
        );

    private static decimal? PriceOf(CatalogueEntryView entry) => StackFacts.Course(entry)?.Price;

    private static decimal? Total(IEnumerable<decimal?> prices)
    {
        decimal?[] all = [.. prices];
        return all.Contains(null) ? null : all.Sum();
    }
}
