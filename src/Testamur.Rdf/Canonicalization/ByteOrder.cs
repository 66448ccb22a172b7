using System.Runtime.InteropServices;

namespace Testamur.Rdf.Canonicalization;

/// <summary>Orders byte strings as code point order orders the text they encode.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static ByteOrder Instance { get; } = new();

    public static ReadOnlySpan<byte> Span(List<byte> list) => CollectionsMarshal.AsSpan(list);

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
