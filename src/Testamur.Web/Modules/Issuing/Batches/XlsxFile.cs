using Testamur.Education.Import;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>The first sheet of a workbook of a stranger, as the records of a list.</summary>
internal static class XlsxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static bool Is(ReadOnlySpan<byte> bytes) => WorkbookRows.Is(bytes);

    /// <param name="bytes">The whole file; the caller limits its size.</param>
    /// <param name="flaw">What is wrong with the file as a whole; null when it could be read.</param>
    /// <returns>The records, the header first; lines are row numbers of the sheet.</returns>
    public static IReadOnlyList<ListRecord> Read(byte[] bytes, int maxRecords, out ListFlaw? flaw)
    {
        flaw = WorkbookRows.Read(bytes, maxRecords + 1, out var rows) switch
        {
            WorkbookReading.Complete => null,
            WorkbookReading.TooManyRows => ListFlaw.TooManyRows(maxRecords),
            _ => ListFlaw.NoWorkbook(),
        };
        return [.. rows.Select(row => new ListRecord(row.Number, Fit(row.Cells, rows[0].Cells.Count)))];
    }

    // A sheet leaves out empty cells at the end of a row.
    private static IReadOnlyList<string> Fit(IReadOnlyList<string> cells, int columns) =>
        cells.Count >= columns ? cells : [.. cells, .. Enumerable.Repeat("", columns - cells.Count)];
}
