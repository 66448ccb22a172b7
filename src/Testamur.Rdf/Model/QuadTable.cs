namespace Testamur.Rdf;

/// <summary>Distinct quads in order of first appearance.</summary>
internal sealed class QuadTable(int maxQuads)
{
    private QuadIds[] quads = new QuadIds[64];

    // Open addressing over quad index + 1; never more than half full.
    private int[] slots = new int[128];

    public int Count { get; private set; }

    public ReadOnlySpan<QuadIds> Quads => quads.AsSpan(0, Count);

    /// <summary>Adds a quad; false when it is there already.</summary>
    public bool Add(QuadIds quad)
    {
        ref var slot = ref Slot(quad);
        if (slot != 0)
            return false;
        if (Count == maxQuads)
            throw new RdfLimitException(nameof(RdfLimits.MaxQuads), maxQuads);
        if (Count == quads.Length)
            Array.Resize(ref quads, 2 * quads.Length);
        quads[Count++] = quad;
        slot = Count;
        if (2 * Count > slots.Length)
            Rehash();
        return true;
    }

    private ref int Slot(QuadIds quad)
    {
        var mask = (uint)(slots.Length - 1);
        var at = TermHash.Of(quad) & mask;
        while (slots[at] != 0 && quads[slots[at] - 1] != quad)
            at = (at + 1) & mask;
        return ref slots[at];
    }

    private void Rehash()
    {
        slots = new int[2 * slots.Length];
        for (var i = 0; i < Count; i++)
            Slot(quads[i]) = i + 1;
    }
}
