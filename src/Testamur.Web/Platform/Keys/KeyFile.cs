using System.Security.Cryptography;

namespace Testamur.Web.Platform.Keys;

/// <summary>An encryption key as a file that only its owner reads: 32 bytes as base64.</summary>
internal static class KeyFile
{
    /// <summary>Makes the file when it is not there. Of two processes that start at once the first wins.</summary>
    public static void Create(string path)
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        // Written beside it and moved, so that no one ever reads half a key.
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(fresh, OwnerOnly()))
        {
            file.Write(
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptionKey.Length)).Select(c => (byte)c).ToArray()
            );
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
    }

    /// <exception cref="InvalidOperationException">There is no key in it; the message names the file, never what stands there.</exception>
    public static byte[] Read(string path) => TryDecode(File.ReadAllText(path).Trim(), out var key) ? key : throw Unusable(path);

    /// <param name="setting">The key itself, or the path of a file with it.</param>
    /// <param name="name">The setting's name, for the message.</param>
    public static byte[] FromSetting(string setting, string name)
    {
        if (TryDecode(setting, out var key))
            return key;
        return File.Exists(setting) ? Read(setting) : throw Unusable(name);
    }

    private static bool TryDecode(string text, out byte[] key)
    {
        key = [];
        var bytes = new byte[EncryptionKey.Length + 1];
        if (!Convert.TryFromBase64String(text, bytes, out var written) || written != EncryptionKey.Length)
            return false;
        key = bytes[..EncryptionKey.Length];
        return true;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static InvalidOperationException Unusable(string place) =>
        new($"{place} holds no encryption key: 32 bytes as base64, or the path of a file with them.");
}
