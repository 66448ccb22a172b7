namespace Testamur.Rdf;

/// <summary>
/// The distinct terms of a dataset. A term is kept once, as its canonical N-Quads token in UTF-8: writing, comparing and hashing
/// quads is then copying bytes, and two terms are equal exactly when their tokens are.
/// </summary>
internal sealed partial class TermTable(RdfLimits limits, int capacity = 4096)
{
    private readonly RdfLimits limits = limits;

    private byte[] store = new byte[capacity];
    private int used;

    // Entry 0 stands for "no term".
    private Entry[] entries = new Entry[64];
    private int count = 1;

    // Power of two; each bucket holds the newest entry of its chain.
    private int[] buckets = new int[128];

    private struct Entry
    {
        public int Start;
        public int Length;
        public uint Hash;
        public int Next;

        /// <summary>Of a literal: the length of the quoted part.</summary>
        public int Quoted;
        public TermKind Kind;
    }

    /// <summary>How many terms there are. Their numbers are 1 to this.</summary>
    public int Count => count - 1;

    public TermKind KindOf(int id) => entries[id].Kind;

    /// <summary>The term in canonical N-Quads.</summary>
    public ReadOnlySpan<byte> Token(int id)
    {
        ref readonly var entry = ref entries[id];
        return store.AsSpan(entry.Start, entry.Length);
    }

    /// <summary>The quoted part of a literal and what follows it: nothing, <c>@language</c> or <c>^^&lt;datatype&gt;</c>.</summary>
    public ReadOnlySpan<byte> Quoted(int id, out ReadOnlySpan<byte> suffix)
    {
        ref readonly var entry = ref entries[id];
        suffix = store.AsSpan(entry.Start + entry.Quoted, entry.Length - entry.Quoted);
        return store.AsSpan(entry.Start, entry.Quoted);
    }

    /// <summary>The number of the term whose token this is, or 0.</summary>
    public int Find(ReadOnlySpan<byte> token)
    {
        var hash = TermHash.Of(token);
        for (var id = buckets[hash & (uint)(buckets.Length - 1)]; id != 0; id = entries[id].Next)
        {
            ref readonly var entry = ref entries[id];
            if (entry.Hash == hash && token.SequenceEqual(store.AsSpan(entry.Start, entry.Length)))
                return id;
        }
        return 0;
    }

    /// <summary>Adds a term whose token is known to be canonical and well-formed.</summary>
    public int AddToken(ReadOnlySpan<byte> token, TermKind kind, int quoted = 0)
    {
        token.CopyTo(Reserve(token.Length));
        return Commit(token.Length, kind, quoted);
    }

    /// <summary>Room behind the last token, to write the next one into before <see cref="Commit"/>. Grows only.</summary>
    private Span<byte> Reserve(long length)
    {
        if (length > store.Length - used)
            Grow(length);
        return store.AsSpan(used);
    }

    private void Grow(long length)
    {
        // Tokens are measured before they are written, at up to six bytes for one, so the check proper is that of Commit.
        if (length > 6L * limits.MaxTermBytes + 64)
            throw new RdfLimitException(nameof(RdfLimits.MaxTermBytes), limits.MaxTermBytes);
        var needed = used + length;
        if (needed > Array.MaxLength)
            throw new RdfLimitException(nameof(RdfLimits.MaxStoredBytes), limits.MaxStoredBytes);
        Array.Resize(ref store, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * store.Length)));
    }

    /// <summary>Makes a term of the bytes written behind the last token, or forgets them when the term is there already.</summary>
    private int Commit(int length, TermKind kind, int quoted)
    {
        if (length > limits.MaxTermBytes)
            throw new RdfLimitException(nameof(RdfLimits.MaxTermBytes), limits.MaxTermBytes);
        var token = store.AsSpan(used, length);
        var hash = TermHash.Of(token);
        ref var bucket = ref buckets[hash & (uint)(buckets.Length - 1)];
        for (var id = bucket; id != 0; id = entries[id].Next)
        {
            ref readonly var entry = ref entries[id];
            if (entry.Hash == hash && token.SequenceEqual(store.AsSpan(entry.Start, entry.Length)))
                return id;
        }

        if (length > limits.MaxStoredBytes - used)
            throw new RdfLimitException(nameof(RdfLimits.MaxStoredBytes), limits.MaxStoredBytes);
        if (count == entries.Length)
            Array.Resize(ref entries, 2 * entries.Length);
        entries[count] = new Entry
        {
            Start = used,
            Length = length,
            Hash = hash,
            Next = bucket,
            Quoted = quoted,
            Kind = kind,
        };
        bucket = count;
        used += length;
        if (count >= buckets.Length)
            Rehash();
        return count++;
    }

    private void Rehash()
    {
        buckets = new int[2 * buckets.Length];
        for (var id = 1; id <= count; id++)
        {
            ref var bucket = ref buckets[entries[id].Hash & (uint)(buckets.Length - 1)];
            entries[id].Next = bucket;
            bucket = id;
        }
    }
}
