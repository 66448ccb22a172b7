using System.Text;
using Testamur.Education.Import;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Import;

public sealed class XlsxImportTests
{
    private static readonly string Header = Workbook.Row(1, "Title", "ECTS", "Start date", "Language");

    [Fact]
    public void Shared_inline_and_formatted_values_are_read_as_they_are_shown()
    {
        const string strings = "<si/><si><r><t>Energy </t></r><r><t>at Home</t></r><rPh><t>x</t></rPh></si>";
        var rows =
            Header
            + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>2.7000000000000002</v></c><c r=\"C2\" s=\"2\"><v>44991</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>English</t></is></c></row>";
        var draft = Assert.Single(Read(Workbook.Of(rows, strings)).Drafts);
        Assert.Equal("Energy at Home", draft.Specification.Title.In("en"));
        Assert.Equal(270, draft.Specification.Ects?.Hundredths);
        Assert.Equal(ScheduleKind.FixedDates, draft.Specification.Schedule?.Kind);
        Assert.Equal("2023-03-06", Assert.Single(draft.Leftover).Text);
        Assert.Equal(["en"], draft.Specification.TeachingLanguages);
    }

    [Fact]
    public void Of_a_formula_the_stored_value_is_taken_and_told_and_one_without_is_refused()
    {
        var rows =
            Header
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"http://x\",\"Energy\")</f><v>Energy</v></c><c r=\"B2\"><f>1+1</f></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>[1]Sheet1!A1</f><v>Water</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c></row>";
        var book = Workbook.Of(rows);
        book.Put("xl/externalLinks/externalLink1.xml", "<externalLink/>");
        book.Put("xl/vbaProject.bin", "x");
        var reading = Read(book);
        Assert.Equal(["Energy", "Water"], reading.Drafts.Select(draft => draft.Specification.Title.In("en")));
        Assert.All(reading.Drafts, draft => Assert.Null(draft.Specification.Ects));
        Assert.Equal(["A2", "A3"], Details(reading, ImportIssue.FormulaValue));
        Assert.Equal(["B2", "B3"], Details(reading, ImportIssue.FormulaRefused));
        Assert.Single(reading.Findings, finding => finding.Issue == ImportIssue.ExternalLinks);
        Assert.Single(reading.Findings, finding => finding.Issue == ImportIssue.Macros);
    }

    [Fact]
    public void Only_the_first_sheet_is_read_and_the_others_are_named()
    {
        var book = Workbook.Of(
            Header + Workbook.Row(2, "Energy"),
            sheets: "<sheet name=\"Offers\" r:id=\"rId1\"/><sheet name=\"Old\" r:id=\"rId2\"/>"
        );
        book.Put("xl/worksheets/sheet2.xml", "<worksheet/>");
        Assert.Equal(["Old"], Details(Read(book), ImportIssue.OtherSheets));
    }

    [Fact]
    public void A_million_empty_rows_cost_little_and_say_nothing()
    {
        var rows = new StringBuilder(Header).Append(Workbook.Row(2, "Energy", "2"));
        for (var i = 3; i <= 1 << 20; i++)
            rows.Append("<row r=\"").Append(i).Append("\"/>");
        var file = Workbook.Of(rows.ToString()).Bytes();
        Assert.True(file.Length < DraftImport.MaxBytes);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(DraftImport.Read(file).Drafts);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_refused()
    {
        var book = Workbook.Of("");
        book.Parts["xl/sharedStrings.xml"] = new byte[100 * 1024 * 1024];
        Array.Fill(book.Parts["xl/sharedStrings.xml"], (byte)' ');
        Encoding.UTF8.GetBytes("<sst><si><t>", book.Parts["xl/sharedStrings.xml"]);
        Assert.Equal(ImportIssue.WorkbookTooLarge, Refusal(book));
    }

    [Theory]
    [InlineData(
        "xl/workbook.xml",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><workbook>&a;</workbook>",
        ImportIssue.ForbiddenXml
    )]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>", ImportIssue.ForbiddenXml)]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c>", ImportIssue.ForbiddenXml)]
    [InlineData("xl/workbook.xml", "<workbook/>", ImportIssue.BrokenWorkbook)]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet/>", ImportIssue.Empty)]
    public void A_part_that_is_wrong_is_refused_by_name(string part, string xml, ImportIssue issue)
    {
        var book = Workbook.Of(Header);
        book.Put(part, xml);
        Assert.Equal(issue, Refusal(book));
    }

    [Fact]
    public void Another_archive_a_cut_file_and_a_locked_one_are_refused()
    {
        var other = new Workbook();
        other.Put("word/document.xml", "<x/>");
        Assert.Equal(ImportIssue.BrokenWorkbook, Refusal(other));
        var whole = Workbook.Of(Header + Workbook.Row(2, "Energy")).Bytes();
        for (var length = 4; length < whole.Length; length += 97)
            Assert.True(DraftImport.Read(whole.AsMemory(0, length), "x.xlsx").IsRefused);
        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        Assert.Equal(ImportIssue.LockedWorkbook, DraftImport.Read(locked, "x.xlsx").Findings[0].Issue);
    }

    [Fact]
    public void Cells_far_to_the_right_and_without_addresses_do_no_harm()
    {
        var rows =
            "<row><c t=\"inlineStr\"><is><t>Title</t></is></c></row><row><c t=\"inlineStr\"><is><t>Energy</t></is></c><c r=\"XFD2\"><v>1</v></c><c r=\"ZZZZZZZZZZ2\"><v>1</v></c><c t=\"s\" r=\"B2\"><v>99</v></c></row>";
        Assert.Equal("Energy", Assert.Single(Read(Workbook.Of(rows)).Drafts).Specification.Title.In("en"));
    }

    private static string[] Details(ImportReading reading, ImportIssue issue) =>
        [.. reading.Findings.Where(finding => finding.Issue == issue).Select(finding => finding.Detail)];

    private static ImportIssue Refusal(Workbook book)
    {
        var reading = Read(book);
        Assert.Empty(reading.Drafts);
        return Assert.Single(reading.Findings, finding => finding.Severity == ImportSeverity.Error).Issue;
    }

    private static ImportReading Read(Workbook book) => DraftImport.Read(book.Bytes(), "offers.xlsx", "en");
}
