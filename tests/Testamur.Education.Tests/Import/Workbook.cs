using System.IO.Compression;
using System.Text;

namespace Testamur.Education.Tests.Import;

/// <summary>A workbook written part by part, as hostile as wanted.</summary>
internal sealed class Workbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    public Dictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    /// <param name="rows">The rows as XML.</param>
    /// <param name="strings">The shared strings as XML.</param>
    public static Workbook Of(
        string rows,
        string strings = "",
        string sheets = "<sheet name=\"Offers\" sheetId=\"1\" r:id=\"rId1\"/>"
    )
    {
        var book = new Workbook();
        book.Put(
            "xl/workbook.xml",
            $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"
        );
        book.Put(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"sheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"rId2\" Type=\"sheet\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
        );
        book.Put("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>");
        book.Put("xl/sharedStrings.xml", $"<sst {Main}>{strings}</sst>");
        book.Put(
            "xl/styles.xml",
            $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
        );
        return book;
    }

    public void Put(string part, string xml) => Parts[part] = Encoding.UTF8.GetBytes(xml);

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in Parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(bytes);
            }

        return stream.ToArray();
    }

    /// <summary>A row of texts that stand in the cells themselves.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
}
