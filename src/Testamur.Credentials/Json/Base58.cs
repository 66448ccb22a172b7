using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Testamur.Credentials.Json;

/// <summary>
/// Base58btc (<see href="https://www.w3.org/TR/cid-1.0/#base58btc-encoding">Controlled Identifiers 1.0</see>). The cost is quadratic, so numbers are worked
/// on in limbs, five digits or four bytes at a time.
/// </summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int DigitsOfLimb = 5;
    private const uint Limb = 58 * 58 * 58 * 58 * 58;

    /// <param name="prefix">What stands before the digits.</param>
    /// <param name="bytes">A few hundred at the most.</param>
    public static string Encode(char prefix, ReadOnlySpan<byte> bytes)
    {
        var zeros = Zeros(bytes, (byte)0);
        bytes = bytes[zeros..];
        Span<uint> limbs = stackalloc uint[(bytes.Length * 138 / 100 / DigitsOfLimb) + 2];
        var count = 0;
        for (var size = bytes.Length % sizeof(uint); !bytes.IsEmpty; bytes = bytes[size..], size = sizeof(uint))
        {
            ulong carry = 0;
            foreach (var one in bytes[..size])
                carry = carry << 8 | one;
            for (var i = 0; i < count; i++)
            {
                carry += (ulong)limbs[i] << 32;
                (carry, limbs[i]) = (carry / Limb, (uint)(carry % Limb));
            }
            for (; carry > 0; carry /= Limb)
                limbs[count++] = (uint)(carry % Limb);
        }
        Span<char> text = stackalloc char[1 + zeros + count * DigitsOfLimb];
        var at = text.Length;
        foreach (var limb in limbs[..count])
        {
            var rest = limb;
            for (var i = 0; i < DigitsOfLimb; i++, rest /= 58)
                text[--at] = Alphabet[(int)(rest % 58)];
        }
        // The highest limb may begin with digits that say nothing.
        var digits = text[at..];
        digits = digits[Zeros(digits, Alphabet[0])..];
        at = text.Length - digits.Length - zeros;
        text[at..^digits.Length].Fill(Alphabet[0]);
        text[at - 1] = prefix;
        return text[(at - 1)..].ToString();
    }

    /// <summary>Reads digits; false for any other character. The caller has limited their number.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var zeros = Zeros(text, Alphabet[0]);
        text = text[zeros..];
        Span<uint> words = stackalloc uint[(text.Length / DigitsOfLimb) + 2];
        var count = 0;
        for (var size = text.Length % DigitsOfLimb; !text.IsEmpty; text = text[size..], size = DigitsOfLimb)
        {
            ulong carry = 0;
            ulong factor = 1;
            foreach (var c in text[..size])
            {
                var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
                if (digit < 0)
                    return false;
                carry = carry * 58 + (uint)digit;
                factor *= 58;
            }
            for (var i = 0; i < count; i++)
            {
                carry += words[i] * factor;
                words[i] = (uint)carry;
                carry >>= 32;
            }
            if (carry > 0)
                words[count++] = (uint)carry;
        }
        Span<byte> all = stackalloc byte[count * sizeof(uint)];
        for (var i = 0; i < count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(all[^((i + 1) * sizeof(uint))..], words[i]);
        all = all[Zeros(all, (byte)0)..];
        bytes = new byte[zeros + all.Length];
        all.CopyTo(bytes.AsSpan(zeros));
        return true;
    }

    private static int Zeros<T>(ReadOnlySpan<T> span, T zero)
        where T : IEquatable<T> => span.IndexOfAnyExcept(zero) is var first and >= 0 ? first : span.Length;
}
