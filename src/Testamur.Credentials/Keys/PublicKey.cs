using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Keys;

/// <summary>A key that verifies: Ed25519, P-256, P-384, P-521 or RSA. Always a valid point or modulus; equal by value.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] bytes;

    // Opening a key costs as much as checking a signature, and an opened one serves one thread at a time.
    private EcdsaKey? opened;

    // Where it was known from the start.
    private readonly ECPoint? point;

    private PublicKey(KeyType type, byte[] bytes, EcdsaKey? opened = null, ECPoint? point = null)
    {
        Type = type;
        this.bytes = bytes;
        this.opened = opened;
        this.point = point;
    }

    /// <summary>The kind of key.</summary>
    public KeyType Type { get; }

    /// <summary>The only algorithm this key verifies.</summary>
    public SignatureAlgorithm Algorithm =>
        Type switch
        {
            KeyType.Ed25519 => SignatureAlgorithm.EdDsa,
            KeyType.P256 => SignatureAlgorithm.Es256,
            KeyType.P384 => SignatureAlgorithm.Es384,
            KeyType.P521 => SignatureAlgorithm.Es512,
            _ => SignatureAlgorithm.Rs256,
        };

    /// <summary>The length in bytes of this key's signatures; r ‖ s for ECDSA.</summary>
    public int SignatureLength =>
        Type switch
        {
            KeyType.Ed25519 => 64,
            KeyType.Rsa => RsaKey.SignatureLength(bytes),
            _ => 2 * EllipticCurve.Of(Type).Size,
        };

    /// <summary>The raw form: 32 bytes of Ed25519, the compressed point of ECDSA, or PKCS #1 of RSA.</summary>
    public byte[] ToArray() => (byte[])bytes.Clone();

    /// <summary>
    /// Reads the raw form; false for wrong lengths, points that are not on the curve, Ed25519 points of small order, and RSA, which is read
    /// from a JWK only.
    /// </summary>
    public static bool TryFromBytes(KeyType type, ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (type == KeyType.Rsa)
            return false;
        var opened = type == KeyType.Ed25519 ? null : EcdsaKey.Open(EllipticCurve.Of(type), bytes);
        var valid = type == KeyType.Ed25519 ? Ed25519.IsUsablePoint(bytes) : opened is not null;
        key = valid ? new PublicKey(type, bytes.ToArray(), opened) : null;
        return valid;
    }

    /// <summary>The key as Multikey (<see href="https://www.w3.org/TR/cid-1.0/#Multikey">Controlled Identifiers 1.0 §2.2.2</see>).</summary>
    /// <exception cref="NotSupportedException">An RSA key: Multikey has no form for it.</exception>
    public string ToMultikey() => Multibase.ToBase58([.. Multicodec.PublicPrefix(Type), .. bytes]);

    /// <summary>Reads a Multikey of a known kind.</summary>
    public static bool TryParseMultikey(string? text, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return text is not null
            && Multibase.TryFromBase58(text, out var data)
            && Multicodec.TryPublic(data, out var type, out var raw)
            && TryFromBytes(type, raw, out key);
    }

    /// <summary>The did:key of this key; not of RSA (<see href="https://w3c-ccg.github.io/did-key-spec/">did:key</see>).</summary>
    public string ToDidKey() => "did:key:" + ToMultikey();

    /// <summary>Whether <paramref name="signature"/> (of <see cref="SignatureLength"/>) is this key's over <paramref name="data"/>. Never throws.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (Type == KeyType.Ed25519)
            return Ed25519.Verify(bytes, data, signature);
        if (Type == KeyType.Rsa)
            return RsaKey.Verify(bytes, data, signature);
        var curve = EllipticCurve.Of(Type);
        if (signature.Length != 2 * curve.Size)
            return false;
        var key = Interlocked.Exchange(ref opened, null) ?? EcdsaKey.Open(curve, bytes)!; // a point of the curve
        var holds = key.Verify(data, signature);
        if (Interlocked.CompareExchange(ref opened, key, null) is not null)
            key.Dispose();
        return holds;
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && Type == other.Type && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, BitConverter.ToInt32(bytes, bytes.Length - 4));

    /// <summary>The Multikey, or the JWK of RSA.</summary>
    public override string ToString() => Type == KeyType.Rsa ? JsonWebKey.From(this).ToJsonString() : ToMultikey();

    /// <summary>Both coordinates; finding the second costs as much as a signature.</summary>
    internal ECPoint Point => point ?? EllipticCurve.Of(Type).Decompress(bytes)!.Value; // a point of the curve

    /// <summary>A point that is known to be on the curve.</summary>
    internal static PublicKey OfPoint(KeyType type, ECPoint point) => new(type, EllipticCurve.Compress(point), point: point);

    internal static PublicKey OfRsa(byte[] pkcs1) => new(KeyType.Rsa, pkcs1);
}
