using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>
/// A public key of P-256, P-384 or P-521 that is open for checking signatures: in OpenSSL where there is one, else in whatever the framework
/// uses on this system. Serves one thread at a time.
/// </summary>
internal sealed class EcdsaKey : IDisposable
{
    private readonly EllipticCurve curve;
    private readonly OpenSslEcdsa? quick;
    private readonly ECDsa? plain;

    private EcdsaKey(EllipticCurve curve, OpenSslEcdsa? quick, ECDsa? plain)
    {
        this.curve = curve;
        this.quick = quick;
        this.plain = plain;
    }

    /// <summary>Opens a key; null for what is no point of the curve.</summary>
    /// <param name="curve">The key's.</param>
    /// <param name="compressed">The point in compressed form.</param>
    public static EcdsaKey? Open(EllipticCurve curve, ReadOnlySpan<byte> compressed)
    {
        if (!OpenSslEcdsa.IsThere)
            return OpenInFramework(curve, compressed);
        // OpenSSL would take the plain form as well, and a second spelling of one key is none.
        var isCompressed = compressed.Length == curve.Size + 1 && compressed[0] is 2 or 3;
        return isCompressed && OpenSslEcdsa.Open(curve, compressed) is { } key ? new(curve, key, null) : null;
    }

    /// <summary>The same without OpenSSL of our own.</summary>
    internal static EcdsaKey? OpenInFramework(EllipticCurve curve, ReadOnlySpan<byte> compressed) =>
        curve.Decompress(compressed) is { } point
            ? new(curve, null, ECDsa.Create(new ECParameters { Curve = curve.Curve, Q = point }))
            : null;

    /// <summary>Whether the signature, r ‖ s of the curve's length, is over the data under the curve's hash. Never throws.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> digest = stackalloc byte[SHA512.HashSizeInBytes];
        digest = digest[..CryptographicOperations.HashData(curve.Hash, data, digest)];
        if (quick is not null)
            return quick.Verify(digest, signature);
        try
        {
            return plain!.VerifyHash(digest, signature); // one of the two is there
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        quick?.Dispose();
        plain?.Dispose();
    }
}
