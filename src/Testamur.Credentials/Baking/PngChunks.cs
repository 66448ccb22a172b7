using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Testamur.Credentials.Status;

namespace Testamur.Credentials.Baking;

/// <summary>One chunk of a picture.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Data">What it holds.</param>
/// <param name="Whole">It with length, type and checksum.</param>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Whole);

/// <summary>The chunks of a PNG picture, read strictly; the pixels are not looked at (<see href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG §5.3</see>).</summary>
internal static class PngChunks
{
    // Real pictures have dozens; each costs an object here.
    private const int MaxChunks = 10_000;

    /// <summary>Length, type and checksum.</summary>
    private const int Frame = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static bool TryRead(ReadOnlyMemory<byte> png, [NotNullWhen(true)] out List<PngChunk>? chunks, out string problem)
    {
        chunks = null;
        problem = "the picture is damaged";
        if (!png.Span.StartsWith(Signature))
            return false;
        var found = new List<PngChunk>();
        for (var rest = png[Signature.Length..]; !rest.IsEmpty; )
        {
            if (found is [.., { Type: "IEND" }])
            {
                problem = "something stands behind the end of the picture";
                return false;
            }
            if (found.Count == MaxChunks || !TryOne(rest, out var chunk))
                return false;
            found.Add(chunk);
            rest = rest[chunk.Whole.Length..];
        }
        if (found is not [{ Type: "IHDR", Data.Length: 13 }, .., { Type: "IEND", Data.Length: 0 }])
            return false;
        problem = "";
        chunks = found;
        return true;
    }

    private static bool TryOne(ReadOnlyMemory<byte> rest, out PngChunk chunk)
    {
        chunk = default;
        if (rest.Length < Frame)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length > rest.Length - Frame)
            return false;
        var size = (int)length; // it fits into what is there
        var type = rest.Span.Slice(4, 4);
        if (!Ascii.IsValid(type) || Crc32.Of(rest.Span.Slice(4, size + 4)) != Checksum(rest.Span, size))
            return false;
        chunk = new(Encoding.ASCII.GetString(type), rest.Slice(8, size), rest[..(size + Frame)]);
        return true;
    }

    private static uint Checksum(ReadOnlySpan<byte> rest, int size) => BinaryPrimitives.ReadUInt32BigEndian(rest[(size + 8)..]);
}
