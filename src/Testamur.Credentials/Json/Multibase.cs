using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Testamur.Credentials.Json;

/// <summary>
/// Base64url without padding and base58btc, read strictly: one text for one byte sequence
/// (<see href="https://www.w3.org/TR/cid-1.0/#multibase-0">Controlled Identifiers 1.0, Multibase</see>).
/// </summary>
public static class Multibase
{
    /// <summary>The longest base58 text read. Base58 costs quadratic time; the longest real value, a P-384 signature, has 132 digits.</summary>
    public const int MaxBase58Length = 256;

    /// <summary>Base64url without padding (<see href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 §2</see>).</summary>
    public static string ToBase64Url(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads base64url; padding, white space, other alphabets and non-zero spare bits are refused.</summary>
    public static bool TryFromBase64Url(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(Math.Max(0, text.Length * 3 / 4));
        bytes = TryFromBase64Url(text, buffer) ? buffer : null;
        return bytes is not null;
    }

    /// <summary>The same into memory at hand, of which exactly three bytes for four characters are filled.</summary>
    internal static bool TryFromBase64Url(ReadOnlySpan<char> text, Span<byte> target)
    {
        // The decoder of the framework skips white space and takes padding: fewer bytes than the text's length promises are written then.
        if (text.Length % 4 == 1)
            return false;
        // Spare bits that are not zero come back as a status here; the framework's Try method throws on them.
        return Base64Url.DecodeFromChars(text, target, out _, out var written) == OperationStatus.Done
            && written == text.Length * 3 / 4;
    }

    /// <summary>Base58btc with its multibase prefix <c>z</c>.</summary>
    /// <exception cref="ArgumentException">More than 256 bytes.</exception>
    public static string ToBase58(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBase58Length)
            throw new ArgumentException("Base58 is for keys and signatures, not for long data.", nameof(bytes));
        return Base58.Encode('z', bytes);
    }

    /// <summary>Reads base58btc with its prefix <c>z</c>; longer than <see cref="MaxBase58Length"/> is refused before decoding.</summary>
    public static bool TryFromBase58(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes) =>
        TryFromBase58(text, MaxBase58Length, out bytes);

    /// <summary>The same for what is longer than a signature; at most 4096.</summary>
    internal static bool TryFromBase58(ReadOnlySpan<char> text, int maxLength, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length < 2 || text.Length > Math.Min(maxLength, 4096) || text[0] != 'z')
            return false;
        return Base58.TryDecode(text[1..], out bytes);
    }
}
