using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>A column of a list, explained.</summary>
/// <param name="Allowed">What may stand in it; empty for anything that the explanation says.</param>
internal sealed record TemplateColumn(string Name, bool Required, string Explanation, IReadOnlyList<string> Allowed);

/// <summary>An empty list for one specification: as CSV its header, as a workbook a second sheet with the explanations and what may be chosen. Pure.</summary>
internal static class ListTemplate
{
    private const int RowsWithChoice = 10_000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The same content gives the same bytes.
    private static readonly DateTimeOffset Made = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="explain">The explanation of a column in the reader's language.</param>
    public static IReadOnlyList<TemplateColumn> Columns(Specification specification, Func<string, string> explain) =>
        [
            .. ListRules
                .Required.Concat(ListRules.Optional)
                .Select(name => new TemplateColumn(
                    name,
                    ListRules.Required.Contains(name),
                    explain(name),
                    name switch
                    {
                        "grade" => specification.Grading?.Values ?? [],
                        "outcomes" => [.. specification.LearningOutcomes.Select(outcome => outcome.Id)],
                        _ => [],
                    }
                )),
        ];

    public static byte[] Csv(IReadOnlyList<TemplateColumn> columns) =>
        Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => column.Name)) + "\r\n");

    /// <param name="sheets">What the two sheets are called.</param>
    /// <param name="heads">What the columns of the second sheet are called: column, needed, explanation, allowed.</param>
    public static byte[] Xlsx(
        IReadOnlyList<TemplateColumn> columns,
        (string List, string Help) sheets,
        IReadOnlyList<string> heads,
        (string Yes, string No) needed
    )
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", ContentTypes());
            Add(archive, "_rels/.rels", Rels([("officeDocument", "xl/workbook.xml")]));
            Add(archive, "xl/workbook.xml", Workbook(sheets.List, sheets.Help));
            Add(
                archive,
                "xl/_rels/workbook.xml.rels",
                Rels([("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml")])
            );
            Add(archive, "xl/styles.xml", Styles());
            Add(archive, "xl/worksheets/sheet1.xml", List(columns, sheets.Help));
            Add(archive, "xl/worksheets/sheet2.xml", Help(columns, heads, needed));
        }

        return file.ToArray();
    }

    private static string List(IReadOnlyList<TemplateColumn> columns, string help)
    {
        var rules = new StringBuilder();
        var count = 0;
        foreach (var (index, column) in columns.Index())
        {
            var range = $"{Letter(index)}2:{Letter(index)}{RowsWithChoice + 1}";
            // Several outcomes may stand in one cell, so they are explained and not offered.
            if (column.Name == "grade" && column.Allowed.Count > 0)
            {
                var source =
                    $"'{help.Replace("'", "''", StringComparison.Ordinal)}'!$D${index + 2}:${Letter(column.Allowed.Count + 2)}${index + 2}";
                rules.Append(
                    CultureInfo.InvariantCulture,
                    $"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{range}\"><formula1>{Xml(source)}</formula1></dataValidation>"
                );
                count++;
            }
            else if (column.Name == "awardedOn")
            {
                // 32874 is 1 January 1990: the earliest day that is read.
                rules.Append(
                    CultureInfo.InvariantCulture,
                    $"<dataValidation type=\"date\" operator=\"greaterThanOrEqual\" showErrorMessage=\"1\" sqref=\"{range}\"><formula1>32874</formula1></dataValidation>"
                );
                count++;
            }
        }

        var widths = string.Concat(
            columns
                .Index()
                .Select(c =>
                    $"<col min=\"{c.Index + 1}\" max=\"{c.Index + 1}\" width=\"28\" style=\"{(c.Item.Name == "awardedOn" ? 2 : 0)}\" customWidth=\"1\"/>"
                )
        );
        return Sheet(
            $"<cols>{widths}</cols>",
            Row(1, columns.Select(column => column.Name), style: 1),
            count == 0 ? "" : $"<dataValidations count=\"{count}\">{rules}</dataValidations>"
        );
    }

    private static string Help(IReadOnlyList<TemplateColumn> columns, IReadOnlyList<string> heads, (string Yes, string No) needed)
    {
        var rows = columns
            .Index()
            .Select(c =>
                Row(
                    c.Index + 2,
                    [c.Item.Name, c.Item.Required ? needed.Yes : needed.No, c.Item.Explanation, .. c.Item.Allowed],
                    style: 0
                )
            );
        return Sheet(
            "<cols><col min=\"1\" max=\"2\" width=\"14\" customWidth=\"1\"/><col min=\"3\" max=\"3\" width=\"90\" customWidth=\"1\"/></cols>",
            Row(1, heads, style: 1) + string.Concat(rows),
            ""
        );
    }

    private static string Sheet(string columns, string rows, string rules) =>
        $"<worksheet xmlns=\"{Main}\">{columns}<sheetData>{rows}</sheetData>{rules}</worksheet>";

    private static string Row(int number, IEnumerable<string> texts, int style)
    {
        var cells = string.Concat(
            texts
                .Index()
                .Select(t =>
                    $"<c r=\"{Letter(t.Index)}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t>{Xml(t.Item)}</t></is></c>"
                )
        );
        return $"<row r=\"{number}\">{cells}</row>";
    }

    private static string Workbook(string list, string help) =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"{Xml(list)}\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"{Xml(help)}\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>";

    // Three styles: text, bold for headers, and a date as the list wants it.
    private static string Styles() =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"3\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    private static string ContentTypes() =>
        $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}.sheet.main+xml\"/>"
        + $"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Office}.worksheet+xml\"/>"
        + $"<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{Office}.worksheet+xml\"/>"
        + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Office}.styles+xml\"/></Types>";

    private static string Rels(IEnumerable<(string Kind, string Target)> relations) =>
        $"<Relationships xmlns=\"{Packages}/relationships\">"
        + string.Concat(
            relations
                .Index()
                .Select(r =>
                    $"<Relationship Id=\"r{r.Index + 1}\" Type=\"{Relations}/{r.Item.Kind}\" Target=\"{r.Item.Target}\"/>"
                )
        )
        + "</Relationships>";

    private static void Add(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Made;
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }

    private static string Letter(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + index / 26 - 1)}{(char)('A' + index % 26)}";

    // What XML cannot hold is left out; a specification has none of it.
    private static string Xml(string text) =>
        SecurityElement.Escape(string.Concat(text.Where(c => c is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF'))))
        ?? "";
}
