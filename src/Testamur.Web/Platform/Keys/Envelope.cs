using System.Security.Cryptography;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Platform.Keys;

/// <summary>
/// Private keys at rest: AES-256-GCM, bound to the row they belong to. A key leaves only as an <see cref="ISigner"/>; there is no way to
/// ask for its bytes. Layout: version (1), nonce (12), tag (16), ciphertext.
/// </summary>
internal sealed class Envelope(EncryptionKey key)
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    public byte[] Seal(PrivateKey secret, RecordName record)
    {
        var bytes = secret.ExportBytes();
        try
        {
            var envelope = new byte[HeaderLength + bytes.Length];
            envelope[0] = Version;
            RandomNumberGenerator.Fill(envelope.AsSpan(1, NonceLength));
            using var cipher = key.Cipher();
            cipher.Encrypt(
                envelope.AsSpan(1, NonceLength),
                bytes,
                envelope.AsSpan(HeaderLength),
                envelope.AsSpan(1 + NonceLength, TagLength),
                record.ToBytes()
            );
            return envelope;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>A signer with the sealed key. Dispose it when it is <see cref="IDisposable"/>.</summary>
    /// <exception cref="CryptographicException">Sealed for another row, with another encryption key, or changed since.</exception>
    public ISigner OpenSigner(KeyType type, ReadOnlySpan<byte> envelope, RecordName record)
    {
        if (envelope.Length <= HeaderLength || envelope[0] != Version)
            throw new CryptographicException("This is no envelope of a known version.");
        var bytes = new byte[envelope.Length - HeaderLength];
        try
        {
            using var cipher = key.Cipher();
            cipher.Decrypt(
                envelope.Slice(1, NonceLength),
                envelope[HeaderLength..],
                envelope.Slice(1 + NonceLength, TagLength),
                bytes,
                record.ToBytes()
            );
            using var secret = PrivateKey.FromBytes(type, bytes);
            return secret.CreateSigner();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public override string ToString() => "Envelope [redacted]";
}
