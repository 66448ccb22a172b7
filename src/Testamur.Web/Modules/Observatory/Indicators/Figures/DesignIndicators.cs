using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>How the published micro-credentials are made: size, level, assessment, quality, stacking, readiness.</summary>
internal static class DesignIndicators
{
    private static readonly (string Part, int From, int To)[] Sizes =
    [
        // First what the literature expects most in.
        ("from4to6", 400, 600),
        ("under1", 0, 99),
        ("from1to4", 100, 399),
        ("over6to15", 601, 1500),
        ("over15", 1501, int.MaxValue),
    ];

    public static IReadOnlyList<Indicator> List { get; } =
    [
        OfferIndicators.Offer("K14", IndicatorGroup.Design, [Measures.Size, Measures.DeclaredRange], SizeFigures),
        OfferIndicators.Offer("K15", IndicatorGroup.Design, [Measures.Level], LevelFigures),
        OfferIndicators.Offer("K16", IndicatorGroup.Design, [Measures.Supervision], SupervisionFigures) with
        {
            Published =
            [
                new("supervised-without-id-verification", "mce", 3, 19),
                new("supervised-with-id-verification", "mce", 13, 19),
                new("unsupervised-without-id-verification", "mce", 3, 19),
            ],
        },
        OfferIndicators.Offer(
            "K17",
            IndicatorGroup.Design,
            [Measures.Quality],
            t => t.Shares(Measures.Quality, "internal", "external")
        ) with
        {
            Published = [new("internal", "mce", 13, 19), new("external", "mce", 4, 19)],
        },
        OfferIndicators.Offer(
            "K18",
            IndicatorGroup.Design,
            [Measures.Stacking],
            t => t.Shares(Measures.Stacking, "standalone", "shortCourses", "degrees")
        ) with
        {
            Published = [new("standalone", "mce", 8, 19), new("shortCourses", "mce", 5, 19), new("degrees", "mce", 11, 19)],
        },
        OfferIndicators.Offer(
            "K20",
            IndicatorGroup.Design,
            [Measures.Joint],
            t => t.Shares(Measures.Joint, "any", "recognised", "awarded")
        ) with
        {
            Published = [new("any", "mce", 7, 19)],
        },
        OfferIndicators.Offer(
            "K29",
            IndicatorGroup.Process,
            [Measures.Elements, Measures.Findings],
            t =>
                [
                    t.Mean("elements", IndicatorUnit.Share, Measures.Elements, 100),
                    t.Mean("errors", IndicatorUnit.Number, Measures.Findings, 1),
                ]
        ),
        OfferIndicators.Offer(
            "K30",
            IndicatorGroup.Process,
            [Measures.DaysToPublication],
            t => [t.Median("daysToPublication", IndicatorUnit.Days, Measures.DaysToPublication)]
        ),
    ];

    private static IReadOnlyList<Figure> SizeFigures(Tally tally)
    {
        var sizes = tally.Numbers(Measures.Size).ToList();
        var all = tally.Count(Measures.Size, Mark.Of);
        var missing = tally.Missing(Measures.Size);
        return
        [
            .. Sizes.Select(size => Figure.Quotient(size.Part, IndicatorUnit.Share, Between(size.From, size.To), all, missing)),
            tally.Share("declaredRange", Measures.DeclaredRange, "yes"),
        ];

        long Between(int from, int to) => sizes.Where(size => size.Number >= from && size.Number <= to).Sum(size => size.Count);
    }

    private static IReadOnlyList<Figure> LevelFigures(Tally tally)
    {
        var levels = tally.Numbers(Measures.Level).ToDictionary(one => one.Number, one => one.Count);
        var all = tally.Count(Measures.Level, Mark.Of);
        var missing = tally.Missing(Measures.Level);
        return
        [
            Figure.Quotient(
                "six2seven",
                IndicatorUnit.Share,
                levels.GetValueOrDefault(6) + levels.GetValueOrDefault(7),
                all,
                missing
            ),
            .. Enumerable
                .Range(1, 8)
                .Select(level =>
                    Figure.Quotient($"eqf{level}", IndicatorUnit.Share, levels.GetValueOrDefault(level), all, missing)
                ),
        ];
    }

    private static IReadOnlyList<Figure> SupervisionFigures(Tally tally) =>
        tally.Shares(
            Measures.Supervision,
            "supervised-with-id-verification",
            "supervised-without-id-verification",
            "unsupervised-with-id-verification",
            "unsupervised-without-id-verification"
        );
}
