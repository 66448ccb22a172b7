using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Testamur.Web.Platform.Keys;

/// <summary>
/// The key that encrypts the private keys of every institution. Without a setting it is a file of the data folder, made at the first
/// start; an operator gives another by <c>Testamur:Keys:EncryptionKey</c>: a path, or 32 bytes as base64. Losing it loses every
/// private key, so it is backed up apart from the database.
/// </summary>
internal sealed class EncryptionKey
{
    private const int Length = 32;
    private readonly byte[] _bytes;

    public EncryptionKey(IConfiguration configuration, IOptions<TestamurOptions> options)
    {
        var setting = configuration["Testamur:Keys:EncryptionKey"];
        _bytes = string.IsNullOrWhiteSpace(setting)
            ? ReadOrCreate(Path.Combine(options.Value.DataFolder, "keys", "kek"))
            : FromSetting(setting.Trim());
    }

    internal AesGcm Cipher() => new(_bytes, AesGcm.TagByteSizes.MaxSize);

    /// <summary>A key of its own for another use, from which this one cannot be told.</summary>
    internal byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, Length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    public override string ToString() => "EncryptionKey [redacted]";

    private static byte[] FromSetting(string setting)
    {
        var bytes = new byte[Length + 1];
        if (Convert.TryFromBase64String(setting, bytes, out var written) && written == Length)
            return bytes[..Length];
        return File.Exists(setting) ? Read(setting) : throw Unusable("Testamur:Keys:EncryptionKey");
    }

    private static byte[] ReadOrCreate(string path)
    {
        if (File.Exists(path))
            return Read(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        // Written beside it and moved, so that no one ever reads half a key; the first of two starting at once wins.
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, OwnerOnly()))
        {
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)).Select(c => (byte)c).ToArray());
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }

        return Read(path);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static byte[] Read(string path)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var written) && written == Length
            ? bytes[..Length]
            : throw Unusable(path);
    }

    // The message names the place, never what stands there.
    private static InvalidOperationException Unusable(string place) =>
        new($"{place} holds no encryption key: 32 bytes as base64, or the path of a file with them.");
}
