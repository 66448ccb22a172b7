using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// The first sheet of a workbook of a stranger, as records of text: of Office Open XML (ECMA-376, https://ecma-international.org/publications-and-standards/standards/ecma-376/)
/// only what a list needs, with limits on parts, unpacked size, cells and rows. Formulas, macros and links are not looked at; a cell with a formula counts as what the
/// program that saved it computed. A cell with an error refuses the file, since nobody knows what was meant.
/// </summary>
internal static class XlsxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The most columns that are read; a template has five.</summary>
    public const int MostColumns = 50;

    private const int MostParts = 200;
    private const long MostUnpacked = 64L * 1024 * 1024;
    private const int MostText = 32_767; // of a cell, as the format has it
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // A file in strict form names its parts differently.
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostUnpacked,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <param name="bytes">The whole file; the caller limits its size.</param>
    /// <param name="flaw">What is wrong with the file as a whole; null when it could be read.</param>
    /// <returns>The records, the header first; empty rows are left out. Lines are row numbers of the sheet.</returns>
    public static IReadOnlyList<ListRecord> Read(byte[] bytes, int maxRecords, out ListFlaw? flaw)
    {
        flaw = null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts)
                throw new InvalidDataException("too many parts");
            var budget = new Budget(MostUnpacked);
            var (sheet, is1904) = FirstSheet(archive, budget);
            return Rows(Open(archive, sheet, budget), Strings(archive, budget), is1904, maxRecords, out flaw);
        }
        catch (InvalidDataException)
        {
            flaw = ListFlaw.NoWorkbook();
        }
        catch (XmlException)
        {
            flaw = ListFlaw.NoWorkbook();
        }

        return [];
    }

    private static (string Part, bool Is1904) FirstSheet(ZipArchive archive, Budget budget)
    {
        string? relation = null;
        var is1904 = false;
        using (var workbook = Open(archive, "xl/workbook.xml", budget))
        {
            while (relation is null && workbook.Read())
            {
                if (workbook.NodeType != XmlNodeType.Element)
                    continue;
                if (workbook.LocalName == "workbookPr")
                    is1904 = workbook.GetAttribute("date1904") is "1" or "true";
                else if (workbook.LocalName == "sheet")
                    relation = workbook.GetAttribute("id", Relations) ?? workbook.GetAttribute("id", StrictRelations);
            }
        }

        using var relations = Open(archive, "xl/_rels/workbook.xml.rels", budget);
        while (relations.Read())
        {
            if (
                relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && relations.GetAttribute("Id") == relation
                && relations.GetAttribute("TargetMode") != "External"
                && relations.GetAttribute("Target") is { } target
            )
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, is1904);
        }

        throw new InvalidDataException("no sheet");
    }

    private static List<string> Strings(ZipArchive archive, Budget budget)
    {
        var strings = new List<string>();
        if (archive.GetEntry("xl/sharedStrings.xml") is null)
            return strings;
        using var reader = Open(archive, "xl/sharedStrings.xml", budget);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.Add(Text(reader));
        }

        return strings;
    }

    /// <summary>The text of an element that holds text runs; how they look and how they are pronounced is left out.</summary>
    private static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = new System.Text.StringBuilder();
        var (depth, pronounced) = (reader.Depth, 0);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { LocalName: "rPh", NodeType: XmlNodeType.Element, IsEmptyElement: false })
                pronounced++;
            else if (reader is { LocalName: "rPh", NodeType: XmlNodeType.EndElement })
                pronounced--;
            else if (pronounced == 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
            if (text.Length > MostText)
                throw new InvalidDataException("a cell is too long");
        }

        return text.ToString();
    }

    private static IReadOnlyList<ListRecord> Rows(
        XmlReader reader,
        List<string> strings,
        bool is1904,
        int maxRecords,
        out ListFlaw? flaw
    )
    {
        using var _ = reader;
        flaw = null;
        var records = new List<ListRecord>();
        var dates = -1; // the column whose numbers are days
        var line = 0;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            line = reader.GetAttribute("r") is { } number ? Number(number) : line + 1;
            var fields = Cells(reader, strings, dates, is1904);
            if (fields.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (records.Count > maxRecords)
            {
                flaw = ListFlaw.TooManyRows(maxRecords);
                return [];
            }

            if (records.Count == 0)
                dates = fields.FindIndex(field => field.Trim().Equals("awardedOn", StringComparison.OrdinalIgnoreCase));
            else
                Fit(fields, records[0].Fields.Count);
            records.Add(new(line, fields));
        }

        return records;
    }

    // A sheet leaves out empty cells at the end of a row, and may have touched some behind the last column.
    private static void Fit(List<string> fields, int columns)
    {
        while (fields.Count < columns)
            fields.Add("");
        while (fields.Count > columns && fields[^1].Length == 0)
            fields.RemoveAt(fields.Count - 1);
    }

    private static List<string> Cells(XmlReader reader, List<string> strings, int dates, bool is1904)
    {
        var fields = new List<string>();
        if (reader.IsEmptyElement)
            return fields;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = reader.GetAttribute("r") is { } at ? Column(at) : fields.Count;
            var text = Cell(reader, strings, column == dates, is1904);
            if (column >= MostColumns || column < fields.Count)
            {
                if (text.Length == 0)
                    continue;
                throw new InvalidDataException("too many columns, or in disorder");
            }

            while (fields.Count < column)
                fields.Add("");
            fields.Add(text);
        }

        return fields;
    }

    private static string Cell(XmlReader reader, List<string> strings, bool isDay, bool is1904)
    {
        var type = reader.GetAttribute("t") ?? "n";
        if (type == "e")
            throw new InvalidDataException("a cell holds an error");
        if (reader.IsEmptyElement)
            return "";
        var (value, depth) = ("", reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                value = Text(reader);
        }

        return type switch
        {
            "s" when value.Length > 0 => strings.ElementAtOrDefault(Number(value))
                ?? throw new InvalidDataException("no such string"),
            "n" when isDay && value.Length > 0 => Day(value, is1904),
            _ => value,
        };
    }

    // Days since the end of 1899; the day that 1900 did not have is counted, so that nothing before March 1900 can be meant.
    private static string Day(string serial, bool is1904)
    {
        if (!double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is < 61 or > 2_958_465)
            return serial;
        var start = is1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        return days == Math.Floor(days) && start.DayNumber + days <= DateOnly.MaxValue.DayNumber
            ? start.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : serial;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException("a number is none");

    /// <summary>From 0, of an address such as <c>AB12</c>.</summary>
    private static int Column(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper).Take(3))
            column = column * 26 + letter - 'A' + 1;
        return column > 0 ? column - 1 : throw new InvalidDataException("an address is none");
    }

    private static XmlReader Open(ZipArchive archive, string part, Budget budget)
    {
        var entry = archive.GetEntry(part) ?? throw new InvalidDataException("a part is missing");
        return XmlReader.Create(new BudgetStream(entry.Open(), budget), Strict);
    }

    /// <summary>How many bytes may still be unpacked, whatever the archive says of itself.</summary>
    private sealed class Budget(long left)
    {
        public void Take(int bytes)
        {
            if ((left -= bytes) < 0)
                throw new InvalidDataException("it unpacks to too much");
        }
    }

    private sealed class BudgetStream(Stream inner, Budget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            budget.Take(read);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
