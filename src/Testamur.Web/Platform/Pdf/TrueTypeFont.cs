using System.Buffers.Binary;

namespace Testamur.Web.Platform.Pdf;

/// <summary>What a page needs to know of a TrueType font. See https://learn.microsoft.com/typography/opentype/spec/otff.</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int wide;

    /// <param name="name">How a PDF calls it, without spaces.</param>
    public TrueTypeFont(string name, IReadOnlyDictionary<string, byte[]> tables)
    {
        (Name, Tables) = (name, tables);
        UnitsPerEm = U16(tables["head"], 18);
        (Ascent, Descent) = (I16(tables["hhea"], 4), I16(tables["hhea"], 6));
        wide = U16(tables["hhea"], 34);
        GlyphCount = U16(tables["maxp"], 4);
        (CapHeight, Weight) = (I16(tables["OS/2"], 88), U16(tables["OS/2"], 4));
        ReadCharacters(tables["cmap"]);
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, byte[]> Tables { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    public int GlyphCount { get; }

    /// <summary>The four numbers of the box around all glyphs, in thousandths of the size.</summary>
    public IEnumerable<int> Box => Enumerable.Range(0, 4).Select(side => Thousandths(I16(Tables["head"], 36 + 2 * side)));

    public bool TryGlyph(int character, out ushort glyph) => glyphs.TryGetValue(character, out glyph);

    /// <summary>How far a glyph moves the pen, in thousandths of the size.</summary>
    public int Width(ushort glyph) => Thousandths(U16(Tables["hmtx"], 4 * Math.Min((int)glyph, wide - 1)));

    public int Thousandths(int units) => units * 1000 / UnitsPerEm;

    // Format 4, https://learn.microsoft.com/typography/opentype/spec/cmap#format-4-segment-mapping-to-delta-values.
    private void ReadCharacters(ReadOnlySpan<byte> cmap)
    {
        var table = cmap[Find(cmap)..];
        var segments = U16(table, 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            int end = U16(table, 14 + 2 * i);
            int start = U16(table, 16 + 2 * (segments + i));
            int delta = U16(table, 16 + 2 * (2 * segments + i));
            var at = 16 + 2 * (3 * segments + i);
            int offset = U16(table, at);
            for (var character = start; character <= end && character != 0xFFFF; character++)
            {
                int glyph = offset == 0 ? character : U16(table, at + offset + 2 * (character - start));
                if (offset == 0 || glyph != 0)
                    glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0 && glyph < GlyphCount)
                    glyphs[character] = (ushort)glyph;
            }
        }
    }

    private static int Find(ReadOnlySpan<byte> cmap)
    {
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var at = (int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + 8 * i)..]);
            if (U16(cmap, 4 + 8 * i) is 0 or 3 && U16(cmap, at) == 4)
                return at;
        }

        throw new InvalidDataException("The font has no table of characters in format 4.");
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static short I16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}
