namespace Testamur.Credentials.Blockcerts;

/// <summary>Hexadecimal as block chains write it: in either case, with or without <c>0x</c>.</summary>
internal static class Hex
{
    /// <summary>A digest of SHA-256; null for anything else.</summary>
    public static byte[]? Digest(string? text)
    {
        if (text is null)
            return null;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            text = text[2..];
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
    }
}
