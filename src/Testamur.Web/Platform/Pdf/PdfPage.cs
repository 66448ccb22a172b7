using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>A page of A4. Places are in points from the upper left corner.</summary>
internal sealed class PdfPage(PdfFonts fonts)
{
    public const double Width = 595.276;
    public const double Height = 841.89;

    private readonly StringBuilder content = new();

    public string Content => content.ToString();

    /// <summary>How many pieces of content belong to the structure.</summary>
    public int Marks { get; private set; }

    /// <summary>Draws something that belongs to an element; with null something that is decoration only.</summary>
    public void Draw(PdfTag? tag, Action<PdfPage> draw)
    {
        if (tag is null)
        {
            content.Append("/Artifact BMC\n");
        }
        else
        {
            // The name here is not read; the element says what it is.
            content.Append(CultureInfo.InvariantCulture, $"/Span <</MCID {Marks}>> BDC\n");
            tag.Mark(this, Marks++);
        }

        draw(this);
        content.Append("EMC\n");
    }

    /// <param name="y">Of the base line.</param>
    /// <param name="color">Three numbers from 0 to 1.</param>
    public void Text(IEnumerable<GlyphRun> runs, double x, double y, double size, string color)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {color} rg 1 0 0 1 {PdfFile.Number(x)} {Up(y)} Tm\n");
        foreach (var run in runs)
        {
            if (run.Actual is not null)
                content.Append(CultureInfo.InvariantCulture, $"/Span <</ActualText {PdfFile.Text(run.Actual)}>> BDC ");
            content.Append(CultureInfo.InvariantCulture, $"/{fonts.Use(run)} {PdfFile.Number(size)} Tf <");
            foreach (var (glyph, _) in run.Glyphs)
                content.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
            content.Append(run.Actual is null ? "> Tj\n" : "> Tj EMC\n");
        }

        content.Append("ET\n");
    }

    public void Box(double x, double y, double width, double height, string color) =>
        content.Append(
            CultureInfo.InvariantCulture,
            $"{color} rg {PdfFile.Number(x)} {Up(y + height)} {PdfFile.Number(width)} {PdfFile.Number(height)} re f\n"
        );

    /// <summary>Fills a path of PDF operators whose own corner is the upper left and whose y grows downwards.</summary>
    public void Fill(string path, double x, double y, double scale, string color) =>
        content.Append(
            CultureInfo.InvariantCulture,
            $"q {PdfFile.Number(scale)} 0 0 {PdfFile.Number(-scale)} {PdfFile.Number(x)} {Up(y)} cm {color} rg\n{path}f Q\n"
        );

    /// <summary>A colour as the pages' style writes it, <c>#14201E</c>.</summary>
    public static string Color(string hex) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, 3)
                .Select(i => int.Parse(hex.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
                .Select(PdfFile.Number)
        );

    private static string Up(double y) => PdfFile.Number(Height - y);
}
