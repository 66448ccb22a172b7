using Testamur.Web.Modules.Observatory.Contracts;
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
                    t.Median("daysToDecision", IndicatorUnit.Days, Measures.DaysToDecision),
                    t.Share("inTime", Measures.InTime, "yes"),
                    t.Share("appealsUpheld", Measures.Appeal, "upheld"),
                ]
        ),
        new("K22", IndicatorGroup.Use, IndicatorSubject.People, Funnel, FunnelFigures) { IsCount = true },
        new("K23", IndicatorGroup.Use, IndicatorSubject.People, [Measures.Partners, Measures.Endorsed], EmployerFigures)
        {
            IsCount = true,
        },
    ];

    // What schemes pay is known of those who asked for support; what the others pay is the price.
    private static IReadOnlyList<Figure> FeeFigures(Tally tally) =>
        [
            tally.Make(t =>
                Figure.Quotient(
                    "netPrice",
                    IndicatorUnit.Euro,
                    t.Sum(Measures.Fee, Mark.Of) - t.Sum(Measures.Fee, "support"),
                    t.Count(Measures.Fee, Mark.Of),
                    t.Missing(Measures.Fee),
                    100
                )
            ),
            tally.Make(t =>
                Figure.Quotient(
                    "feesMet",
                    IndicatorUnit.Share,
                    t.Sum(Measures.Fee, "support"),
                    t.Sum(Measures.Fee, Mark.Of),
                    t.Missing(Measures.Fee)
                )
            ),
        ];

    private static IReadOnlyList<Figure> StackFigures(Tally tally) =>
        [
            tally.Share("holdersStacked", Measures.Holder, "used"),
            tally.Make(t =>
                Figure.Quotient(
                    "creditsStacked",
                    IndicatorUnit.Share,
                    t.Sum(Measures.Credential, "stacked"),
                    t.Sum(Measures.Credential, Mark.Of),
                    0
                )
            ),
        ];

    // Once anything at all is known of a cut, a step that nobody took is nothing and not "no data".
    private static IReadOnlyList<Figure> FunnelFigures(Tally tally)
    {
        var known = Funnel.Any(step => tally.Count(step, Mark.Of) > 0);
        return
        [
            .. Funnel.Select(step => tally.Make(t => Figure.Counted(step, t.Count(step, Mark.Of), known))),
            // Whoever checks a credential leaves nothing behind, not even that it was checked.
            Figure.NoData("verified", IndicatorUnit.Count),
        ];
    }

    // Checking leaves nothing behind, and who checks is not asked.
    private static IReadOnlyList<Figure> EmployerFigures(Tally tally)
    {
        var published = tally.Count(Measures.Partners, Mark.Of) > 0;
        return
        [
            tally.Make(t =>
                Figure.Counted("coDesigned", t.Count(Measures.Partners, "employer"), published, t.Missing(Measures.Partners))
            ),
            tally.Make(t =>
                Figure.Counted("endorsements", t.Count(Measures.Endorsed, "employer"), t.Count(Measures.Endorsed, Mark.Of) > 0)
            ),
            Figure.NoData("verifications", IndicatorUnit.Count),
        ];
    }
}
