using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Status;

/// <summary>
/// The entries of a token status list (<see href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list#section-4.1">Token Status List
/// §4.1</see>): 1, 2, 4 or 8 bits each, entry 0 in the least significant bits of the first byte. Not safe for writing from several threads.
/// </summary>
public sealed class TokenStatusList
{
    /// <summary>The most bytes read: 8 MiB decompressed, whatever the compressed text promises.</summary>
    public const int MaximumBytes = ListCompression.MaxBytes;

    private readonly byte[] bytes;

    /// <summary>A list of entries with the value 0.</summary>
    /// <param name="length">How many entries; they fill whole bytes, at most <see cref="MaximumBytes"/>.</param>
    /// <param name="bits">The bits of an entry: 1, 2, 4 or 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length or number of bits.</exception>
    public TokenStatusList(int length, int bits = 1)
        : this(new byte[SizeOf(length, bits)], bits) { }

    private TokenStatusList(byte[] bytes, int bits)
    {
        this.bytes = bytes;
        Bits = bits;
    }

    /// <summary>How many bits an entry has.</summary>
    public int Bits { get; }

    /// <summary>How many entries the list has.</summary>
    public int Length => bytes.Length * 8 / Bits;

    /// <summary>One entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the list, or the value has more bits than an entry.</exception>
    public int this[int index]
    {
        get => bytes[Byte(index)] >> Shift(index) & Mask;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Mask);
            var at = Byte(index);
            bytes[at] = (byte)(bytes[at] & ~(Mask << Shift(index)) | value << Shift(index));
        }
    }

    /// <summary>The same entries as a bitstring list, whose bits lie the other way round in each byte.</summary>
    public static TokenStatusList From(BitstringStatusList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var bytes = list.Bytes.ToArray();
        Mirror(bytes);
        return new(bytes, 1);
    }

    /// <summary>The list as <c>lst</c>: ZLIB, then base64url.</summary>
    public string Encode() => Multibase.ToBase64Url(ListCompression.Zlib(bytes));

    /// <summary>
    /// Reads <c>lst</c>. Refused: another number of bits, bad base64url, ZLIB that is truncated, damaged or has something behind it, no entry, and more
    /// than <see cref="MaximumBytes"/>. Never throws.
    /// </summary>
    public static bool TryDecode(string? lst, int bits, [NotNullWhen(true)] out TokenStatusList? list)
    {
        list = null;
        if (lst is null || !IsKnown(bits))
            return false;
        if (ListCompression.Read(lst, ListCompression.Unzlib) is { Length: > 0 } decoded)
            list = new(decoded, bits);
        return list is not null;
    }

    private int Mask => (1 << Bits) - 1;

    private int Byte(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        return (int)((long)index * Bits / 8);
    }

    private int Shift(int index) => index % (8 / Bits) * Bits;

    private static bool IsKnown(int bits) => bits is 1 or 2 or 4 or 8;

    private static int SizeOf(int length, int bits)
    {
        if (!IsKnown(bits))
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "An entry has 1, 2, 4 or 8 bits.");
        var total = (long)length * bits;
        if (total <= 0 || total % 8 != 0 || total / 8 > MaximumBytes)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The entries fill whole bytes, at most 8 MiB.");
        return (int)(total / 8);
    }

    /// <summary>Turns the bits of each byte round.</summary>
    private static void Mirror(Span<byte> bytes)
    {
        var at = 0;
        for (; Vector128.IsHardwareAccelerated && at + Vector128<byte>.Count <= bytes.Length; at += Vector128<byte>.Count)
        {
            var value = Vector128.Create<byte>(bytes[at..]);
            value = Swap(value, 4, 0x0f);
            value = Swap(value, 2, 0x33);
            Swap(value, 1, 0x55).CopyTo(bytes[at..]);
        }

        for (; at < bytes.Length; at++)
        {
            int value = bytes[at];
            value = (value & 0x0f) << 4 | value >> 4 & 0x0f;
            value = (value & 0x33) << 2 | value >> 2 & 0x33;
            bytes[at] = (byte)((value & 0x55) << 1 | value >> 1 & 0x55);
        }
    }

    private static Vector128<byte> Swap(Vector128<byte> value, int by, byte low)
    {
        var mask = Vector128.Create(low);
        return (value & mask) << by | (value >>> by) & mask;
    }
}
