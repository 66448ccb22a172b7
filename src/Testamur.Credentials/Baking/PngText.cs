using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;

namespace Testamur.Credentials.Baking;

/// <summary>The texts in a PNG picture (<see href="https://www.w3.org/TR/png-3/#11textinfo">PNG §11.3.3</see>).</summary>
internal static class PngText
{
    private const int MaxKeyword = 79;

    public static bool IsText(PngChunk chunk) => chunk.Type is "iTXt" or "tEXt";

    public static bool IsBadge(PngChunk chunk) =>
        IsText(chunk) && TryKeyword(chunk, out var keyword) && keyword is BakedPng.Keyword or BakedPng.OldKeyword;

    public static bool TryKeyword(PngChunk chunk, out string keyword)
    {
        var end = chunk.Data.Span.IndexOf((byte)0);
        var valid = end is > 0 and <= MaxKeyword;
        keyword = valid ? Encoding.Latin1.GetString(chunk.Data.Span[..end]) : "";
        return valid;
    }

    /// <summary>The text behind the keyword, in UTF-8.</summary>
    public static bool TryText(PngChunk chunk, int maxBytes, [NotNullWhen(true)] out byte[]? text)
    {
        text = null;
        var rest = chunk.Data.Span;
        rest = rest[(rest.IndexOf((byte)0) + 1)..];
        if (chunk.Type == "tEXt") // Latin-1: the first badges were baked so
            text = Encoding.Convert(Encoding.Latin1, Encoding.UTF8, rest.ToArray());
        else if (rest is [0 or 1, 0, .. var tail] && TrySkip(ref tail) && TrySkip(ref tail)) // language, translated keyword
            text = rest[0] == 0 ? tail.ToArray() : Inflate(tail.ToArray(), maxBytes);
        if (text?.Length > maxBytes)
            text = null;
        return text is not null;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        if (end < 0)
            return false;
        text = text[(end + 1)..];
        return true;
    }

    /// <summary>Null when the stream is damaged, cut off, or becomes larger than the limit.</summary>
    private static byte[]? Inflate(byte[] compressed, int maxBytes)
    {
        using var output = new MemoryStream();
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            var buffer = new byte[16 * 1024];
            for (int read; (read = zlib.Read(buffer)) > 0; )
            {
                if (output.Length + read > maxBytes)
                    return null;
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        var bytes = output.ToArray();
        // The framework's stream ends without complaint when the input is cut off: the last four bytes must be the checksum of all that
        // came out (RFC 1950 §2.2).
        return compressed.Length >= 6 && BinaryPrimitives.ReadUInt32BigEndian(compressed.AsSpan(^4)) == Adler32(bytes)
            ? bytes
            : null;
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint prime = 65521;
        uint a = 1;
        uint b = 0;
        foreach (var value in data)
        {
            a = (a + value) % prime;
            b = (b + a) % prime;
        }
        return (b << 16) | a;
    }
}
