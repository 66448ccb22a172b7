using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>What becomes of micro-credentials: cost, use in stacks, recognition, uptake, employers.</summary>
internal static class UseIndicators
{
    /// <summary>From a published specification to a check by somebody.</summary>
    public static IReadOnlyList<string> Funnel { get; } =
    [
        Measures.Specification,
        Measures.Offering,
        Measures.Enrolment,
        Measures.Completion,
        Measures.Award,
        Measures.Credential,
        Measures.Accepted,
        Measures.Shared,
        Measures.Verified,
    ];

    public static IReadOnlyList<Indicator> List { get; } =
    [
        new("K13", IndicatorGroup.Equity, IndicatorSubject.People, [Measures.Fee], FeeFigures),
        new("K19", IndicatorGroup.Use, IndicatorSubject.People, [Measures.Holder, Measures.Credential], StackFigures),
        new(
            "K21",
            IndicatorGroup.Use,
            IndicatorSubject.People,
            [Measures.Decision, Measures.Route, Measures.DaysToDecision, Measures.InTime, Measures.Appeal],
            t =>
                [
                    .. t.Shares(Measures.Decision, "full", "partial", "conditional", "alternative", "refused"),
                    t.Share("automatic", Measures.Route, "automatic"),
                    t.Median("daysToDecision", Unit.Days, Measures.DaysToDecision),
                    t.Share("inTime", Measures.InTime, "yes"),
                    t.Share("appealsUpheld", Measures.Appeal, "upheld"),
                ]
        ),
        new("K22", IndicatorGroup.Use, IndicatorSubject.People, Funnel, FunnelFigures) { IsCount = true },
        new("K23", IndicatorGroup.Use, IndicatorSubject.People, [Measures.Verified, Measures.Partners, Measures.Credential], EmployerFigures)
        {
            IsCount = true,
        },
    ];

    // What schemes pay is known of those who asked for support; what the others pay is the price.
    private static IReadOnlyList<Figure> FeeFigures(Tally tally)
    {
        var (fees, learners) = (tally.Sum(Measures.Fee, Mark.Of), tally.Count(Measures.Fee, Mark.Of));
        var (support, missing) = (tally.Sum(Measures.Fee, "support"), tally.Count(Measures.Fee, Mark.Unknown));
        return
        [
            Figure.Quotient("netPrice", Unit.Euro, fees - support, learners, missing, 100),
            Figure.Quotient("feesMet", Unit.Share, support, fees, missing),
        ];
    }

    private static IReadOnlyList<Figure> StackFigures(Tally tally) =>
        [
            tally.Share("holdersStacked", Measures.Holder, "used"),
            Figure.Quotient(
                "creditsStacked",
                Unit.Share,
                tally.Sum(Measures.Credential, "stacked"),
                tally.Sum(Measures.Credential, Mark.Of),
                0
            ),
        ];

    private static IReadOnlyList<Figure> FunnelFigures(Tally tally)
    {
        var all = Funnel.Sum(step => tally.Count(step, Mark.Of));
        return [.. Funnel.Select(step => Figure.Counted(step, tally.Count(step, Mark.Of), all))];
    }

    // Who checks a credential is not asked, so employers cannot be told from others.
    private static IReadOnlyList<Figure> EmployerFigures(Tally tally)
    {
        var partners = tally.Count(Measures.Partners, Mark.Of);
        return
        [
            Figure.Counted("verifications", tally.Count(Measures.Verified, Mark.Of), tally.Count(Measures.Credential, Mark.Of)),
            Figure.NoData("endorsements", Unit.Count),
            Figure.Counted("coDesigned", tally.Count(Measures.Partners, "employer"), partners, tally.Count(Measures.Partners, Mark.Unknown)),
        ];
    }
}
