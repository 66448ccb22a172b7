using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Testamur.Credentials.Keys;

namespace Testamur.Credentials.Seals;

/// <summary>The key of a certificate. It takes only the algorithms of its own kind (<see href="https://www.rfc-editor.org/rfc/rfc8725#section-3.1">RFC 8725 §3.1</see>).</summary>
internal sealed class SealKey
{
    // Below, a key can be broken; above, one check costs a verifier too much.
    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 8192;

    private readonly RSA? rsa;
    private readonly ECDsa? ec;

    // The raw form of PublicKey.
    private readonly byte[] encoded;

    // The framework's keys promise nothing about use by several threads at once.
    private readonly Lock gate = new();

    private SealKey(RSA? rsa, ECDsa? ec)
    {
        this.rsa = rsa;
        this.ec = ec;
        encoded = rsa?.ExportRSAPublicKey() ?? EllipticCurve.Compress(ec!.ExportParameters(false).Q); // one of the two is there
    }

    /// <summary>Null for keys of other kinds and sizes.</summary>
    public static SealKey? Of(X509Certificate2 certificate)
    {
        try
        {
            if (certificate.GetRSAPublicKey() is { } rsa)
                return rsa.KeySize is >= MinRsaBits and <= MaxRsaBits ? new(rsa, null) : null;
            return certificate.GetECDsaPublicKey() is { KeySize: 256 or 384 or 521 } ec ? new(null, ec) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether this is the key that verifies what a signer signs.</summary>
    public bool Is(Keys.PublicKey key)
    {
        var type = ec?.KeySize switch
        {
            256 => KeyType.P256,
            384 => KeyType.P384,
            521 => KeyType.P521,
            _ => KeyType.Rsa,
        };
        return key.Type == type && key.ToArray().AsSpan().SequenceEqual(encoded);
    }

    public bool Fits(string algorithm) =>
        algorithm switch
        {
            "RS256" or "RS384" or "RS512" or "PS256" or "PS384" or "PS512" => rsa is not null,
            "ES256" => ec is { KeySize: 256 },
            "ES384" => ec is { KeySize: 384 },
            "ES512" => ec is { KeySize: 521 },
            _ => false,
        };

    /// <summary>A signature in the form of JOSE (<see href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518 §3.1</see>).</summary>
    public bool Verify(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var padding = algorithm[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return Fits(algorithm)
            && Verify(data, signature, HashOf(algorithm), padding, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>A signature in the form of certificates, revocation lists and OCSP.</summary>
    public bool Verify(
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature,
        HashAlgorithmName hash,
        RSASignaturePadding? padding,
        DSASignatureFormat format = DSASignatureFormat.Rfc3279DerSequence
    )
    {
        try
        {
            lock (gate)
            {
                if (rsa is not null && padding is not null)
                    return rsa.VerifyData(data, signature, hash, padding);
                return ec is not null && ec.VerifyData(data, signature, hash, format);
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether this RSA key made the signature over some text, be it another one: the block of
    /// <see href="https://www.rfc-editor.org/rfc/rfc8017#section-9.2">RFC 8017 §9.2</see> comes out whole. Null where that cannot be seen.
    /// </summary>
    public bool? MadeIt(string algorithm, ReadOnlySpan<byte> signature)
    {
        if (rsa is null || algorithm[0] != 'R')
            return null;
        var key = rsa.ExportParameters(false);
        var size = key.Modulus!.Length; // a public key has both
        if (signature.Length != size || key.Exponent!.Length > 4)
            return false;
        var block = BigInteger.ModPow(Number(signature), Number(key.Exponent), Number(key.Modulus));
        var bytes = block.ToByteArray(isUnsigned: true, isBigEndian: true);
        // The leading zero of the block is lost in a number.
        if (bytes.Length != size - 1 || bytes[0] != 1)
            return false;
        var padding = bytes.AsSpan(1).IndexOfAnyExcept((byte)0xFF);
        return padding >= 8 && bytes[1 + padding] == 0;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static HashAlgorithmName HashOf(string algorithm) =>
        algorithm[2..] switch
        {
            "256" => HashAlgorithmName.SHA256,
            "384" => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
}
