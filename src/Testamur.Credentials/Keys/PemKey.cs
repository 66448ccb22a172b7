using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>Private keys in PEM, as they come with certificates (<see href="https://www.rfc-editor.org/rfc/rfc7468#section-10">RFC 7468 §10</see>).</summary>
public static class PemKey
{
    /// <summary>
    /// A signer with the key of an unencrypted PEM text: RSA of 2048 to 8192 bits, P-256, P-384 or P-521. False for everything else. The signer is
    /// <see cref="IDisposable"/>.
    /// </summary>
    public static bool TryOpen(ReadOnlySpan<char> pem, [NotNullWhen(true)] out ISigner? signer)
    {
        signer = Rsa(pem) ?? Ec(pem);
        return signer is not null;
    }

    private static RsaSigner? Rsa(ReadOnlySpan<char> pem)
    {
        var key = RSA.Create();
        if (Reads(key, pem) && key.KeySize is >= RsaKey.MinBits and <= RsaKey.MaxBits)
            return new(key);
        key.Dispose();
        return null;
    }

    private static ISigner? Ec(ReadOnlySpan<char> pem)
    {
        using var key = ECDsa.Create();
        if (!Reads(key, pem))
            return null;
        KeyType? type = key.KeySize switch
        {
            256 => KeyType.P256,
            384 => KeyType.P384,
            521 => KeyType.P521,
            _ => null,
        };
        var secret = key.ExportParameters(true).D;
        if (type is not { } known || secret is null)
            return null;
        try
        {
            using var own = PrivateKey.FromBytes(known, secret);
            // Of the same size there are other curves.
            return own.PublicKey.Point.X!.AsSpan().SequenceEqual(key.ExportParameters(false).Q.X) ? own.CreateSigner() : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static bool Reads(AsymmetricAlgorithm key, ReadOnlySpan<char> pem)
    {
        try
        {
            key.ImportFromPem(pem);
            // A public key reads as well; only a private one is exported.
            CryptographicOperations.ZeroMemory(key.ExportPkcs8PrivateKey());
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
