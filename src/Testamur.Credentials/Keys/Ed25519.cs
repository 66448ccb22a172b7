using System.Runtime.InteropServices;

namespace Testamur.Credentials.Keys;

/// <summary>
/// Ed25519 (<see href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032 §5.1</see>) over libsodium, or OpenSSL where libsodium
/// is missing. Both accept the same signatures: what they treat differently is refused here first.
/// </summary>
internal static class Ed25519
{
    public const int KeyLength = 32;
    public const int SignatureLength = 64;

    private static readonly bool HasSodium = NativeLibrary.TryLoad(SodiumEd25519.Library, out _) && SodiumEd25519.Initialise();

    // The order of the base point, little-endian: a signature whose S is not below it could be written in several ways.
    private static ReadOnlySpan<byte> Order =>
        [
            0xed,
            0xd3,
            0xf5,
            0x5c,
            0x1a,
            0x63,
            0x12,
            0x58,
            0xd6,
            0x9c,
            0xf7,
            0xa2,
            0xde,
            0xf9,
            0xde,
            0x14,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0x10,
        ];

    private static readonly byte[] Prime = Convert.FromHexString(
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    );

    // The y coordinates of the eight points of small order; a key among them signs everything.
    private static readonly byte[][] SmallOrder =
    [
        new byte[32],
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed) =>
        HasSodium ? SodiumEd25519.PublicKeyOf(seed) : OpenSslEd25519.PublicKeyOf(seed);

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data) =>
        HasSodium ? SodiumEd25519.Sign(seed, publicKey, data) : OpenSslEd25519.Sign(seed, data);

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        MayVerify(publicKey, signature)
        && (HasSodium ? SodiumEd25519.Verify(publicKey, data, signature) : OpenSslEd25519.Verify(publicKey, data, signature));

    /// <summary>Whether key and signature are in the one encoding that a strict verifier accepts.</summary>
    internal static bool MayVerify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength
        && IsUsablePoint(publicKey)
        && IsUsablePoint(signature[..KeyLength])
        && IsBelow(signature[KeyLength..], Order);

    /// <summary>Whether the bytes are a canonical encoding and none of the points of small order.</summary>
    internal static bool IsUsablePoint(ReadOnlySpan<byte> point)
    {
        if (point.Length != KeyLength)
            return false;
        Span<byte> y = stackalloc byte[KeyLength];
        point.CopyTo(y);
        y[^1] &= 0x7f; // the top bit is the sign of x
        if (!IsBelow(y, Prime))
            return false;
        foreach (var small in SmallOrder)
        {
            if (y.SequenceEqual(small))
                return false;
        }
        return true;
    }

    private static bool IsBelow(ReadOnlySpan<byte> value, ReadOnlySpan<byte> limit)
    {
        for (var i = limit.Length - 1; i >= 0; i--)
        {
            if (value[i] != limit[i])
                return value[i] < limit[i];
        }
        return false;
    }
}
