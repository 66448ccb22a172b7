using System.Text;
using Testamur.Education.Import;
using Testamur.Education.Specifications;

namespace Testamur.Education.Tests.Import;

public sealed class TableImportTests
{
    private const string Csv = """
        Titel;Title (en);Leistungspunkte;Stunden;Sprache;Lernergebnisse;Lernergebnisse (en);Raum
        Energie zuhause;Energy at Home;2,5;62,5;Deutsch;Den Verbrauch berechnen | Ein Gerät wählen;Calculate the use | Choose a device;Burg
        "Größe; mit Semikolon";;drei;;Klingonisch;;;

        ;;2;;;;;
        """;

    [Fact]
    public void Each_row_is_a_draft_with_texts_in_the_languages_of_its_columns()
    {
        var reading = Read(Encoding.UTF8.GetBytes(Csv));
        Assert.Equal(ImportFormat.Csv, reading.Format);
        Assert.Equal(3, reading.Drafts.Count);
        var spec = reading.Drafts[0].Specification;
        Assert.Equal(
            ("de", "Energie zuhause", "Energy at Home"),
            (spec.DefaultLanguage, spec.Title.In("de"), spec.Title.In("en"))
        );
        Assert.Equal((250, 62.5m), (spec.Ects?.Hundredths, spec.Hours));
        Assert.Equal(2, spec.LearningOutcomes.Count);
        Assert.Equal(LangText.Of("de", "Ein Gerät wählen").With("en", "Choose a device"), spec.LearningOutcomes[1].Text);
        Assert.Equal(["de", "en"], spec.DeclaredLanguages);
    }

    [Fact]
    public void Each_row_has_its_own_findings()
    {
        var reading = Read(Encoding.UTF8.GetBytes(Csv));
        Assert.Contains(reading.Findings, finding => finding is { Issue: ImportIssue.UnknownColumn, Detail: "Raum" });
        Assert.Contains(reading.Drafts[0].Leftover, text => text is { Text: "Burg", Place: { Line: 2, Name: "Raum" } });
        var second = reading.Drafts[1];
        Assert.False(second.IsRefused);
        Assert.Equal(["ects", "teachingLanguages"], second.Findings.Select(finding => finding.Detail));
        Assert.Equal(["drei", "Klingonisch"], second.Leftover.Select(text => text.Text));
        Assert.Equal((5, true), (reading.Drafts[2].Place.Line, reading.Drafts[2].IsRefused));
    }

    [Theory]
    [InlineData("latin1", "Windows-1252")]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("utf-16-unmarked", "UTF-16LE")]
    public void Every_encoding_of_Europe_gives_the_same_text_and_a_guess_is_told(string encoding, string? told)
    {
        var bytes = encoding switch
        {
            "latin1" => Encoding.Latin1.GetBytes(Csv),
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv)],
            "utf-16BE" => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Csv)],
            _ => Encoding.Unicode.GetBytes(Csv),
        };
        var reading = Read(bytes);
        Assert.Equal("Größe; mit Semikolon", reading.Drafts[1].Specification.Title.In("de"));
        var guessed = reading.Findings.SingleOrDefault(finding => finding.Issue == ImportIssue.EncodingGuessed);
        Assert.Equal(told is null, guessed is null);
        Assert.StartsWith(told ?? "", guessed?.Detail ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title,hours\nEnergy,10", 10)]
    [InlineData("title\thours\nEnergy\t10", 10)]
    [InlineData("title|hours\nEnergy|10", 10)]
    [InlineData("sep=;\r\ntitle;hours\r\nEnergy;10", 10)]
    [InlineData("nombre,horas\nEnergía,10", 10)]
    [InlineData("intitulé;heures\nÉnergie;10", 10)]
    [InlineData("titolo;ore\nEnergia;10", 10)]
    [InlineData("titlu;ore\nEnergie;10", 10)]
    public void Separators_and_headers_of_six_languages_are_known(string csv, int hours) =>
        Assert.Equal(hours, Assert.Single(Read(Encoding.UTF8.GetBytes(csv)).Drafts).Specification.Hours);

    [Theory]
    [InlineData("price,currency,title\n120,SEK,Energy", "SEK")]
    [InlineData("title,currency,price\nEnergy,sek,120", "SEK")]
    public void An_amount_and_its_currency_may_stand_in_two_columns(string csv, string currency)
    {
        var price = Assert.Single(Read(Encoding.UTF8.GetBytes(csv)).Drafts).Specification.Price;
        Assert.Equal((120m, currency), (price?.Amount, price?.Currency));
    }

    [Fact]
    public void An_amount_without_a_currency_is_left_over()
    {
        var draft = Assert.Single(Read("title,price\nEnergy,120"u8.ToArray()).Drafts);
        Assert.Null(draft.Specification.Price);
        Assert.Equal("120", Assert.Single(draft.Leftover).Text);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"\"http://x\"\")")]
    [InlineData("+1")]
    [InlineData("@SUM(A1)")]
    public void What_a_spreadsheet_would_run_is_text(string cell) =>
        Assert.Equal(
            cell.Replace("\"\"", "\"", StringComparison.Ordinal),
            Assert.Single(Read(Encoding.UTF8.GetBytes($"title,hours\n\"{cell}\",1")).Drafts).Specification.Title.In("en")
        );

    [Theory]
    [InlineData("title,hours\n\"Energy,1\nmore", ImportIssue.BrokenRecord, 2)]
    [InlineData("a,b\n1,2", ImportIssue.NoHeader, 1)]
    [InlineData("title,hours", ImportIssue.NoOffers, 0)]
    [InlineData(" \r\n ", ImportIssue.Empty, 0)]
    public void A_file_that_cannot_be_read_is_refused_with_the_place(string csv, ImportIssue issue, int line)
    {
        var reading = Read(Encoding.UTF8.GetBytes(csv));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((issue, ImportSeverity.Error, line), (finding.Issue, finding.Severity, finding.Place.Line));
        Assert.Empty(reading.Drafts);
    }

    [Fact]
    public void Too_many_rows_are_refused_and_empty_ones_do_not_count()
    {
        var rows = string.Concat(Enumerable.Repeat("Energy,1\n", DraftImport.MaxDrafts));
        Assert.Equal(
            DraftImport.MaxDrafts,
            Read(Encoding.UTF8.GetBytes("title,hours\n" + rows + string.Concat(Enumerable.Repeat(",\n", 100_000)))).Drafts.Count
        );
        Assert.Equal(
            ImportIssue.TooManyDrafts,
            Read(Encoding.UTF8.GetBytes("title,hours\n" + rows + "Energy,1\n")).Findings[0].Issue
        );
    }

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\u001f\u008b\u0008", "gzip")]
    public void A_file_of_another_kind_is_named(string start, string kind)
    {
        var finding = Assert.Single(DraftImport.Read(Encoding.Latin1.GetBytes(start), "x.csv").Findings);
        Assert.Equal((ImportIssue.UnknownFormat, kind), (finding.Issue, finding.Detail));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal(
            ImportIssue.UnknownFormat,
            Assert.Single(DraftImport.Read(new byte[] { 1, 0, 2, 3, 0, 0, 4, 9, 9, 9, 9, 9, 0 }, "x.csv").Findings).Issue
        );

    private static ImportReading Read(byte[] bytes) => DraftImport.Read(bytes, "offers.csv");
}
