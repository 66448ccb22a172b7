using System.Globalization;
using System.Text;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>A review as one table for a spreadsheet. A count that nobody stated stays empty. Pure.</summary>
internal static class ReviewCsv
{
    /// <param name="reason">The words of a criterion by its code.</param>
    public static string Write(PrismaFlow flow, IEnumerable<ReviewTable> tables, Func<string, string> reason)
    {
        var csv = new StringBuilder("table,row,count,of\r\n");
        foreach (var (table, row, count, of) in Rows(flow, tables, reason))
            csv.AppendJoin(',', CsvField.Write(table), CsvField.Write(row), Number(count), Number(of)).Append("\r\n");
        return csv.ToString();
    }

    /// <summary>Flow, sources, reasons, then each table with how many reports do not say.</summary>
    public static IEnumerable<(string Table, string Row, int? Count, int? Of)> Rows(
        PrismaFlow flow,
        IEnumerable<ReviewTable> tables,
        Func<string, string> reason
    )
    {
        foreach (var (name, count) in FlowRows.Of(flow))
            yield return ("flow", name, count, null);
        foreach (var source in flow.Sources)
            yield return ("source", source.Name, source.Count, null);
        foreach (var part in flow.Reasons)
            yield return ("reason", reason(part.Name), part.Count, null);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
                yield return (table.Name, row.Name, row.Count, table.Of);
            yield return (table.Name, "notStated", table.NotStated, table.Of);
        }
    }

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>The boxes of a flow in their order, by the key of their text.</summary>
internal static class FlowRows
{
    public static IReadOnlyList<(string Name, int? Count)> Of(PrismaFlow flow) =>
        [
            ("identified", flow.Identified),
            ("duplicates", flow.Duplicates),
            ("screened", flow.Screened),
            ("excludedByTitle", flow.ExcludedByTitle),
            ("sought", flow.Sought),
            ("notRetrieved", flow.NotRetrieved),
            ("assessed", flow.Assessed),
            ("excludedReports", flow.ExcludedReports),
            ("included", flow.Included),
        ];
}
