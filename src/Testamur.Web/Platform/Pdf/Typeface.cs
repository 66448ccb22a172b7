using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>One weight of a family: a font per script. Together they write every official language of the Union.</summary>
internal sealed class Typeface
{
    private static readonly string[] Scripts = ["latin", "latin-ext", "greek", "cyrillic"];

    private static readonly Lazy<Typeface> LazyText = new(() => new("source-sans-3", 400, "SourceSans3-Regular"));
    private static readonly Lazy<Typeface> LazyStrong = new(() => new("source-sans-3", 600, "SourceSans3-SemiBold"));
    private static readonly Lazy<Typeface> LazyTitle = new(() => new("source-serif-4", 600, "SourceSerif4-SemiBold"));

    private readonly TrueTypeFont[] fonts;

    private Typeface(string family, int weight, string name) =>
        fonts = [.. Scripts.Select(script => new TrueTypeFont(name, WoffFile.Tables(Load($"{family}-{script}-{weight}"))))];

    public static Typeface Text => LazyText.Value;

    public static Typeface Strong => LazyStrong.Value;

    public static Typeface Title => LazyTitle.Value;

    private const int Replacement = 0xFFFD;

    /// <summary>The glyphs of a text, font by font. What no font has is drawn as a replacement mark that still copies as what it stands for.</summary>
    public IReadOnlyList<GlyphRun> Shape(string text)
    {
        var runs = new List<GlyphRun>();
        GlyphRun? run = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            var character = Rune.IsControl(rune) ? ' ' : rune.Value;
            // A mark that stands on a letter is drawn in the letter's font when it can be.
            var font = run is { Actual: null } && run.Font.TryGlyph(character, out _) ? run.Font : FontOf(character);
            if (font is null)
            {
                // Glyph 0 of every font is the box that stands for what it lacks.
                runs.Add(run = new(fonts[0], rune.ToString()));
                run.Add(0, Replacement);
                continue;
            }

            if (run is null || run.Font != font || run.Actual is not null)
                runs.Add(run = new(font, null));
            font.TryGlyph(character, out var glyph);
            run.Add(glyph, character);
        }

        return runs;
    }

    /// <summary>In thousandths of the size.</summary>
    public int Width(string text) => Shape(text).Sum(run => run.Width);

    private TrueTypeFont? FontOf(int character) => fonts.FirstOrDefault(font => font.TryGlyph(character, out _));

    private static byte[] Load(string name)
    {
        using var resource =
            typeof(Typeface).Assembly.GetManifestResourceStream($"fonts/{name}-normal.woff")
            ?? throw new InvalidOperationException(
                $"The font {name} is not in the assembly. Building Testamur.Web puts it there."
            );
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Glyphs that one font draws in a row.</summary>
/// <param name="Actual">What a replacement mark stands for.</param>
internal sealed record GlyphRun(TrueTypeFont Font, string? Actual)
{
    private readonly List<(ushort Glyph, int Character)> glyphs = [];

    public IReadOnlyList<(ushort Glyph, int Character)> Glyphs => glyphs;

    public int Width { get; private set; }

    public void Add(ushort glyph, int character)
    {
        glyphs.Add((glyph, character));
        Width += Font.Width(glyph);
    }
}
