using System.Globalization;
using System.IO.Compression;
using System.Text;
using Testamur.Web.Modules.Issuing.Batches;

namespace Testamur.Web.Tests.Issuing;

public sealed class ListFileTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void A_template_is_read_as_the_empty_list_it_is()
    {
        var columns = ListTemplate.Columns(GivenSpecifications.Content, name => $"About <{name}> & more");
        var file = ListTemplate.Xlsx(
            columns,
            ("List", "Help's sheet"),
            ["Column", "Needed", "Explanation", "Allowed"],
            ("yes", "no")
        );
        Assert.True(XlsxFile.Is(file));
        var records = XlsxFile.Read(file, 10, out var flaw);
        Assert.Null(flaw);
        Assert.Equal(["name", "email", "awardedOn", "grade", "outcomes"], Assert.Single(records).Fields);
        Assert.Equal(
            file,
            ListTemplate.Xlsx(columns, ("List", "Help's sheet"), ["Column", "Needed", "Explanation", "Allowed"], ("yes", "no"))
        );
        var csv = CsvFile.Read(ListTemplate.Csv(columns), 10, out flaw);
        Assert.Null(flaw);
        Assert.Equal(records[0].Fields, Assert.Single(csv).Fields);
    }

    [Fact]
    public void Texts_days_and_gaps_of_a_sheet_are_read_as_they_are_meant()
    {
        var rows =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"str\"><f>1</f><v>grade</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>ada@example.org</t></is></c><c r=\"C2\" s=\"1\"><v>46056</v></c></row>"
            + "<row r=\"3\"/><row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>2026-02-03</t></is></c><c r=\"D7\"><v>4</v></c><c r=\"F7\"/></row>";
        var strings =
            "<si><t>email</t></si><si><t>awardedOn</t></si><si><r><t>Ada </t></r><r><t>Ålund</t></r><rPh><t>x</t></rPh></si>";
        var records = XlsxFile.Read(Workbook(rows, strings), 10, out var flaw);
        Assert.Null(flaw);
        Assert.Equal(
            ["1:name|email|awardedOn|grade", "2:Ada Ålund|ada@example.org|2026-02-03|", "7:||2026-02-03|4"],
            records.Select(record => $"{record.Line}:{string.Join('|', record.Fields)}")
        );
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</c></row>")]
    public void A_sheet_that_says_nothing_certain_is_refused_as_a_whole(string rows)
    {
        Assert.Empty(XlsxFile.Read(Workbook(rows), 10, out var flaw));
        Assert.Equal("noWorkbook", flaw?.Code);
    }

    [Fact]
    public void Neither_an_entity_nor_an_unpacked_mountain_nor_another_archive_is_read()
    {
        var entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
        Refused(Zip(("xl/workbook.xml", entity + "<workbook/>")));
        Refused(Zip(("anything", "x")));
        Refused("PK\u0003\u0004 but no archive"u8.ToArray());
        Refused(Mountain());
        Refused(Zip([.. Enumerable.Range(0, 3000).Select(i => (i.ToString(CultureInfo.InvariantCulture), "x"))]));
    }

    [Fact]
    public void More_rows_than_are_read_are_told_apart_from_an_unreadable_file()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 5).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"inlineStr\"><is><t>x</t></is></c></row>")
        );
        Assert.Empty(XlsxFile.Read(Workbook(rows), 3, out var flaw));
        Assert.Equal("tooManyRows", flaw?.Code);
        Assert.Equal(5, XlsxFile.Read(Workbook(rows), 4, out flaw).Count);
        Assert.Null(flaw);
    }

    private static void Refused(byte[] file)
    {
        Assert.Empty(XlsxFile.Read(file, 10, out var flaw));
        Assert.Equal("noWorkbook", flaw?.Code);
    }

    /// <summary>A workbook whose sheet packs to a hundred kilobytes and unpacks to more than is read.</summary>
    private static byte[] Mountain()
    {
        using var file = new MemoryStream(Workbook(""), writable: false);
        using var grown = new MemoryStream();
        file.CopyTo(grown);
        using (var archive = new ZipArchive(grown, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/worksheets/a.xml")!.Delete(); // it has one
            using var sheet = archive.CreateEntry("xl/worksheets/a.xml").Open();
            sheet.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData>"));
            var spaces = Encoding.UTF8.GetBytes(new string(' ', 1_000_000));
            for (var i = 0; i < 70; i++)
                sheet.Write(spaces);
            sheet.Write("</sheetData></worksheet>"u8);
        }

        return grown.ToArray();
    }

    private static byte[] Workbook(string rows, string? strings = null, string properties = "")
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        List<(string, string)> parts =
        [
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{properties}<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r9\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r9\" Target=\"worksheets/a.xml\"/></Relationships>"
            ),
            ("xl/worksheets/a.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ];
        if (strings is not null)
            parts.Add(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{strings}</sst>"));
        parts.Add(
            (
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            )
        );
        return Zip([.. parts]);
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var content = archive.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
