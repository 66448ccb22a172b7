using System.Diagnostics.CodeAnalysis;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Platform.Keys;

/// <summary>Public keys of P-256 from both coordinates, as devices and certificates give them.</summary>
internal static class EcPoints
{
    /// <returns>False when it is no point of the curve.</returns>
    public static bool TryRead(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        // SEC 1 §2.3.3: the compressed form says which of two roots by its first byte. The reader finds the root itself, so y must fit.
        return x.Length == 32 && y.Length == 32 && PublicKey.TryFromBytes(KeyType.P256, [(byte)(2 + (y[^1] & 1)), .. x], out key);
    }
}
