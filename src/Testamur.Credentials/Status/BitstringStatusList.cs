using System.IO.Compression;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Status;

/// <summary>
/// The bits of a status list (<see href="https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding">Bitstring Status List v1.0 §3</see>):
/// index 0 is the most significant bit of the first byte. Not safe for writing from several threads.
/// </summary>
public sealed class BitstringStatusList
{
    /// <summary>The least entries a list may have, so that a look-up hides in a crowd: 131,072 (16 KiB).</summary>
    public const int MinimumLength = 131_072;

    /// <summary>The most entries read: 2^26 (8 MiB decompressed), whatever the compressed text promises.</summary>
    public const int MaximumLength = 1 << 26;

    private readonly byte[] bits;

    /// <summary>A list of clear bits.</summary>
    /// <param name="length">Entries, a multiple of 8 between <see cref="MinimumLength"/> and <see cref="MaximumLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    public BitstringStatusList(int length = MinimumLength)
    {
        if (length is < MinimumLength or > MaximumLength || length % 8 != 0)
            throw new ArgumentOutOfRangeException(
                nameof(length),
                length,
                "A status list has a multiple of 8 entries, at least 131,072."
            );
        bits = new byte[length / 8];
    }

    private BitstringStatusList(byte[] bits) => this.bits = bits;

    /// <summary>How many entries the list has.</summary>
    public int Length => bits.Length * 8;

    /// <summary>One entry: true when the status (revoked, suspended) is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the list.</exception>
    public bool this[int index]
    {
        get => (bits[Byte(index)] & Mask(index)) != 0;
        set => bits[Byte(index)] = (byte)(value ? bits[Byte(index)] | Mask(index) : bits[Byte(index)] & ~Mask(index));
    }

    /// <summary>The list as <c>encodedList</c>: GZIP, then multibase base64url (<c>u…</c>).</summary>
    public string Encode()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bits);
        return "u" + Multibase.ToBase64Url(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    /// <summary>Reads <c>encodedList</c>; see <see cref="TryDecode"/> for what is refused.</summary>
    /// <exception cref="FormatException">The text is no status list.</exception>
    public static BitstringStatusList Decode(string encoded) =>
        TryDecode(encoded, out var list) ? list : throw new FormatException("The text is no status list.");

    /// <summary>
    /// Reads <c>encodedList</c>. Refused: another prefix, bad base64url, truncated or damaged GZIP, several GZIP members, text behind it, fewer entries
    /// than <see cref="MinimumLength"/> and more than <see cref="MaximumLength"/>. Never throws.
    /// </summary>
    public static bool TryDecode(
        string? encoded,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BitstringStatusList? list
    )
    {
        list = null;
        if (encoded is null || !encoded.StartsWith('u') || !Multibase.TryFromBase64Url(encoded.AsSpan(1), out var compressed))
            return false;
        if (Inflate(compressed) is { Length: >= MinimumLength / 8 } decoded)
            list = new BitstringStatusList(decoded);
        return list is not null;
    }

    private static byte[]? Inflate(byte[] compressed)
    {
        const int most = MaximumLength / 8;
        using var output = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            var buffer = new byte[16 * 1024];
            for (int read; (read = gzip.Read(buffer)) > 0; )
            {
                if (output.Length + read > most)
                    return null;
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }
        var bytes = output.ToArray();
        // The framework's stream ends without complaint when the input is cut off, and joins several members: the trailer of the text must be
        // the checksum and length of everything that came out (RFC 1952 §2.3.1).
        if (compressed.Length < 18)
            return null;
        var trailer = compressed.AsSpan(compressed.Length - 8);
        return BitConverter.ToUInt32(trailer) == Crc32.Of(bytes) && BitConverter.ToUInt32(trailer[4..]) == (uint)bytes.Length
            ? bytes
            : null;
    }

    private int Byte(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        return index / 8;
    }

    private static int Mask(int index) => 0x80 >> (index % 8);
}
