using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>
/// The key that encrypts every institution's data key. Without a setting it is a file of the data folder, made at the first
/// start; an operator gives another by <c>Testamur:Keys:EncryptionKey</c>: a path, or 32 bytes as base64. Losing it loses every
/// private key, so it is backed up apart from the database. While it is being replaced the one before is known, too
/// (<c>Testamur:Keys:PreviousEncryptionKey</c>, or the files beside it); afterwards nothing needs that one any more.
/// </summary>
internal sealed class EncryptionKey
{
    internal const int Length = 32;

    private const string Setting = "Testamur:Keys:EncryptionKey";
    private const string PreviousSetting = "Testamur:Keys:PreviousEncryptionKey";

    private readonly string? _setting;
    private readonly string? _previous;
    private readonly string _path;

    public EncryptionKey(IConfiguration configuration, IOptions<TestamurOptions> options)
    {
        (_setting, _previous) = (Trimmed(configuration[Setting]), Trimmed(configuration[PreviousSetting]));
        _path = Path.Combine(options.Value.DataFolder, "keys", "kek");
        if (_setting is null)
            KeyFile.Create(_path);
        _ = Current(); // a key that cannot be read is found at the start
    }

    /// <summary>Whether the key is a file of ours, which the command replaces; else the operator replaces the setting.</summary>
    public bool IsOwnFile => _setting is null;

    private string NextPath => _path + ".next";

    /// <summary>The name of the key with which is wrapped now. It tells nothing of the key.</summary>
    public string Name => NameOf(Current());

    /// <summary>Whether what a key of this name wrapped can be unwrapped.</summary>
    public bool Knows(string name) => Find(name) is not null;

    public (string By, byte[] Wrapped) Wrap(ReadOnlySpan<byte> dataKey, InstitutionId institution, int number)
    {
        var key = Current();
        return (NameOf(key), Wrap(key, dataKey, institution, number));
    }

    /// <summary>Wraps with the key that comes next, once <see cref="PrepareNext"/> has made it.</summary>
    public byte[] WrapWith(string name, ReadOnlySpan<byte> dataKey, InstitutionId institution, int number) =>
        Wrap(Find(name) ?? throw Unknown(name), dataKey, institution, number);

    /// <exception cref="CryptographicException">Wrapped by a key that is not known here, for another place, or changed since.</exception>
    public byte[] Unwrap(string by, ReadOnlySpan<byte> wrapped, InstitutionId institution, int number) =>
        SealedBytes.Open(Find(by) ?? throw Unknown(by), wrapped, Place(institution, number));

    /// <summary>The key under which everything is to be wrapped from now on. A file of ours gets its successor beside it.</summary>
    /// <returns>Its name.</returns>
    public string PrepareNext()
    {
        if (!IsOwnFile)
            return Name;
        KeyFile.Create(NextPath);
        return NameOf(KeyFile.Read(NextPath));
    }

    /// <summary>The successor takes the file's place. The one before stays beside it, as <c>kek.old</c>, until the operator deletes it.</summary>
    public void Promote()
    {
        if (!IsOwnFile)
            return;
        File.Copy(_path, _path + ".old", overwrite: true);
        File.Move(NextPath, _path, overwrite: true);
    }

    public override string ToString() => "EncryptionKey [redacted]";

    // Read each time: it is needed seldom, and another process may have replaced it.
    private byte[] Current() => _setting is null ? KeyFile.Read(_path) : KeyFile.FromSetting(_setting, Setting);

    private byte[]? Find(string name)
    {
        var known = new List<byte[]> { Current() };
        if (_previous is not null)
            known.Add(KeyFile.FromSetting(_previous, PreviousSetting));
        if (IsOwnFile)
            known.AddRange(new[] { NextPath, _path + ".old" }.Where(File.Exists).Select(KeyFile.Read));
        return known.Find(key => NameOf(key) == name);
    }

    private static byte[] Wrap(byte[] key, ReadOnlySpan<byte> dataKey, InstitutionId institution, int number) =>
        SealedBytes.Seal(key, dataKey, Place(institution, number));

    private static byte[] Place(InstitutionId institution, int number) =>
        System.Text.Encoding.UTF8.GetBytes($"platform_data_keys|{institution.Value}|{number}");

    private static string NameOf(byte[] key) =>
        Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "name of the key"u8.ToArray()));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static CryptographicException Unknown(string name) => new($"The encryption key {name} is not known here.");
}
