using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Observatory.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>One indicator for anybody: over everything, by one cut, and over time. Small numbers of people are kept back.</summary>
internal sealed class ReadIndicator(AppDb db, IInstitutions institutions, IEnumerable<IIndicatorSource> sources)
{
    private static readonly CutBy[] Tables = [CutBy.Institution, CutBy.Alliance, CutBy.Field, CutBy.Time];

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

        var members = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id.Value.ToString("n"));
        var cells = await CellsAsync(indicator.Measures, cancel);
        var cuts = CutsOf(cells);
        var total = new CutRow("", new Tally(cells.Where(cell => cell.Axis == Axis.All)));
        KeepBack.Apply(
            indicator.Measures,
            total,
            [.. Tables.Select(table => cuts[table])],
            cuts[CutBy.Country],
            institution => members.GetValueOrDefault(institution)?.CountryCode ?? ""
        );
        return new View(
            indicator,
            by,
            [.. indicator.Compute(total.Tally), .. await ElsewhereAsync(indicator, cancel)],
            RowsOf(by),
            RowsOf(CutBy.Time)
        );

        IReadOnlyList<Row> RowsOf(CutBy cut) =>
            [
                .. cuts[cut]
                    .Select(row => new Row(
                        row.Value,
                        cut == CutBy.Institution ? members.GetValueOrDefault(row.Value)?.Name : null,
                        indicator.Compute(row.Tally)
                    )),
            ];
    }

    /// <summary>All thirty over everything.</summary>
    public async Task<IReadOnlyList<(Indicator Indicator, IReadOnlyList<Figure> Figures)>> ListAsync(CancellationToken cancel)
    {
        // What specifications say needs no protection, so its totals are read alone and at once.
        var totals = new Tally(await db.Set<Cell>().AsNoTracking().Where(cell => cell.Axis == Axis.All).ToListAsync(cancel));
        var all = new List<(Indicator, IReadOnlyList<Figure>)>();
        foreach (var indicator in AllIndicators.InOrder)
        {
            if (indicator.Subject == IndicatorSubject.Specifications)
                all.Add((indicator, [.. indicator.Compute(totals), .. await ElsewhereAsync(indicator, cancel)]));
            else if ((await HandleAsync(indicator.Id, CutBy.Time, cancel)).Succeeded(out var view, out _))
                all.Add((indicator, view.Total));
        }

        return all;
    }

    /// <summary>By month over everything; by the values of the other axes over all months, which the database adds up.</summary>
    private async Task<List<Cell>> CellsAsync(IReadOnlyList<string> measures, CancellationToken cancel)
    {
        var asked = db.Set<Cell>().AsNoTracking().Where(cell => measures.Contains(cell.Measure));
        var byMonth = await asked.Where(cell => cell.Axis == Axis.All).ToListAsync(cancel);
        var byValue = await asked
            .Where(cell => cell.Axis != Axis.All)
            .GroupBy(cell => new
            {
                cell.Measure,
                cell.Axis,
                cell.Value,
                cell.Part,
            })
            .Select(cells => new Cell
            {
                Measure = cells.Key.Measure,
                Axis = cells.Key.Axis,
                Value = cells.Key.Value,
                Part = cells.Key.Part,
                Month = 0,
                Count = cells.Sum(cell => cell.Count),
                Sum = cells.Sum(cell => cell.Sum),
            })
            .ToListAsync(cancel);
        return [.. byMonth, .. byValue];
    }

    private static Dictionary<CutBy, IReadOnlyList<CutRow>> CutsOf(List<Cell> cells)
    {
        var byAxis = cells.ToLookup(cell => cell.Axis);
        return Enum.GetValues<CutBy>()
            .ToDictionary(
                by => by,
                by => by == CutBy.Time ? Cuts.ByTime(byAxis[Axis.All]) : Cuts.ByValue(byAxis[Cuts.AxisOf(by)])
            );
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
        line.Statistic is { } statistic
            ? new(line.Part, IndicatorUnit.Number, statistic, line.Numerator, line.Denominator, line.Missing)
            : Figure.Quotient(line.Part, line.Unit, line.Numerator, line.Denominator, line.Missing, line.Scale);
}
