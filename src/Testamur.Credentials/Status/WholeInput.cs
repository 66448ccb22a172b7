namespace Testamur.Credentials.Status;

/// <summary>
/// Compressed bytes for a decompressor of the framework, which ends without complaint when its input is cut off and reads past the end of what
/// belongs to it. The last byte is handed out alone, so that afterwards it is known whether exactly all of them were needed.
/// </summary>
internal sealed class WholeInput(ReadOnlyMemory<byte> bytes) : Stream
{
    private int at;
    private bool askedForMore;

    /// <summary>The decompressor came to the end of its data with the last byte, neither before nor never.</summary>
    public bool WasNeededExactly => at == bytes.Length && !askedForMore;

    public override int Read(Span<byte> buffer)
    {
        var left = bytes.Length - at;
        askedForMore |= left == 0;
        var count = Math.Min(buffer.Length, left > 1 ? left - 1 : left);
        bytes.Span.Slice(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
