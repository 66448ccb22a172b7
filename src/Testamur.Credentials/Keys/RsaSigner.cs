using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>Signs with an RSA key in memory, RS256: what the seals of European Digital Credentials are made with. Safe for several threads, one at a time.</summary>
public sealed class RsaSigner : ISigner, IDisposable
{
    private readonly RSA key;
    private readonly Lock gate = new();

    internal RsaSigner(RSA key)
    {
        this.key = key;
        PublicKey = PublicKey.OfRsa(key.ExportRSAPublicKey());
    }

    /// <inheritdoc/>
    public SignatureAlgorithm Algorithm => SignatureAlgorithm.Rs256;

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (gate)
            return key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Frees the key.</summary>
    public void Dispose() => key.Dispose();
}
