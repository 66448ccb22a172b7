namespace Testamur.Credentials.Keys;

/// <summary>The prefixes of keys (<see href="https://www.w3.org/TR/cid-1.0/#Multikey">Controlled Identifiers 1.0 §2.2.2</see>).</summary>
internal static class Multicodec
{
    public static ReadOnlySpan<byte> PublicPrefix(KeyType type) =>
        type switch
        {
            KeyType.Ed25519 => [0xed, 0x01],
            KeyType.P256 => [0x80, 0x24],
            KeyType.P384 => [0x81, 0x24],
            KeyType.P521 => [0x82, 0x24],
            _ => throw NoPrefix(type),
        };

    public static ReadOnlySpan<byte> PrivatePrefix(KeyType type) =>
        type switch
        {
            KeyType.Ed25519 => [0x80, 0x26],
            KeyType.P256 => [0x86, 0x26],
            KeyType.P384 => [0x87, 0x26],
            KeyType.P521 => [0x88, 0x26],
            _ => throw NoPrefix(type),
        };

    public static bool TryPublic(ReadOnlySpan<byte> data, out KeyType type, out ReadOnlySpan<byte> raw) =>
        TryKind(data, PublicPrefix, out type, out raw);

    public static bool TryPrivate(ReadOnlySpan<byte> data, out KeyType type, out ReadOnlySpan<byte> raw) =>
        TryKind(data, PrivatePrefix, out type, out raw);

    private static NotSupportedException NoPrefix(KeyType type) => new($"Multikey has no form for keys of the kind {type}.");

    private delegate ReadOnlySpan<byte> Prefix(KeyType type);

    private static bool TryKind(ReadOnlySpan<byte> data, Prefix prefix, out KeyType type, out ReadOnlySpan<byte> raw)
    {
        for (type = KeyType.Ed25519; type <= KeyType.P521; type++)
        {
            if (!data.StartsWith(prefix(type)))
                continue;
            raw = data[2..];
            return true;
        }
        raw = default;
        return false;
    }
}
