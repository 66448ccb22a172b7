using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>Signs with a P-256, P-384 or P-521 key in memory. Safe for several threads, one at a time; give each worker its own for speed.</summary>
public sealed class EcdsaSigner : ISigner, IDisposable
{
    private readonly ECDsa key;
    private readonly HashAlgorithmName hash;
    private readonly Lock gate = new();

    internal EcdsaSigner(ECParameters parameters, PublicKey publicKey)
    {
        key = ECDsa.Create(parameters);
        hash = EllipticCurve.Of(publicKey.Type).Hash;
        PublicKey = publicKey;
    }

    /// <inheritdoc/>
    public SignatureAlgorithm Algorithm => PublicKey.Algorithm;

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (gate)
            return key.SignData(data, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Frees the key.</summary>
    public void Dispose() => key.Dispose();
}
