using System.Security.Cryptography;

namespace Testamur.Web.Platform.Keys;

/// <summary>AES-256-GCM with a random nonce. Layout: nonce (12), tag (16), ciphertext.</summary>
internal static class SealedBytes
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = NonceLength + TagLength;

    /// <param name="place">Where the value belongs; authenticated with it.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> secret, byte[] place)
    {
        var sealedBytes = new byte[HeaderLength + secret.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            sealedBytes.AsSpan(0, NonceLength),
            secret,
            sealedBytes.AsSpan(HeaderLength),
            sealedBytes.AsSpan(NonceLength, TagLength),
            place
        );
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Sealed for another place, with another key, or changed since.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, byte[] place)
    {
        if (sealedBytes.Length <= HeaderLength)
            throw new CryptographicException("This is too short to be sealed.");
        var secret = new byte[sealedBytes.Length - HeaderLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            sealedBytes[..NonceLength],
            sealedBytes[HeaderLength..],
            sealedBytes.Slice(NonceLength, TagLength),
            secret,
            place
        );
        return secret;
    }
}
