using System.Globalization;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Pdf;

/// <summary>Everything a certificate says, in the words of its reader.</summary>
/// <param name="Language">The reader's, as BCP 47 writes it.</param>
/// <param name="Kind">What sort of paper it is.</param>
/// <param name="By">Who confirms, up to the name.</param>
/// <param name="Specification">Address of the specification without version, for the tile.</param>
/// <param name="Field">ISCED-F broad field, for the colours.</param>
/// <param name="Credential">The credential's own id, for the stones along the edge.</param>
/// <param name="Outcomes">With the language of each where it is not the reader's.</param>
/// <param name="Code">Where the code leads; null for none.</param>
/// <param name="Notes">What the page is worth and where to check it.</param>
internal sealed record CertificateWords(
    string Language,
    string Kind,
    string By,
    string Name,
    string Earned,
    string Title,
    string Specification,
    string Field,
    string Credential,
    IReadOnlyList<(string Name, string Value)> Facts,
    string OutcomesTitle,
    IReadOnlyList<(string Text, string? Language)> Outcomes,
    Uri? Code,
    string CodeAlt,
    IReadOnlyList<string> Notes,
    string Number
);

/// <summary>A certificate as a page of A4 that looks like the printed page of the wallet. A view: the proof is the file attached to it.</summary>
internal sealed class CertificateSheet
{
    private const double Millimetre = 72 / 25.4;
    private const double Left = 18 * Millimetre;
    private const double Wide = PdfPage.Width - 2 * Left;
    private const double Bottom = PdfPage.Height - 18 * Millimetre;
    private const double Edge = 6;
    private const double TileSize = 34 * Millimetre;
    private const double CodeSize = 30 * Millimetre;
    private const double Gap = 18;

    private static readonly double[] TitleSizes = [28, 24, 20, 17];

    private readonly CertificateWords words;
    private readonly PdfDocument document;
    private PdfPage page;
    private double y = Left;

    private CertificateSheet(CertificateWords words)
    {
        this.words = words;
        document = new($"{words.Kind}: {words.Title}", words.Language);
        page = document.AddPage();
    }

    public static byte[] Make(CertificateWords words, PdfAttachment proof)
    {
        var sheet = new CertificateSheet(words);
        sheet.DrawEdge();
        sheet.DrawHead();
        sheet.DrawFacts();
        sheet.DrawOutcomes();
        sheet.DrawFoot();
        sheet.NumberPages();
        sheet.document.Attach(proof);
        return sheet.document.ToBytes();
    }

    private void DrawEdge()
    {
        var stones = TilePicture.Edge(words.Credential, words.Field);
        page.Draw(
            null,
            to =>
            {
                for (var i = 0; i < stones.Count; i++)
                    to.Box(Left + i * Wide / stones.Count, y, Wide / stones.Count, Edge, PdfPage.Color(stones[i]));
            }
        );
        y += Edge + 30;
    }

    private void DrawHead()
    {
        Paragraph("P", words.Kind, TextStyle.Small);
        y += 14;
        Paragraph("P", words.By, TextStyle.Lead);
        y += 8;
        Paragraph("P", words.Name, Fitting(words.Name, Wide, 2));
        y += 8;
        Paragraph("P", words.Earned, TextStyle.Lead);
        y += 16;

        var style = Fitting(words.Title, Wide - TileSize - Gap, 3);
        var lines = TextLines.Break(words.Title, style.Face, style.Size, Wide - TileSize - Gap);
        var high = Math.Max(TileSize, lines.Count * style.Leading);
        MakeRoom(high);
        DrawTile(y + (high - TileSize) / 2);
        var top = y;
        y += (high - lines.Count * style.Leading) / 2;
        Lines(document.Root.Add("H1"), lines, style, Left + TileSize + Gap);
        y = top + high + 26;
    }

    private void DrawTile(double top)
    {
        var tile = TilePicture.Paths(words.Specification, words.Field);
        page.Draw(
            null,
            to =>
            {
                to.Box(Left, top, TileSize, TileSize, PdfPage.Color(tile.Ground));
                foreach (var layer in tile.Layers)
                    to.Fill(SvgPath.ToPdf(layer.Data), Left, top, TileSize / 40, PdfPage.Color(layer.Fill));
            }
        );
    }

    private void DrawFacts()
    {
        var (name, value) = (TextStyle.FactName, TextStyle.Fact);
        var widest = words.Facts.Max(fact => name.Face.Width(fact.Name)) * name.Size / 1000;
        var column = Math.Min(widest + 1, Wide / 3) + Gap;
        var list = document.Root.Add(new PdfTag("L") { Attributes = "<</O /List /ListNumbering /None>>" });
        foreach (var fact in words.Facts)
        {
            var names = TextLines.Break(fact.Name, name.Face, name.Size, column - Gap);
            var values = TextLines.Break(fact.Value, value.Face, value.Size, Wide - column);
            MakeRoom(Math.Min(4, Math.Max(names.Count, values.Count)) * value.Leading);
            var item = list.Add("LI");
            var (first, top) = (page, y);
            Lines(item.Add("Lbl"), names, name, Left);
            var after = (Page: page, Y: y);
            if (page == first)
                y = top;
            Lines(item.Add("LBody"), values, value, Left + column);
            if (page == after.Page)
                y = Math.Max(y, after.Y);
            y += 5;
        }
    }

    private void DrawOutcomes()
    {
        if (words.Outcomes.Count == 0)
            return;
        var style = TextStyle.Fact;
        y += 16;
        MakeRoom(TextStyle.Heading.Leading + 6 + 2 * style.Leading);
        Paragraph("H2", words.OutcomesTitle, TextStyle.Heading);
        y += 5;
        var list = document.Root.Add(new PdfTag("L") { Attributes = "<</O /List /ListNumbering /Square>>" });
        foreach (var (text, language) in words.Outcomes)
        {
            var lines = TextLines.Break(text, style.Face, style.Size, Wide - 14);
            MakeRoom(Math.Min(2, lines.Count) * style.Leading);
            page.Draw(null, to => to.Box(Left + 1, y + 6, 3.4, 3.4, TextStyle.Faint));
            Lines(list.Add("LI").Add(new PdfTag("LBody") { Language = language }), lines, style, Left + 14);
            y += 4;
        }
    }

    /// <summary>Lies at the foot of the last page: the code, what the page is worth, and the number.</summary>
    private void DrawFoot()
    {
        var style = TextStyle.Note;
        var code = words.Code is null ? null : QrModules.Of(words.Code);
        var x = code is null ? Left : Left + CodeSize + Gap - code.Quiet * CodeSize;
        var notes = words.Notes.Select(note => TextLines.Break(note, style.Face, style.Size, Left + Wide - x)).ToList();
        var number = TextLines.Break(words.Number, style.Face, TextStyle.Number.Size, Left + Wide - x);
        var text = notes.Sum(lines => lines.Count * style.Leading + 3) + 2 + number.Count * TextStyle.Number.Leading;
        var high = 14 + Math.Max(code is null ? 0 : CodeSize * (1 - 2 * code.Quiet), text);
        y += 24;
        MakeRoom(high);
        y = Bottom - high;
        page.Draw(null, to => to.Box(Left, y, Wide, 0.75, TextStyle.Line));
        y += 14;
        if (code is not null)
            DrawCode(code, Left - code.Quiet * CodeSize, y - code.Quiet * CodeSize);
        foreach (var note in notes)
        {
            Lines(document.Root.Add("P"), note, style, x);
            y += 3;
        }

        y += 2;
        Lines(document.Root.Add("P"), number, TextStyle.Number, x);
    }

    private void DrawCode(QrModules code, double x, double top)
    {
        var box = string.Join(
            ' ',
            new[] { x, PdfPage.Height - top - CodeSize, x + CodeSize, PdfPage.Height - top }.Select(PdfFile.Number)
        );
        var figure = new PdfTag("Figure") { Alt = words.CodeAlt, Attributes = $"<</O /Layout /BBox [{box}] /Placement /Block>>" };
        page.Draw(
            document.Root.Add(figure),
            to =>
            {
                foreach (var (column, row, length) in code.Bars)
                {
                    var size = CodeSize / code.Side;
                    to.Box(x + column * size, top + row * size, length * size, size, "0 0 0");
                }
            }
        );
    }

    private void NumberPages()
    {
        for (var i = 0; i < document.Pages.Count && document.Pages.Count > 1; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {document.Pages.Count}");
            var style = TextStyle.Number;
            var x = Left + Wide - style.Face.Width(text) * style.Size / 1000;
            document.Pages[i].Draw(null, to => to.Text(style.Face.Shape(text), x, Bottom + 22, style.Size, style.Color));
        }
    }

    private static TextStyle Fitting(string text, double width, int lines) =>
        TitleSizes
            .Select(TextStyle.Title)
            .FirstOrDefault(style => TextLines.Break(text, style.Face, style.Size, width).Count <= lines)
        ?? TextStyle.Title(TitleSizes[^1]);

    private void Paragraph(string tag, string text, TextStyle style) =>
        Lines(document.Root.Add(tag), TextLines.Break(text, style.Face, style.Size, Wide), style, Left);

    private void Lines(PdfTag tag, IReadOnlyList<string> lines, TextStyle style, double x)
    {
        foreach (var line in lines)
        {
            MakeRoom(style.Leading);
            // A space at the end of a line keeps words apart for whoever reads the elements.
            var runs = style.Face.Shape(line == lines[^1] ? line : line + " ");
            page.Draw(tag, to => to.Text(runs, x, y + style.Baseline, style.Size, style.Color));
            y += style.Leading;
        }
    }

    private void MakeRoom(double high)
    {
        if (y + high <= Bottom)
            return;
        page = document.AddPage();
        y = Left;
    }
}
