using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>One indicator for anybody: over everything, by one cut, and over time. Small numbers of people are kept back.</summary>
internal sealed class ReadIndicator(ProtectedCells cells, IEnumerable<IIndicatorSource> sources)
{
    /// <param name="Total">Over everything.</param>
    /// <param name="Rows">By the cut that was asked for.</param>
    /// <param name="Series">By quarter or year.</param>
    internal sealed record View(
        Indicator Indicator,
        CutBy By,
        IReadOnlyList<Figure> Total,
        IReadOnlyList<Row> Rows,
        IReadOnlyList<Row> Series
    );

    /// <param name="Value">Of the cut: a code, a name, a period, or an institution's id.</param>
    /// <param name="Label">The institution's name; null for everything else.</param>
    internal sealed record Row(string Value, string? Label, IReadOnlyList<Figure> Figures);

    public async Task<Result<View>> HandleAsync(string id, CutBy by, CancellationToken cancel)
    {
        if (AllIndicators.Find(id) is not { } indicator)
            return PlatformProblems.NotFound();
        if (indicator.Subject == IndicatorSubject.Elsewhere)
            return new View(indicator, by, await ElsewhereAsync(indicator, cancel), [], []);

        var read = await cells.HandleAsync(indicator.Measures, crossed: false, cancel);
        return new View(
            indicator,
            by,
            [.. indicator.Compute(read.Total.Tally), .. await ElsewhereAsync(indicator, cancel)],
            RowsOf(by),
            RowsOf(CutBy.Time)
        );

        IReadOnlyList<Row> RowsOf(CutBy cut) =>
            [
                .. read.Cuts[cut]
                    .Select(row => new Row(
                        row.Value,
                        cut == CutBy.Institution ? read.Members.GetValueOrDefault(row.Value)?.Name : null,
                        indicator.Compute(row.Tally)
                    )),
            ];
    }

    /// <summary>All thirty over everything.</summary>
    public async Task<IReadOnlyList<(Indicator Indicator, IReadOnlyList<Figure> Figures)>> ListAsync(CancellationToken cancel)
    {
        var open = await cells.TotalsAsync(cancel);
        string[] ofPeople =
        [
            .. AllIndicators
                .List.Where(one => one.Subject == IndicatorSubject.People)
                .SelectMany(one => one.Measures)
                .Distinct(StringComparer.Ordinal),
        ];
        var people = (await cells.HandleAsync(ofPeople, crossed: false, cancel)).Total.Tally;
        var all = new List<(Indicator, IReadOnlyList<Figure>)>();
        foreach (var indicator in AllIndicators.InOrder)
        {
            var tally = indicator.Subject == IndicatorSubject.People ? people : open;
            all.Add((indicator, [.. indicator.Compute(tally), .. await ElsewhereAsync(indicator, cancel)]));
        }

        return all;
    }

    private async Task<IReadOnlyList<Figure>> ElsewhereAsync(Indicator indicator, CancellationToken cancel)
    {
        var figures = new List<Figure>();
        foreach (var source in sources.Where(source => source.Indicators.Contains(indicator.Id)))
        {
            figures.AddRange((await source.ReadAsync(indicator.Id, cancel)).Select(FigureOf));
        }

        return figures;
    }

    private static Figure FigureOf(IndicatorLine line) =>
        (
            line switch
            {
                { Statistic: { } statistic } => new Figure(
                    line.Part,
                    IndicatorUnit.Number,
                    statistic,
                    line.Numerator,
                    line.Denominator,
                    line.Missing
                ),
                { Unit: IndicatorUnit.Count } => Figure.Counted(line.Part, line.Numerator, line.Denominator > 0, line.Missing),
                _ => Figure.Quotient(line.Part, line.Unit, line.Numerator, line.Denominator, line.Missing, line.Scale),
            }
        ) with
        {
            Label = line.Label,
        };
}
