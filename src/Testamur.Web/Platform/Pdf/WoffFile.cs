using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Testamur.Web.Platform.Pdf;

/// <summary>A font file as the web has it: the tables of a TrueType font, each packed. See https://www.w3.org/TR/WOFF/#FileStructure.</summary>
internal static class WoffFile
{
    private const int MaxTables = 64;
    private const int MaxTableBytes = 1024 * 1024;

    /// <exception cref="InvalidDataException">It is no such file, or its tables are larger than any of ours.</exception>
    public static IReadOnlyDictionary<string, byte[]> Tables(ReadOnlySpan<byte> file)
    {
        if (file.Length < 44 || !file.StartsWith("wOFF"u8) || BinaryPrimitives.ReadUInt32BigEndian(file[4..]) != 0x00010000)
            throw new InvalidDataException("Not a WOFF file with TrueType outlines.");
        var count = BinaryPrimitives.ReadUInt16BigEndian(file[12..]);
        if (count > MaxTables || file.Length < 44 + 20 * count)
            throw new InvalidDataException("The table directory does not fit.");
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var entry = file.Slice(44 + 20 * i, 20);
            var (at, packed) = (Number(entry, 4), Number(entry, 8));
            var length = Number(entry, 12);
            if (at > file.Length - packed || packed > length || length > MaxTableBytes)
                throw new InvalidDataException("A table lies outside the file.");
            var bytes = file.Slice(at, packed).ToArray();
            tables[Encoding.ASCII.GetString(entry[..4])] = packed == length ? bytes : Unpack(bytes, length);
        }

        return tables;
    }

    private static int Number(ReadOnlySpan<byte> entry, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(entry[at..]) is var value && value <= int.MaxValue
            ? (int)value
            : throw new InvalidDataException("A number is too large.");

    private static byte[] Unpack(byte[] packed, int length)
    {
        var bytes = new byte[length];
        using var unpacked = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        unpacked.ReadExactly(bytes);
        return bytes;
    }
}
