using System.Diagnostics.CodeAnalysis;
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
    public const int MaximumLength = ListCompression.MaxBytes * 8;

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

    /// <summary>Whether the list has fewer than <see cref="MinimumLength"/> entries: whoever serves it learns more closely which credential is looked up.</summary>
    internal bool IsShort => Length < MinimumLength;

    /// <summary>The bytes, as they are compressed.</summary>
    internal ReadOnlySpan<byte> Bytes => bits;

    /// <summary>The list as <c>encodedList</c>: GZIP, then multibase base64url (<c>u…</c>).</summary>
    public string Encode() => "u" + Multibase.ToBase64Url(ListCompression.Gzip(bits));

    /// <summary>Reads <c>encodedList</c>; see <see cref="TryDecode"/> for what is refused.</summary>
    /// <exception cref="FormatException">The text is no status list.</exception>
    public static BitstringStatusList Decode(string encoded) =>
        TryDecode(encoded, out var list) ? list : throw new FormatException("The text is no status list.");

    /// <summary>
    /// Reads <c>encodedList</c>. Refused: another prefix, bad base64url, truncated or damaged GZIP, several GZIP members, text behind it, fewer entries
    /// than <see cref="MinimumLength"/> and more than <see cref="MaximumLength"/>. Never throws.
    /// </summary>
    public static bool TryDecode(string? encoded, [NotNullWhen(true)] out BitstringStatusList? list)
    {
        if (TryRead(encoded, isOf2021: false, out list) && list.IsShort)
            list = null;
        return list is not null;
    }

    /// <summary>
    /// The same for lists of any length, which others publish. Those of 2021 are base64 of either alphabet without a prefix
    /// (<see href="https://www.w3.org/TR/2023/WD-vc-status-list-20230427/#bitstring-generation-algorithm">Status List 2021 §4.3</see>).
    /// </summary>
    internal static bool TryRead(string? encoded, bool isOf2021, [NotNullWhen(true)] out BitstringStatusList? list)
    {
        list = null;
        if (encoded is null)
            return false;
        var text = (isOf2021 ? encoded.TrimEnd('=').Replace('+', '-').Replace('/', '_') : encoded).AsSpan();
        // GZIP begins with "H4" in base64: a "u" before it can only be the prefix.
        if (text is ['u', ..])
            text = text[1..];
        else if (!isOf2021)
            return false;
        if (ListCompression.Read(text, ListCompression.Gunzip) is { Length: > 0 } decoded)
            list = new BitstringStatusList(decoded);
        return list is not null;
    }

    /// <summary>The value of an entry of several bits, the first of them the most significant (§3.2, step 11); false when the entry is outside the list.</summary>
    internal bool TryGet(long index, int size, out int value)
    {
        value = 0;
        if (index < 0 || index >= Length / size)
            return false;
        for (var bit = (int)index * size; bit < ((int)index + 1) * size; bit++)
            value = value << 1 | (this[bit] ? 1 : 0);
        return true;
    }

    private int Byte(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        return index / 8;
    }

    private static int Mask(int index) => 0x80 >> (index % 8);
}
