namespace Testamur.Rdf.Syntax;

/// <summary>A growing buffer for text whose escapes are being resolved.</summary>
internal sealed class Utf8Scratch
{
    private byte[] bytes = new byte[256];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Append(byte value)
    {
        if (length == bytes.Length)
            Array.Resize(ref bytes, 2 * bytes.Length);
        bytes[length++] = value;
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length > bytes.Length - length)
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + text.Length));
        text.CopyTo(bytes.AsSpan(length));
        length += text.Length;
    }

    public void Append(System.Text.Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        Append(utf8[..rune.EncodeToUtf8(utf8)]);
    }
}
