using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Testamur.Rdf.Json;

/// <summary>Canonical JSON while it is written: UTF-8 in a borrowed array that grows.</summary>
internal sealed class CanonicalOutput : IDisposable
{
    private const int LongestNumber = 20;

    // RFC 8785 §3.2.2.2: these are escaped, and nothing else.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        Enumerable.Range(0, 0x20).Select(c => (char)c).Append('"').Append('\\').ToArray()
    );

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
    private int length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    public void Write(byte one)
    {
        if (length == buffer.Length)
            Grow(1);
        buffer[length++] = one;
    }

    public void Write(ReadOnlySpan<byte> some)
    {
        if (buffer.Length - length < some.Length)
            Grow(some.Length);
        some.CopyTo(buffer.AsSpan(length));
        length += some.Length;
    }

    public void WriteWhole(long number)
    {
        if (buffer.Length - length < LongestNumber)
            Grow(LongestNumber);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <exception cref="ArgumentException">It holds half a surrogate pair.</exception>
    public void WriteString(string text, bool quoted = true)
    {
        if (quoted)
            Write((byte)'"');
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            var plain = rest.IndexOfAny(Escaped);
            if (plain < 0)
                plain = rest.Length;
            Transcode(rest[..plain], text);
            if (plain == rest.Length)
                break;
            WriteEscape(rest[plain]);
            rest = rest[(plain + 1)..];
        }
        if (quoted)
            Write((byte)'"');
    }

    private void Transcode(ReadOnlySpan<char> plain, string text)
    {
        var most = plain.Length * 3;
        if (buffer.Length - length < most)
            Grow(most);
        if (
            Utf8.FromUtf16(plain, buffer.AsSpan(length), out _, out var written, replaceInvalidSequences: false)
            != OperationStatus.Done
        )
            throw new ArgumentException("A string holds half a surrogate pair.", nameof(text));
        length += written;
    }

    private void WriteEscape(char special)
    {
        ReadOnlySpan<byte> escape = special switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => default,
        };
        if (!escape.IsEmpty)
        {
            Write(escape);
            return;
        }
        Write("\\u00"u8);
        Write((byte)('0' + (special >> 4))); // a control character: 0 or 1
        Write((byte)"0123456789abcdef"[special & 0xF]);
    }

    private void Grow(int by)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(length + by), buffer.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
