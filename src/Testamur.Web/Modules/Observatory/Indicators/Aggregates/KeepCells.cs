using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Observatory.Indicators.Aggregates;

/// <summary>Adds to the stored cells within the transaction at hand; the database does the adding, so no sum is read and written back.</summary>
internal sealed class KeepCells(AppDb db)
{
    private const int RowsAStatement = 200;

    public async Task AddAsync(CellSums change, CancellationToken cancel)
    {
        foreach (var rows in change.Sorted.Chunk(RowsAStatement))
        {
            var values = new List<object>(rows.Length * 7);
            var sql = new StringBuilder("INSERT INTO observatory_cells (measure, axis, value, month, part, count, sum) VALUES ");
            foreach (var (key, count, sum) in rows)
            {
                var at = values.Count;
                sql.Append(
                    CultureInfo.InvariantCulture,
                    $"{(at == 0 ? "" : ", ")}({{{at}}}, {{{at + 1}}}, {{{at + 2}}}, {{{at + 3}}}, {{{at + 4}}}, {{{at + 5}}}, {{{at + 6}}})"
                );
                values.AddRange([key.Measure, key.Axis.ToString(), key.Value, key.Month, key.Part, count, sum]);
            }

            sql.Append(
                " ON CONFLICT (measure, axis, value, month, part) DO UPDATE SET count = observatory_cells.count + excluded.count, sum = observatory_cells.sum + excluded.sum"
            );
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancel);
        }
    }
}
