using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Testamur.Credentials.Keys;

/// <summary>The libsodium side of <see cref="Ed25519"/>.</summary>
internal static partial class SodiumEd25519
{
    public const string Library = "libsodium.so.23";

    public static bool Initialise() => sodium_init() >= 0;

    public static byte[] PublicKeyOf(ReadOnlySpan<byte> seed)
    {
        var publicKey = new byte[Ed25519.KeyLength];
        Span<byte> secret = stackalloc byte[64];
        if (crypto_sign_seed_keypair(publicKey, secret, seed) != 0)
            throw new CryptographicException("The Ed25519 key could not be derived.");
        CryptographicOperations.ZeroMemory(secret);
        return publicKey;
    }

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data)
    {
        Span<byte> secret = stackalloc byte[64]; // libsodium's secret key is seed ‖ public key
        seed.CopyTo(secret);
        publicKey.CopyTo(secret[32..]);
        var signature = new byte[Ed25519.SignatureLength];
        var result = crypto_sign_detached(signature, 0, data, (ulong)data.Length, secret);
        CryptographicOperations.ZeroMemory(secret);
        return result == 0 ? signature : throw new CryptographicException("Ed25519 signing failed.");
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        crypto_sign_verify_detached(signature, data, (ulong)data.Length, publicKey) == 0;

    [LibraryImport(Library)]
    private static partial int sodium_init();

    [LibraryImport(Library)]
    private static partial int crypto_sign_seed_keypair(Span<byte> publicKey, Span<byte> secretKey, ReadOnlySpan<byte> seed);

    [LibraryImport(Library)]
    private static partial int crypto_sign_detached(
        Span<byte> signature,
        nint signatureLength,
        ReadOnlySpan<byte> message,
        ulong messageLength,
        ReadOnlySpan<byte> secretKey
    );

    [LibraryImport(Library)]
    private static partial int crypto_sign_verify_detached(
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> message,
        ulong messageLength,
        ReadOnlySpan<byte> publicKey
    );
}
