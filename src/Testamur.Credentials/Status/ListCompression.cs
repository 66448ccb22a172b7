using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Status;

/// <summary>GZIP and ZLIB as status lists use them: one stream, complete, nothing behind it, never more than a stated size.</summary>
internal static class ListCompression
{
    /// <summary>What every reader of lists allows decompressed, 8 MiB, whatever the compressed bytes promise.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int GzipHeader = 10;
    private const int GzipTrailer = 8;

    // Lists are runs of zero bytes with a few others in between, in no order: looking for longer repetitions takes ten times as long on millions of
    // entries and finds none.
    private static readonly ZLibCompressionOptions Runs = new()
    {
        CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding,
    };

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, Runs, leaveOpen: true))
            gzip.Write(bytes);
        return output.ToArray();
    }

    public static byte[] Zlib(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, Runs, leaveOpen: true))
            zlib.Write(bytes);
        return output.ToArray();
    }

    /// <summary>Decompresses base64url text with one of the two methods below; null for anything else.</summary>
    public static byte[]? Read(ReadOnlySpan<char> base64Url, Func<ReadOnlyMemory<byte>, byte[]?> inflate)
    {
        var length = base64Url.Length * 3 / 4;
        var compressed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Multibase.TryFromBase64Url(base64Url, compressed) ? inflate(compressed.AsMemory(0, length)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    /// <summary>One member of GZIP (<see href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952 §2.3</see>); null for anything else.</summary>
    public static byte[]? Gunzip(ReadOnlyMemory<byte> compressed)
    {
        var start = AfterGzipHeader(compressed.Span);
        if (start < 0 || compressed.Length - GzipTrailer <= start)
            return null;
        var trailer = compressed.Span[^GzipTrailer..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        if (length > MaxBytes)
            return null;
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        var input = new WholeInput(compressed[start..^GzipTrailer]);
        try
        {
            using var deflate = new DeflateStream(input, CompressionMode.Decompress);
            if (deflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length || deflate.ReadByte() >= 0)
                return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return input.WasNeededExactly && Crc32.Of(bytes) == BinaryPrimitives.ReadUInt32LittleEndian(trailer) ? bytes : null;
    }

    /// <summary>ZLIB of any level (<see href="https://www.rfc-editor.org/rfc/rfc1950#section-2.2">RFC 1950 §2.2</see>), whose checksum the framework compares; null for anything else.</summary>
    public static byte[]? Unzlib(ReadOnlyMemory<byte> compressed)
    {
        var input = new WholeInput(compressed);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(MaxBytes, Math.Max(4096, compressed.Length * 8)) + 1);
        try
        {
            using var zlib = new ZLibStream(input, CompressionMode.Decompress);
            var length = 0;
            for (int read; (read = zlib.Read(buffer, length, buffer.Length - length)) > 0; )
            {
                length += read;
                if (length > MaxBytes)
                    return null;
                if (length == buffer.Length)
                    Grow(ref buffer);
            }

            return input.WasNeededExactly ? buffer.AsSpan(0, length).ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(MaxBytes + 1, buffer.Length * 2));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    // Where the deflated data begins, behind the optional parts; −1 when this is no GZIP.
    private static int AfterGzipHeader(ReadOnlySpan<byte> gzip)
    {
        const int checksum = 2;
        const int extra = 4;
        const int name = 8;
        const int comment = 16;
        if (gzip.Length < GzipHeader || !gzip.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 8]) || gzip[3] >= 32)
            return -1;
        var at = GzipHeader;
        if ((gzip[3] & extra) != 0)
            at += gzip.Length < at + 2 ? gzip.Length : 2 + BinaryPrimitives.ReadUInt16LittleEndian(gzip[at..]);
        foreach (var text in (ReadOnlySpan<int>)[name, comment])
        {
            if ((gzip[3] & text) == 0)
                continue;
            var end = at < gzip.Length ? gzip[at..].IndexOf((byte)0) : -1;
            if (end < 0)
                return -1;
            at += end + 1;
        }

        return at + ((gzip[3] & checksum) != 0 ? 2 : 0);
    }
}
