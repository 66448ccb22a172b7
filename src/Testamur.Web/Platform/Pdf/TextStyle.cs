namespace Testamur.Web.Platform.Pdf;

/// <summary>How a line of text looks; colours and proportions are those of the pages' style.</summary>
internal sealed record TextStyle(Typeface Face, double Size, double Leading, string Color)
{
    public static readonly string Ink = PdfPage.Color("#14201E");
    public static readonly string Soft = PdfPage.Color("#44514D");
    public static readonly string Faint = PdfPage.Color("#5C6965");
    public static readonly string Line = PdfPage.Color("#DADED8");

    public static readonly TextStyle Small = new(Typeface.Text, 10.5, 14, Soft);
    public static readonly TextStyle Lead = new(Typeface.Text, 13, 18, Soft);
    public static readonly TextStyle Heading = new(Typeface.Strong, 13, 18, Ink);
    public static readonly TextStyle FactName = new(Typeface.Text, 10.5, 15, Faint);
    public static readonly TextStyle Fact = new(Typeface.Text, 10.5, 15, Ink);
    public static readonly TextStyle Note = new(Typeface.Text, 9.5, 13, Soft);
    public static readonly TextStyle Number = new(Typeface.Text, 8, 11, Faint);

    public static TextStyle Title(double size) => new(Typeface.Title, size, size * 1.18, Ink);

    /// <summary>Where the base line lies in a line: the letters stand in its middle.</summary>
    public double Baseline => Leading / 2 + Size * 0.34;
}
