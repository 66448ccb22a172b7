using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Testamur.Credentials.Status;

/// <summary>The checksum of GZIP (<see href="https://www.rfc-editor.org/rfc/rfc1952#section-8">RFC 1952 §8</see>).</summary>
internal static class Crc32
{
    private const int Lane = 16;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Entry((uint)n))];

    // x^n modulo the polynomial, bits reversed, for n = 512 ± 32 and 128 ± 32: a product with them moves 16 bytes that far ahead.
    private static readonly Vector128<ulong> ByFour = Vector128.Create(0x1_5444_2bd4UL, 0x1_c6e4_1596UL);
    private static readonly Vector128<ulong> ByOne = Vector128.Create(0x1_7519_97d0UL, 0x0_ccaa_009eUL);

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        if (Pclmulqdq.IsSupported && data.Length >= 8 * Lane)
            crc = Fold(crc, ref data);
        return ~Bytewise(crc, data);
    }

    /// <summary>Of the whole lanes; what is left of <paramref name="data"/> is fewer than 16 bytes.</summary>
    private static uint Fold(uint crc, ref ReadOnlySpan<byte> data)
    {
        var lanes = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        data = data[(lanes.Length * Lane)..];
        var (a, b, c, d) = (lanes[0] ^ Vector128.CreateScalar((ulong)crc), lanes[1], lanes[2], lanes[3]);
        var at = 4;
        for (; at + 4 <= lanes.Length; at += 4)
        {
            a = Ahead(a, ByFour) ^ lanes[at];
            b = Ahead(b, ByFour) ^ lanes[at + 1];
            c = Ahead(c, ByFour) ^ lanes[at + 2];
            d = Ahead(d, ByFour) ^ lanes[at + 3];
        }

        a = Ahead(Ahead(Ahead(a, ByOne) ^ b, ByOne) ^ c, ByOne) ^ d;
        for (; at < lanes.Length; at++)
            a = Ahead(a, ByOne) ^ lanes[at];
        Span<byte> rest = stackalloc byte[Lane];
        a.AsByte().CopyTo(rest);
        return Bytewise(0, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Ahead(Vector128<ulong> value, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(value, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, by, 0x11);

    private static uint Bytewise(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            crc = Table[(crc ^ value) & 0xff] ^ (crc >> 8);
        return crc;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : 0xedb88320 ^ (value >> 1);
        return value;
    }
}
