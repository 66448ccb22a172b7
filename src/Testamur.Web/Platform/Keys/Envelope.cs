using System.Buffers.Binary;
using System.Security.Cryptography;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Platform.Keys;

/// <summary>
/// Private keys at rest: sealed with the institution's data key, which the platform's encryption key wraps, and bound to the row they belong to. A key leaves
/// only as an <see cref="ISigner"/>; there is no way to ask for its bytes. Layout: version (1), number of the data key (4), sealed bytes.
/// </summary>
internal sealed class Envelope(DataKeys keys)
{
    private const byte Version = 2;
    private const int HeaderLength = 1 + sizeof(int);

    public async Task<byte[]> SealAsync(PrivateKey secret, RecordName record, CancellationToken cancel)
    {
        var (number, key) = await keys.NewestAsync(record.Institution, cancel);
        var bytes = secret.ExportBytes();
        try
        {
            return Seal(key, number, bytes, record);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>A signer with the sealed key. Dispose it when it is <see cref="IDisposable"/>.</summary>
    /// <exception cref="CryptographicException">Sealed for another row, with another key or one that is refused, or changed since.</exception>
    public async Task<ISigner> OpenSignerAsync(KeyType type, byte[] envelope, RecordName record, CancellationToken cancel)
    {
        var bytes = await OpenAsync(envelope, record, cancel);
        try
        {
            using var secret = PrivateKey.FromBytes(type, bytes);
            return secret.CreateSigner();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The same secret under another data key.</summary>
    internal async Task<byte[]> ResealAsync(byte[] envelope, RecordName record, int number, byte[] key, CancellationToken cancel)
    {
        var bytes = await OpenAsync(envelope, record, cancel);
        try
        {
            return Seal(key, number, bytes, record);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public override string ToString() => "Envelope [redacted]";

    private async Task<byte[]> OpenAsync(byte[] envelope, RecordName record, CancellationToken cancel)
    {
        if (envelope.Length <= HeaderLength || envelope[0] != Version)
            throw new CryptographicException("This is no envelope of a known version.");
        var number = BinaryPrimitives.ReadInt32BigEndian(envelope.AsSpan(1));
        var key = await keys.FindAsync(record.Institution, number, cancel);
        try
        {
            return SealedBytes.Open(key, envelope.AsSpan(HeaderLength), record.ToBytes(number));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] Seal(byte[] key, int number, byte[] secret, RecordName record)
    {
        var header = new byte[HeaderLength];
        header[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), number);
        return [.. header, .. SealedBytes.Seal(key, secret, record.ToBytes(number))];
    }
}
