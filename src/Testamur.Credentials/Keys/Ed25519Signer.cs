using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>Signs with an Ed25519 key in memory. Safe for use from several threads at once.</summary>
public sealed class Ed25519Signer : ISigner, IDisposable
{
    private readonly byte[] seed;
    private readonly byte[] publicKey;

    internal Ed25519Signer(ReadOnlySpan<byte> seed, PublicKey publicKey)
    {
        this.seed = seed.ToArray();
        this.publicKey = publicKey.ToArray();
        PublicKey = publicKey;
    }

    /// <inheritdoc/>
    public SignatureAlgorithm Algorithm => SignatureAlgorithm.EdDsa;

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => Ed25519.Sign(seed, publicKey, data);

    /// <summary>Clears the key from memory.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(seed);
}
