using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>The OpenSSL side of <see cref="Ed25519"/>, for machines without libsodium.</summary>
internal static partial class OpenSslEd25519
{
    private const string Library = "libcrypto.so.3";
    private const int Ed25519Type = 1087; // NID_ED25519 of obj_mac.h

    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed)
    {
        var key = EVP_PKEY_new_raw_private_key(Ed25519Type, 0, seed, (nuint)seed.Length);
        var publicKey = new byte[Ed25519.KeyLength];
        var length = (nuint)publicKey.Length;
        var done = key != 0 && EVP_PKEY_get_raw_public_key(key, publicKey, ref length) == 1;
        EVP_PKEY_free(key);
        return done ? publicKey : throw new CryptographicException("The Ed25519 key could not be derived.");
    }

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> data)
    {
        var key = EVP_PKEY_new_raw_private_key(Ed25519Type, 0, seed, (nuint)seed.Length);
        var context = EVP_MD_CTX_new();
        var signature = new byte[Ed25519.SignatureLength];
        var length = (nuint)signature.Length;
        var done =
            key != 0
            && EVP_DigestSignInit(context, 0, 0, 0, key) == 1
            && EVP_DigestSign(context, signature, ref length, data, (nuint)data.Length) == 1;
        EVP_MD_CTX_free(context);
        EVP_PKEY_free(key);
        return done ? signature : throw new CryptographicException("Ed25519 signing failed.");
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var key = EVP_PKEY_new_raw_public_key(Ed25519Type, 0, publicKey, (nuint)publicKey.Length);
        var context = EVP_MD_CTX_new();
        var valid =
            key != 0
            && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && EVP_DigestVerify(context, signature, (nuint)signature.Length, data, (nuint)data.Length) == 1;
        EVP_MD_CTX_free(context);
        EVP_PKEY_free(key);
        return valid;
    }

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    private static partial int EVP_PKEY_get_raw_public_key(nint key, Span<byte> output, ref nuint length);

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestSign(
        nint context,
        Span<byte> signature,
        ref nuint length,
        ReadOnlySpan<byte> data,
        nuint dataLength
    );

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(
        nint context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint dataLength
    );
}
