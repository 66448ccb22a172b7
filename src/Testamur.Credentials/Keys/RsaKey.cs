using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Keys;

/// <summary>RSA public keys, kept as PKCS #1 (<see href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.1">RFC 8017 A.1.1</see>); those that sign are <see cref="RsaSigner"/>.</summary>
internal static class RsaKey
{
    // Below, a key can be broken; above, one check costs a verifier too much.
    public const int MinBits = 2048;
    public const int MaxBits = 8192;

    // The exponent everybody uses is 65537; a longer one only makes a check slow.
    private const int MaxExponentBytes = 4;

    public static PublicKey? FromJwk(JsonObject jwk)
    {
        if (
            !Multibase.TryFromBase64Url(jwk.Text("n"), out var modulus)
            || !Multibase.TryFromBase64Url(jwk.Text("e"), out var exponent)
            || !IsModulus(modulus)
            || exponent.Length is 0 or > MaxExponentBytes
            || exponent[0] == 0
            || (exponent[^1] & 1) == 0
            || exponent is [1]
        )
            return null;
        using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return PublicKey.OfRsa(rsa.ExportRSAPublicKey());
    }

    public static JsonObject ToJwk(byte[] pkcs1, string alg)
    {
        using var rsa = Open(pkcs1);
        var parameters = rsa.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Multibase.ToBase64Url(parameters.Modulus),
            ["e"] = Multibase.ToBase64Url(parameters.Exponent),
            ["alg"] = alg,
        };
    }

    public static int SignatureLength(byte[] pkcs1)
    {
        using var rsa = Open(pkcs1);
        return rsa.KeySize / 8;
    }

    public static bool Verify(byte[] pkcs1, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var rsa = Open(pkcs1);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static bool IsModulus(byte[] modulus) =>
        modulus.Length is >= MinBits / 8 and <= MaxBits / 8 && modulus[0] >= 0x80 && (modulus[^1] & 1) == 1;

    private static RSA Open(byte[] pkcs1)
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(pkcs1, out _);
        return rsa;
    }
}
