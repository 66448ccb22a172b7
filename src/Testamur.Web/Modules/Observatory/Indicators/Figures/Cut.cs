using Testamur.Web.Modules.Observatory.Indicators.Aggregates;

namespace Testamur.Web.Modules.Observatory.Indicators.Figures;

/// <summary>By what the reader cuts an indicator.</summary>
internal enum CutBy
{
    Time,
    Country,
    Institution,
    Alliance,
    Field,
}

/// <summary>Aggregates by the values of one cut.</summary>
internal sealed record CutRow(string Value, Tally Tally);

internal static class Cuts
{
    /// <summary>Up to so many quarters are shown as quarters, more as years.</summary>
    private const int MostQuarters = 12;

    /// <returns>By time when nothing was asked for; null for a word that is no cut.</returns>
    public static CutBy? Find(string? word) =>
        word is null
            ? CutBy.Time
            : Enum.GetValues<CutBy>()
                .Cast<CutBy?>()
                .FirstOrDefault(by => string.Equals($"{by}", word, StringComparison.OrdinalIgnoreCase));

    public static Axis AxisOf(CutBy by) =>
        by switch
        {
            CutBy.Country => Axis.Country,
            CutBy.Institution => Axis.Institution,
            CutBy.Alliance => Axis.Alliance,
            CutBy.Field => Axis.Field,
            _ => Axis.All,
        };

    public static IReadOnlyList<CutRow> ByValue(IEnumerable<Cell> cells) =>
        [
            .. cells
                .Where(IsSomething)
                .GroupBy(cell => cell.Value)
                .OrderBy(rows => rows.Key, StringComparer.Ordinal)
                .Select(rows => new CutRow(rows.Key, new Tally(rows))),
        ];

    /// <summary>One row for each quarter (2026-Q4) or, over more than three years, for each year; a period without facts has none.</summary>
    public static IReadOnlyList<CutRow> ByTime(IEnumerable<Cell> all)
    {
        var cells = all.Where(IsSomething).ToList();
        if (cells.Count == 0)
            return [];
        var quarters = QuarterNumber(cells.Max(cell => cell.Month)) - QuarterNumber(cells.Min(cell => cell.Month)) + 1;
        return
        [
            .. cells
                .GroupBy(cell => quarters <= MostQuarters ? Quarter(cell.Month) : $"{cell.Month / 100}")
                .OrderBy(rows => rows.Key, StringComparer.Ordinal)
                .Select(rows => new CutRow(rows.Key, new Tally(rows))),
        ];
    }

    // What was taken back leaves a sum of nothing.
    private static bool IsSomething(Cell cell) => cell.Count != 0 || cell.Sum != 0;

    private static int QuarterNumber(int month) => (month / 100 * 4) + ((month % 100 - 1) / 3);

    private static string Quarter(int month) => $"{month / 100}-Q{((month % 100 - 1) / 3) + 1}";
}
