using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Keys;

/// <summary>A key that signs. Its bytes leave only through <see cref="ExportBytes"/> and <see cref="ExportMultikey"/>; it never prints itself.</summary>
public sealed class PrivateKey : IDisposable
{
    private readonly byte[] bytes;

    private PrivateKey(byte[] bytes, PublicKey publicKey)
    {
        this.bytes = bytes;
        PublicKey = publicKey;
    }

    /// <summary>The kind of key.</summary>
    public KeyType Type => PublicKey.Type;

    /// <summary>The key that verifies what this one signs.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>A fresh key from the system's random source.</summary>
    /// <exception cref="ArgumentException">RSA: such keys are only verified with.</exception>
    public static PrivateKey Generate(KeyType type)
    {
        if (type == KeyType.Ed25519)
            return FromBytes(type, RandomNumberGenerator.GetBytes(Ed25519.KeyLength));
        using var key = ECDsa.Create(EllipticCurve.Of(type).Curve);
        var parameters = key.ExportParameters(true);
        return new PrivateKey(parameters.D!, PublicKey.OfPoint(type, parameters.Q)); // asked for with the private part
    }

    /// <summary>Reads the raw form of <see cref="ExportBytes"/>.</summary>
    /// <exception cref="ArgumentException">The bytes are no private key of that kind.</exception>
    public static PrivateKey FromBytes(KeyType type, ReadOnlySpan<byte> bytes)
    {
        var expected = type == KeyType.Ed25519 ? Ed25519.KeyLength : EllipticCurve.Of(type).Size;
        if (bytes.Length != expected)
            throw new ArgumentException($"A private key of this kind has {expected} bytes.", nameof(bytes));
        var raw = type == KeyType.Ed25519 ? Ed25519.PublicKeyOf(bytes) : PublicPoint(type, bytes);
        if (!PublicKey.TryFromBytes(type, raw, out var publicKey))
            throw new ArgumentException("The bytes are no private key.", nameof(bytes));
        return new PrivateKey(bytes.ToArray(), publicKey);
    }

    /// <summary>Reads a secret Multikey (<c>secretKeyMultibase</c>).</summary>
    public static bool TryParseMultikey(string? text, [NotNullWhen(true)] out PrivateKey? key)
    {
        key = null;
        if (
            text is null
            || !Multibase.TryFromBase58(text, out var data)
            || !Multicodec.TryPrivate(data, out var type, out var raw)
        )
            return false;
        try
        {
            key = FromBytes(type, raw);
        }
        catch (ArgumentException)
        {
            return false;
        }
        return true;
    }

    /// <summary>The raw secret, for encrypted storage: the 32-byte seed of Ed25519 or the big-endian scalar. Clear it after use.</summary>
    public byte[] ExportBytes() => (byte[])bytes.Clone();

    /// <summary>The secret as Multikey (<see href="https://www.w3.org/TR/cid-1.0/#Multikey">Controlled Identifiers 1.0 §2.2.2</see>).</summary>
    public string ExportMultikey() => Multibase.ToBase58([.. Multicodec.PrivatePrefix(Type), .. bytes]);

    /// <summary>A signer with a copy of this key.</summary>
    public ISigner CreateSigner() =>
        Type == KeyType.Ed25519
            ? new Ed25519Signer(bytes, PublicKey)
            : new EcdsaSigner(Parameters(Type, bytes, PublicKey.Point), PublicKey);

    /// <summary>Clears the secret from memory.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    /// <summary>Says what this is, never the secret.</summary>
    public override string ToString() => $"PrivateKey {Type} [redacted]";

    private static byte[] PublicPoint(KeyType type, ReadOnlySpan<byte> scalar)
    {
        try
        {
            // OpenSSL computes the point when none is given, and refuses a scalar outside the group order.
            using var key = ECDsa.Create(Parameters(type, scalar, default));
            return EllipticCurve.Compress(key.ExportParameters(false).Q);
        }
        catch (CryptographicException e)
        {
            throw new ArgumentException("The bytes are no private key.", nameof(scalar), e);
        }
    }

    private static ECParameters Parameters(KeyType type, ReadOnlySpan<byte> scalar, ECPoint point) =>
        new()
        {
            Curve = EllipticCurve.Of(type).Curve,
            D = scalar.ToArray(),
            Q = point,
        };
}
