using System.Text;
using Testamur.Education.Observatory.Reviews;

namespace Testamur.Education.Tests.Observatory.Reviews;

public sealed class RecordReaderTests
{
    private static RecordReading Read(string text) => RecordReader.Read(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_table_is_read_by_its_headings_in_any_order_and_tells_what_it_left_out()
    {
        var reading = Read(
            """"
            Project Identifier;Budget;Project Title;Funding Year;Coordinator's country
            2020-1-DE01-KA203-005;120000;"Small steps; big ""credits""";2020;DE

            2019-1-IT02-KA203-777;;Second;;IT
            """"
        );

        Assert.Equal((RecordFormat.Csv, null), (reading.Format, reading.Flaw));
        Assert.Equal(
            [
                new FoundRecord("Small steps; big \"credits\"", 2020, "2020-1-DE01-KA203-005", "DE"),
                new FoundRecord("Second", null, "2019-1-IT02-KA203-777", "IT"),
            ],
            reading.Records
        );
        Assert.Equal(["Budget"], reading.Ignored);
        Assert.Equal([2, 4], reading.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_bad_row_is_kept_with_its_reason_and_spoils_no_other()
    {
        var reading = Read(
            $"title,year\nGood,2021\n,2021\nBad year,soon\nFar,3000\n{new string('x', 1001)},2020\nMany,2020,more\nLast,2022\n"
        );

        Assert.Equal(
            [null, RowFlaw.NoTitle, RowFlaw.NotAYear, RowFlaw.NotAYear, RowFlaw.TooLong, RowFlaw.TooManyValues, null],
            reading.Rows.Select(row => row.Flaw)
        );
        Assert.Equal(["Good", "Last"], reading.Records.Select(record => record.Title));
        Assert.Equal("Bad year · soon", reading.Rows[2].Text);
        Assert.All(reading.Rows, row => Assert.True(row.Text.Length <= RecordReader.LongestExcerpt));
    }

    [Fact]
    public void Tagged_records_are_read_with_lines_that_go_on_and_the_first_of_several_values()
    {
        var reading = Read(
            """
            TY  - JOUR
            TI  - Micro-credentials in
                  three countries
            AU  - Somebody, Some
            PY  - 2022/03/01
            DO  - 10.1000/one
            AN  - 778899
            UR  - https://example.org/one
            ER  - 

            TY  - RPRT
            T1  - Second
            Y1  - 2023
            ER  -
            """
        );

        Assert.Equal(RecordFormat.Ris, reading.Format);
        Assert.Equal(
            [
                new FoundRecord("Micro-credentials in three countries", 2022, "10.1000/one", Address: "https://example.org/one"),
                new FoundRecord("Second", 2023, null),
            ],
            reading.Records
        );
        Assert.Equal(["AU"], reading.Ignored);
    }

    [Fact]
    public void A_tagged_record_that_never_ends_or_a_line_between_records_is_kept_with_its_reason()
    {
        var reading = Read(
            "TY  - JOUR\nTI  - Open\nTY  - JOUR\nTI  - Good\nER  - \nloose words\nTI  - Outside\nTY  - JOUR\nTI  - Cut"
        );

        Assert.Equal(
            [RowFlaw.NotEnded, null, RowFlaw.NotTagged, RowFlaw.NotTagged, RowFlaw.NotEnded],
            reading.Rows.Select(row => row.Flaw)
        );
        Assert.Equal("Good", Assert.Single(reading.Records).Title);
    }

    [Theory]
    [InlineData("", FileFlaw.Empty)]
    [InlineData(" \r\n\t", FileFlaw.Empty)]
    [InlineData("year,country\n2020,DE", FileFlaw.NoTitleColumn)]
    [InlineData("title,Titel\na,b", FileFlaw.ColumnTwice)]
    [InlineData("title,year\n\"never closed,2020", FileFlaw.BrokenCsv)]
    [InlineData("title\na\"b", FileFlaw.BrokenCsv)]
    [InlineData("title\na\0b", FileFlaw.NotText)]
    public void A_file_that_cannot_be_read_says_why(string text, FileFlaw flaw)
    {
        var reading = Read(text);
        Assert.Equal(flaw, reading.Flaw);
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void Marked_encodings_are_read_and_guesses_are_not_made()
    {
        const string text = "title,year\nKünstliche Welten,2020\n";
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(
                "Künstliche Welten",
                Assert.Single(RecordReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Records).Title
            );
        Assert.Equal(FileFlaw.NotText, RecordReader.Read(Encoding.Latin1.GetBytes(text)).Flaw);
        Assert.Equal(FileFlaw.NotText, RecordReader.Read([0xFF, 0xFE, 0x41]).Flaw);
    }

    [Fact]
    public void Too_much_is_refused_before_it_is_read()
    {
        Assert.Equal(FileFlaw.TooLarge, RecordReader.Read(new byte[RecordReader.MostBytes + 1]).Flaw);
        var many = "title\n" + string.Concat(Enumerable.Repeat("a\n", RecordReader.MostRecords));
        Assert.Null(Read(many).Flaw);
        Assert.Equal(FileFlaw.TooMany, Read(many + "a\n").Flaw);
        Assert.Equal(
            FileFlaw.TooMany,
            Read("TY  - X\nER  -\n" + string.Concat(Enumerable.Repeat("loose\n", RecordReader.MostRecords))).Flaw
        );
        Assert.Equal(FileFlaw.BrokenCsv, Read(new string(',', 200)).Flaw);
    }

    [Fact]
    public void A_value_that_goes_on_over_very_many_lines_is_too_long_and_no_burden()
    {
        var reading = Read("TY  - X\nTI  - a\n" + string.Concat(Enumerable.Repeat("b\n", 1_000_000)) + "ER  -\n");
        Assert.Equal(RowFlaw.TooLong, Assert.Single(reading.Rows).Flaw);
    }
}
