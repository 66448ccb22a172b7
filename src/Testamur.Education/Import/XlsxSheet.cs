using System.Globalization;
using System.Text;
using System.Xml;

namespace Testamur.Education.Import;

/// <summary>Rows of one sheet, read forward.</summary>
internal sealed class XlsxSheet(XlsxPackage package, List<ImportFinding> findings)
{
    private const int MostColumns = 256;
    private const int MostStrings = 200_000;
    private const int MostCharacters = 8_000_000;
    private const int MostFormulas = 20;

    private readonly List<string> strings = [];
    private readonly List<bool> dates = [];
    private readonly char[] chunk = new char[4096];
    private int characters;
    private int formulas;

    /// <summary>Whether a cell that was read holds an error, or a formula without its value.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Rows with at least one cell that has a value.</summary>
    public IEnumerable<TableRow> Rows(string part)
    {
        ReadStrings();
        ReadStyles();
        using var reader = package.Open(part);
        var number = 0;
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number++;
            if (reader.IsEmptyElement)
                continue;
            if (int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated))
                number = stated;
            var row = new TableRow(number, Cells(reader, number));
            if (!row.IsEmpty)
                yield return row;
        }
    }

    private List<string> Cells(XmlReader reader, int row)
    {
        var cells = new List<string>();
        var depth = reader.Depth;
        var next = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = ColumnOf(reader.GetAttribute("r")) ?? next;
            next = column + 1;
            var text = Cell(reader, column, row);
            if (column >= MostColumns || text.Length == 0)
                continue;
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = text;
        }

        return cells;
    }

    private string Cell(XmlReader reader, int column, int row)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        string? value = null;
        var formula = false;
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            reader.Read();
            while (reader.Depth > depth)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" })
                    value = Content(reader);
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "is" })
                {
                    value = RichText(reader);
                    reader.Read();
                }
                else
                {
                    formula |= reader is { NodeType: XmlNodeType.Element, LocalName: "f" };
                    if (reader.NodeType == XmlNodeType.Element)
                        reader.Skip();
                    else
                        reader.Read();
                }
            }
        }

        if (type == "e" || (formula && string.IsNullOrEmpty(value)))
        {
            HasRefused = true;
            Report(ImportIssue.FormulaRefused, ImportSeverity.Warning, column, row);
            return "";
        }

        if (formula)
            Report(ImportIssue.FormulaValue, ImportSeverity.Note, column, row);
        return value is null ? "" : Shown(value, type, style);
    }

    private string Shown(string value, string? type, string? style)
    {
        if (type == "s")
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
                ? strings[index]
                : "";
        if (type is "inlineStr" or "str" or "d")
            return value;
        if (type == "b")
            return value == "1" ? "true" : "false";
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        if (IsDate(style) && number is >= 1 and < 2_958_466) // up to 9999-12-31
            return DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // 2.7 is stored as 2.7000000000000002.
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : value;
    }

    private bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < dates.Count
        && dates[index];

    private void Report(ImportIssue issue, ImportSeverity severity, int column, int row)
    {
        if (++formulas <= MostFormulas)
            findings.Add(new(issue, severity, new(row, TableImport.Letters(column)), TableImport.Cell(column, row)));
    }

    private void ReadStrings()
    {
        using var reader = package.Open("xl/sharedStrings.xml");
        while (reader?.Read() == true)
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                if (strings.Count == MostStrings)
                    throw new XlsxBudgetException();
                strings.Add(RichText(reader));
            }
    }

    /// <summary>The text of all runs; the reading aids of East Asian text are no part of it. Stays on the end of the element.</summary>
    private string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
                text.Append(Content(reader));
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                reader.Skip();
            else
                reader.Read();
        }

        return text.ToString();
    }

    /// <summary>The text of an element, read piece by piece, so that none is too long for the budget. Ends behind the element.</summary>
    private string Content(XmlReader reader)
    {
        var text = new StringBuilder();
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > depth)
        {
            for (
                int count;
                reader.CanReadValueChunk && reader.HasValue && (count = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0;

            )
            {
                characters += count;
                if (characters > MostCharacters)
                    throw new XlsxBudgetException();
                text.Append(chunk, 0, count);
            }

            reader.Read();
        }

        if (!isEmpty)
            reader.Read();
        return text.ToString();
    }

    // Which cell formats show a day: the built-in ones, and those whose pattern has a year or a day in it.
    private void ReadStyles()
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        using var reader = package.Open("xl/styles.xml");
        var inFormats = false;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
                inFormats = reader.NodeType == XmlNodeType.Element;
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                if (
                    reader.GetAttribute("numFmtId") is { } id
                    && reader.GetAttribute("formatCode") is { } code
                    && own.Count < 1000
                    && code.AsSpan().ContainsAny("yYdD")
                    && !code.Contains('"', StringComparison.Ordinal)
                )
                    own.Add(id);
            }
            else if (inFormats && dates.Count < 10_000 && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = reader.GetAttribute("numFmtId") ?? "0";
                dates.Add(format is "14" or "15" or "16" or "17" or "22" || own.Contains(format));
            }
        }
    }

    private static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 16_384)
                return MostColumns;
        }

        return column == 0 ? null : column - 1;
    }
}
