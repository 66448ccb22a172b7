using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>The fonts of a document: only the glyphs that it uses, with what each of them means, so that text can be found and copied.</summary>
internal sealed class PdfFonts
{
    private readonly Dictionary<TrueTypeFont, SortedDictionary<ushort, int>> used = [];
    private readonly List<TrueTypeFont> fonts = [];

    /// <summary>Notes the glyphs of a run.</summary>
    /// <returns>The name of its font on every page.</returns>
    public string Use(GlyphRun run)
    {
        if (!used.TryGetValue(run.Font, out var glyphs))
        {
            used[run.Font] = glyphs = [];
            fonts.Add(run.Font);
        }

        foreach (var (glyph, character) in run.Glyphs)
            glyphs.TryAdd(glyph, character);
        return NameOf(fonts.IndexOf(run.Font));
    }

    /// <returns>The dictionary of fonts for the resources of a page.</returns>
    public string Write(PdfFile file) =>
        $"<<{string.Join(' ', fonts.Select((font, i) => $"/{NameOf(i)} {PdfFile.References([Write(file, font)])}"))}>>";

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"F{index + 1}");

    // ISO 32000-1, 9.7: a composite font whose codes are the glyphs' own numbers.
    private int Write(PdfFile file, TrueTypeFont font)
    {
        var glyphs = used[font];
        var subset = FontSubset.Make(font, glyphs.Keys);
        var name = $"{Tag(subset)}+{font.Name}";
        var outlines = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        var box = string.Join(' ', font.Box);
        var descriptor = file.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {font.Thousandths(font.Ascent)} /Descent {font.Thousandths(font.Descent)} /CapHeight {font.Thousandths(font.CapHeight)} /StemV {font.Weight / 5} /FontFile2 {outlines} 0 R>>"
            )
        );
        var widths = string.Join(
            ' ',
            glyphs.Keys.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{font.Width(glyph)}]"))
        );
        var descendant = file.Add(
            $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor {PdfFile.References([descriptor])} /CIDToGIDMap /Identity /DW 0 /W [{widths}]>>"
        );
        var meanings = file.AddStream("", Encoding.ASCII.GetBytes(Meanings(glyphs)));
        return file.Add(
            $"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{PdfFile.References([descendant])}] /ToUnicode {PdfFile.References([meanings])}>>"
        );
    }

    /// <summary>Six letters that tell subsets of one font apart, ISO 32000-1, 9.6.4.</summary>
    private static string Tag(byte[] subset) =>
        string.Concat(SHA256.HashData(subset).Take(6).Select(value => (char)('A' + value % 26)));

    // ISO 32000-1, 9.10.3; at most 100 entries in a block.
    private static string Meanings(SortedDictionary<ushort, int> glyphs)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
            .Append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
            .Append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in glyphs.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{character:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
