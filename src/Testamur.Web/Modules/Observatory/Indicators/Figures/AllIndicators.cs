using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>The thirty indicators in order.</summary>
internal static class AllIndicators
{
    public static IReadOnlyList<Indicator> List { get; } =
    [.. OfferIndicators.List, .. DesignIndicators.List, .. UseIndicators.List, .. RoomIndicators.List];

    public static IReadOnlyList<Indicator> InOrder { get; } = [.. List.OrderBy(one => one.Id, StringComparer.Ordinal)];

    public static Indicator? Find(string id) =>
        List.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every measure that any of them reads.</summary>
    public static IReadOnlyList<string> Measured { get; } = [.. List.SelectMany(one => one.Measures).Distinct()];
}

/// <summary>What the published micro-credentials are for, who makes them, how they are taught and for whom: K01 to K11.</summary>
internal static class OfferIndicators
{
    public static IReadOnlyList<Indicator> List { get; } =
    [
        Offer(
            "K01",
            IndicatorGroup.Purpose,
            [Measures.OnlyProfessional],
            t => [t.Share("onlyProfessional", Measures.OnlyProfessional, "yes")]
        ) with
        {
            Published = [new("onlyProfessional", "erasmus", 8, 17)],
        },
        Offer("K02", IndicatorGroup.Purpose, [Measures.Civic], t => [t.Share("civic", Measures.Civic, "yes")]) with
        {
            Published = [new("civic", "erasmus", 9, 17)],
        },
        Offer("K03", IndicatorGroup.Purpose, [Measures.Growth], t => [t.Share("growth", Measures.Growth, "yes")]) with
        {
            Published = [new("growth", "erasmus", 0, 17)],
        },
        Offer("K04", IndicatorGroup.Purpose, [Measures.CreditsByPurpose], CreditsByPurpose),
        Offer(
            "K05",
            IndicatorGroup.Actors,
            [Measures.Partners],
            t => t.Shares(Measures.Partners, "any", "provider", "employer", "thirdSector", "publicBody", "learners")
        ) with
        {
            Published = [new("employer", "erasmus", 8, 17), new("publicBody", "erasmus", 4, 17)],
        },
        Offer(
            "K06",
            IndicatorGroup.Actors,
            [Measures.Actors],
            t =>
                [
                    t.Share("aloneOrEmployers", Measures.Actors, "alone", "withEmployers"),
                    .. t.Shares(Measures.Actors, "alone", "withEmployers"),
                ]
        ) with
        {
            Published = [new("aloneOrEmployers", "erasmus", 9, 17)],
        },
        new(
            "K07",
            IndicatorGroup.Delivery,
            IndicatorSubject.People,
            [Measures.Award, Measures.PriorLearningRoute],
            t => [t.Share("byPriorLearning", Measures.Award, "rpl"), t.Share("routeOffered", Measures.PriorLearningRoute, "yes")]
        ),
        Offer(
            "K08",
            IndicatorGroup.Delivery,
            [Measures.Mode],
            t => t.Shares(Measures.Mode, "presential", "blended", "online")
        ) with
        {
            Published = [new("presential", "erasmus", 1, 17)],
        },
        Offer(
            "K09",
            IndicatorGroup.Delivery,
            [Measures.Synchronous, Measures.Schedule],
            t =>
                [
                    t.Mean("synchronous", IndicatorUnit.Share, Measures.Synchronous, 100),
                    t.Share("fixedSchedule", Measures.Schedule, "yes"),
                ]
        ) with
        {
            Published = [new("synchronous", "mce", 19, 100), new("fixedSchedule", "mce", 15, 19)],
        },
        Offer("K10", IndicatorGroup.Delivery, [Measures.GroupWork], t => [t.Share("groupWork", Measures.GroupWork, "yes")]),
        Offer("K11", IndicatorGroup.Equity, [Measures.Audience], t => [t.Share("offersForGroups", Measures.Audience, "yes")]) with
        {
            Published = [new("offersForGroups", "erasmus", 0, 17)],
        },
    ];

    private static IReadOnlyList<Figure> CreditsByPurpose(Tally tally)
    {
        var all = tally.Sum(Measures.CreditsByPurpose, Mark.Of);
        var missing = tally.Missing(Measures.CreditsByPurpose);
        return [ShareOf("professional"), ShareOf("growth"), ShareOf("civic")];

        Figure ShareOf(string part) =>
            Figure.Quotient(part, IndicatorUnit.Share, tally.Sum(Measures.CreditsByPurpose, part), all, missing) with
            {
                UnitsInOne = 1_000_000,
            };
    }

    internal static Indicator Offer(
        string id,
        IndicatorGroup group,
        IReadOnlyList<string> measures,
        Func<Tally, IReadOnlyList<Figure>> compute
    ) => new(id, group, IndicatorSubject.Specifications, measures, compute);
}
