using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>P-256, P-384 and P-521: sizes, hash, and points in compressed form (<see href="https://www.secg.org/sec1-v2.pdf">SEC 1 §2.3</see>).</summary>
internal sealed class EllipticCurve
{
    private static readonly EllipticCurve P256 = new(
        ECCurve.NamedCurves.nistP256,
        415,
        HashAlgorithmName.SHA256,
        32,
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"
    );

    private static readonly EllipticCurve P384 = new(
        ECCurve.NamedCurves.nistP384,
        715,
        HashAlgorithmName.SHA384,
        48,
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"
    );

    private static readonly EllipticCurve P521 = new(
        ECCurve.NamedCurves.nistP521,
        716,
        HashAlgorithmName.SHA512,
        66,
        "01" + new string('f', 130),
        "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00"
    );

    private readonly BigInteger p;
    private readonly BigInteger b;

    private EllipticCurve(ECCurve curve, int openSslName, HashAlgorithmName hash, int size, string prime, string coefficient)
    {
        Curve = curve;
        OpenSslName = openSslName;
        Hash = hash;
        Size = size;
        p = BigInteger.Parse("0" + prime, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        b = BigInteger.Parse("0" + coefficient, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public ECCurve Curve { get; }

    /// <summary>Its number in OpenSSL's obj_mac.h.</summary>
    public int OpenSslName { get; }

    public HashAlgorithmName Hash { get; }

    /// <summary>Bytes of one coordinate.</summary>
    public int Size { get; }

    public static EllipticCurve Of(KeyType type) =>
        type switch
        {
            KeyType.P256 => P256,
            KeyType.P384 => P384,
            KeyType.P521 => P521,
            _ => throw new ArgumentException("Not an elliptic curve of NIST.", nameof(type)),
        };

    public static byte[] Compress(ECPoint point) => [(byte)(2 | (point.Y![^1] & 1)), .. point.X!];

    /// <summary>The point of a compressed form; null when there is none on the curve.</summary>
    public ECPoint? Decompress(ReadOnlySpan<byte> compressed)
    {
        if (compressed.Length != Size + 1 || compressed[0] is not (2 or 3))
            return null;
        var x = new BigInteger(compressed[1..], isUnsigned: true, isBigEndian: true);
        if (x >= p)
            return null;
        var square = Mod((x * x * x) - (3 * x) + b);
        var y = BigInteger.ModPow(square, (p + 1) / 4, p); // all three primes are 3 mod 4
        if (Mod(y * y) != square)
            return null;
        if (y.IsEven != (compressed[0] == 2))
            y = p - y;
        return new ECPoint { X = compressed[1..].ToArray(), Y = Bytes(y) };
    }

    /// <summary>Whether the coordinates name a point of the curve.</summary>
    public bool Contains(ReadOnlySpan<byte> xBytes, ReadOnlySpan<byte> yBytes)
    {
        if (xBytes.Length != Size || yBytes.Length != Size)
            return false;
        var x = new BigInteger(xBytes, isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(yBytes, isUnsigned: true, isBigEndian: true);
        return x < p && y < p && Mod(y * y) == Mod((x * x * x) - (3 * x) + b);
    }

    private BigInteger Mod(BigInteger value) => ((value % p) + p) % p;

    private byte[] Bytes(BigInteger value)
    {
        var result = new byte[Size];
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(result.AsSpan(Size - bytes.Length));
        return result;
    }
}
