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

    private static readonly SearchValues<char> Base64UrlDigits = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Base64url without padding (<see href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515 §2</see>).</summary>
    public static string ToBase64Url(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads base64url; padding, white space, other alphabets and non-zero spare bits are refused.</summary>
    public static bool TryFromBase64Url(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 == 1)
            return false;
        // The decoder of the framework skips white space and takes padding.
        if (text.ContainsAnyExcept(Base64UrlDigits))
            return false;
        var buffer = new byte[text.Length * 3 / 4];
        // Spare bits that are not zero come back as a status here; the framework's Try method throws on them.
        if (Base64Url.DecodeFromChars(text, buffer, out _, out var written) != OperationStatus.Done || written != buffer.Length)
            return false;
        bytes = buffer;
        return true;
    }

    /// <summary>Base58btc with its multibase prefix <c>z</c>.</summary>
    /// <exception cref="ArgumentException">More than 256 bytes.</exception>
    public static string ToBase58(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBase58Length)
            throw new ArgumentException("Base58 is for keys and signatures, not for long data.", nameof(bytes));
        Span<byte> digits = stackalloc byte[(bytes.Length * 138 / 100) + 2];
        var length = 0;
        foreach (var value in bytes)
        {
            int carry = value;
            for (var i = 0; i < length || carry > 0; i++)
            {
                if (i == length)
                    digits[length++] = 0;
                carry += digits[i] << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
            }
        }
        var zeros = bytes.IndexOfAnyExcept((byte)0) is var first && first < 0 ? bytes.Length : first;
        Span<char> text = stackalloc char[1 + zeros + length];
        text.Fill('1');
        text[0] = 'z';
        for (var i = 0; i < length; i++)
            text[^(i + 1)] = Alphabet[digits[i]];
        return text.ToString();
    }

    /// <summary>Reads base58btc with its prefix <c>z</c>; longer than <see cref="MaxBase58Length"/> is refused before decoding.</summary>
    public static bool TryFromBase58(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length is < 2 or > MaxBase58Length || text[0] != 'z')
            return false;
        text = text[1..];
        Span<byte> buffer = stackalloc byte[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var carry = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0)
                return false;
            for (var i = 0; i < length || carry > 0; i++)
            {
                if (i == length)
                    buffer[length++] = 0;
                carry += buffer[i] * 58;
                buffer[i] = (byte)carry;
                carry >>= 8;
            }
        }
        var zeros = text.IndexOfAnyExcept('1') is var first && first < 0 ? text.Length : first;
        bytes = new byte[zeros + length];
        for (var i = 0; i < length; i++)
            bytes[^(i + 1)] = buffer[i];
        return true;
    }
}
