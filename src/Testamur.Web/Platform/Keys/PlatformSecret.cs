using System.Security.Cryptography;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>
/// A secret of the whole platform that stays the same when the encryption key is replaced: its first data key. Keys for other uses are derived from it, from which it
/// cannot be told. Read once, at the start.
/// </summary>
internal sealed class PlatformSecret
{
    private byte[]? _bytes;

    public async Task ReadAsync(DataKeys keys, CancellationToken cancel)
    {
        await keys.NewestAsync(default(InstitutionId), cancel); // made when there is none
        _bytes = await keys.FindAsync(default, 1, cancel);
    }

    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            _bytes ?? throw new InvalidOperationException("The platform's secret is read at the start."),
            EncryptionKey.Length,
            info: System.Text.Encoding.UTF8.GetBytes(purpose)
        );

    public override string ToString() => "PlatformSecret [redacted]";
}
