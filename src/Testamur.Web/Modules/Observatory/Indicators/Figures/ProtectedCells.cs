using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Aggregates;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>Reads aggregates as everybody may see them: what could tell of people is marked as hidden, whatever cut is shown of it.</summary>
internal sealed class ProtectedCells(AppDb db, IInstitutions institutions)
{
    private static readonly Axis[] OneWay = [Axis.All, Axis.Institution, Axis.Alliance, Axis.Country, Axis.Field];

    /// <param name="Total">Over everything.</param>
    /// <param name="Cuts">By each cut.</param>
    /// <param name="Crossing">By institution and field at once.</param>
    /// <param name="Members">Institutions by their value in a cut.</param>
    internal sealed record Read(
        CutRow Total,
        IReadOnlyDictionary<CutBy, IReadOnlyList<CutRow>> Cuts,
        Crossing Crossing,
        IReadOnlyDictionary<string, InstitutionView> Members
    );

    /// <param name="crossed">Whether institutions by field are wanted; otherwise they are read only where the rest cannot be protected without them.</param>
    public async Task<Read> HandleAsync(IReadOnlyList<string> measures, bool crossed, CancellationToken cancel)
    {
        var members = (await institutions.ListAsync(cancel)).ToDictionary(one => one.Id.Value.ToString("n"));
        var cells = (await CellsAsync(measures, OneWay, cancel)).ToLookup(cell => cell.Axis);
        var cuts = Enum.GetValues<CutBy>()
            .ToDictionary(by => by, by => by == CutBy.Time ? Cuts.ByTime(cells[Axis.All]) : Cuts.ByValue(cells[Cuts.AxisOf(by)]));
        var (rows, columns) = (cuts[CutBy.Institution], cuts[CutBy.Field]);
        var needed = crossed || rows.Count * columns.Count <= KeepBack.MostTogether;
        var crossing = new Crossing(
            rows,
            cuts[CutBy.Country],
            institution => members.GetValueOrDefault(institution)?.CountryCode ?? "",
            columns,
            needed ? Table(rows, columns, await CellsAsync(measures, [Axis.InstitutionField], cancel)) : null
        );
        var total = new CutRow("", new Tally(cells[Axis.All]));
        KeepBack.Apply(measures, total, crossing, [cuts[CutBy.Alliance], cuts[CutBy.Time]]);
        return new(total, cuts, crossing, members);
    }

    /// <summary>What specifications say needs no protection, so all totals are read alone and at once.</summary>
    public async Task<Tally> TotalsAsync(CancellationToken cancel) =>
        new(await CellsAsync([.. Measures.OfSpecifications], [Axis.All], cancel));

    private Task<List<Cell>> CellsAsync(IReadOnlyList<string> measures, IReadOnlyList<Axis> axes, CancellationToken cancel) =>
        db.Set<Cell>()
            .AsNoTracking()
            .Where(cell => measures.Contains(cell.Measure) && axes.Contains(cell.Axis))
            .ToListAsync(cancel);

    // Nobody's cells are there as well: one that is missing would tell that it is empty.
    private static IReadOnlyList<IReadOnlyList<CutRow>> Table(
        IReadOnlyList<CutRow> rows,
        IReadOnlyList<CutRow> columns,
        List<Cell> cells
    )
    {
        var known = cells.ToLookup(cell => cell.Value, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
                (IReadOnlyList<CutRow>)
                    [
                        .. columns.Select(column =>
                        {
                            var value = $"{row.Value}/{column.Value}";
                            return new CutRow(value, new Tally(known[value]));
                        }),
                    ]
            ),
        ];
    }
}
