using System.Buffers;

namespace Testamur.Rdf.Canonicalization;

/// <summary>A growing byte buffer from the shared pool, up to a number of bytes.</summary>
internal sealed class PooledBytes(int maxBytes) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min(32 << 10, maxBytes));

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> text) => text.CopyTo(Take(text.Length));

    public void Append(byte value) => Take(1)[0] = value;

    /// <summary>Appends room that the caller fills.</summary>
    public Span<byte> Take(int length)
    {
        if (length > maxBytes - Length)
            throw new CanonicalizationLimitException(nameof(CanonicalizationOptions.MaxBytes), maxBytes);
        if (length > bytes.Length - Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(
                (int)Math.Min(Array.MaxLength, Math.Max(2L * bytes.Length, (long)Length + length))
            );
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        Length += length;
        return bytes.AsSpan(Length - length, length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }
}
