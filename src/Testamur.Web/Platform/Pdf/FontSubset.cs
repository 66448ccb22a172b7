using System.Buffers.Binary;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>A TrueType file that draws some glyphs only. Glyphs keep their numbers; those that are not used have no outline.</summary>
internal static class FontSubset
{
    private static readonly string[] Copied = ["cvt ", "fpgm", "hhea", "hmtx", "maxp", "prep"];

    // Flags of a part of a composite glyph, https://learn.microsoft.com/typography/opentype/spec/glyf#composite-glyph-description.
    private const int WordArguments = 0x0001;
    private const int OneScale = 0x0008;
    private const int MoreParts = 0x0020;
    private const int TwoScales = 0x0040;
    private const int Matrix = 0x0080;

    public static byte[] Make(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var outlines = new Outlines(font);
        var kept = new SortedSet<int> { 0 };
        foreach (var glyph in used)
            Keep(glyph, outlines, kept);
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)glyf.Length);
            if (!kept.Contains(glyph))
                continue;
            glyf.Write(outlines.Of(glyph));
            glyf.Write(new byte[(4 - (int)glyf.Length % 4) % 4]);
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * font.GlyphCount), (uint)glyf.Length);
        var head = font.Tables["head"].ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // loca is of the long kind now
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = head,
            ["loca"] = loca,
        };
        foreach (var name in Copied.Where(font.Tables.ContainsKey))
            tables[name] = font.Tables[name];
        return Assemble(tables);
    }

    private static void Keep(int glyph, Outlines outlines, SortedSet<int> kept)
    {
        if (!kept.Add(glyph))
            return;
        var outline = outlines.Of(glyph);
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return;
        var (at, flags) = (10, MoreParts);
        while ((flags & MoreParts) != 0)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            Keep(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]), outlines, kept);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at +=
                (flags & OneScale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & Matrix) != 0 ? 8
                : 0;
        }
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var start = 12 + 16 * tables.Count;
        var file = new byte[start + tables.Values.Sum(table => Padded(table.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        var (entry, at, head) = (12, start, 0);
        foreach (var (name, table) in tables)
        {
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 8), (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 12), (uint)table.Length);
            if (name == "head")
                head = at;
            (entry, at) = (entry + 16, at + Padded(table.Length));
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var at = 0; at < words.Length; at += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(words[at..]);
        return sum;
    }

    private sealed class Outlines(TrueTypeFont font)
    {
        private readonly byte[] glyf = font.Tables["glyf"];
        private readonly byte[] loca = font.Tables["loca"];
        private readonly bool wide = font.Tables["head"][51] == 1;

        public ReadOnlySpan<byte> Of(int glyph) => glyf.AsSpan(Start(glyph)..Start(glyph + 1));

        private int Start(int glyph) =>
            wide
                ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(4 * glyph))
                : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(2 * glyph));
    }
}
