using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Testamur.Credentials.Keys;

/// <summary>
/// A public key of P-256, P-384 or P-521 in OpenSSL. The framework makes the same library check and copy each new key anew, which takes as
/// long as three signatures; a proof of selective disclosure brings a new key every time.
/// </summary>
internal sealed partial class OpenSslEcdsa : SafeHandleZeroOrMinusOneIsInvalid
{
    private const string Library = "libcrypto.so.3";

    private OpenSslEcdsa(nint key)
        : base(ownsHandle: true) => SetHandle(key);

    /// <summary>Whether keys can be opened at all.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>Opens a key; null for what is no point of the curve.</summary>
    /// <param name="curve">The key's.</param>
    /// <param name="point">In compressed or plain form (SEC 1 §2.3.3).</param>
    public static OpenSslEcdsa? Open(EllipticCurve curve, ReadOnlySpan<byte> point)
    {
        var key = new OpenSslEcdsa(EC_KEY_new_by_curve_name(curve.OpenSslName));
        // Refuses what is not on the curve; the curves have no smaller groups in which a point could lie.
        if (!key.IsInvalid && EC_KEY_oct2key(key, point, (nuint)point.Length, 0) == 1)
            return key;
        key.Dispose();
        ERR_clear_error();
        return null;
    }

    /// <summary>Whether the signature, r and s of one length on end, is over the digest.</summary>
    public bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var half = signature.Length / 2;
        var pair = ECDSA_SIG_new();
        try
        {
            // The pair owns both numbers from then on.
            return ECDSA_SIG_set0(pair, BN_bin2bn(signature, half, 0), BN_bin2bn(signature[half..], half, 0)) == 1
                && ECDSA_do_verify(digest, digest.Length, pair, this) == 1;
        }
        finally
        {
            ECDSA_SIG_free(pair);
            // A refusal leaves its reason in a list of the thread, which somebody else would take for his own.
            ERR_clear_error();
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        EC_KEY_free(handle);
        return true;
    }

    [LibraryImport(Library)]
    private static partial nint EC_KEY_new_by_curve_name(int name);

    [LibraryImport(Library)]
    private static partial int EC_KEY_oct2key(OpenSslEcdsa key, ReadOnlySpan<byte> point, nuint length, nint context);

    [LibraryImport(Library)]
    private static partial void EC_KEY_free(nint key);

    [LibraryImport(Library)]
    private static partial nint BN_bin2bn(ReadOnlySpan<byte> bytes, int length, nint number);

    [LibraryImport(Library)]
    private static partial nint ECDSA_SIG_new();

    [LibraryImport(Library)]
    private static partial int ECDSA_SIG_set0(nint pair, nint r, nint s);

    [LibraryImport(Library)]
    private static partial void ECDSA_SIG_free(nint pair);

    [LibraryImport(Library)]
    private static partial int ECDSA_do_verify(ReadOnlySpan<byte> digest, int length, nint pair, OpenSslEcdsa key);

    [LibraryImport(Library)]
    private static partial void ERR_clear_error();
}
