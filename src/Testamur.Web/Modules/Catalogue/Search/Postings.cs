namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>Where a token stands: documents in ascending order, each with the parts of it that hold the token.</summary>
internal sealed class Postings
{
    private const int PartBits = 4;

    private uint[] _entries = new uint[2];

    public int Count { get; private set; }

    /// <summary>The newest document; with it an index sees that a token was added already.</summary>
    public int Last => Count == 0 ? -1 : (int)(_entries[Count - 1] >> PartBits);

    public ReadOnlySpan<uint> Entries => _entries.AsSpan(0, Count);

    public static int DocumentOf(uint entry) => (int)(entry >> PartBits);

    public static OfferParts PartsOf(uint entry) => (OfferParts)(entry & ((1 << PartBits) - 1));

    /// <param name="document">As large as the last one or larger.</param>
    /// <param name="part">The part that holds the token.</param>
    public void Add(int document, OfferParts part)
    {
        if (Last == document)
        {
            _entries[Count - 1] |= (uint)part;
            return;
        }

        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count < 64 ? Count * 2 : Count + Count / 2);
        _entries[Count++] = ((uint)document << PartBits) | (uint)part;
    }

    /// <summary>The parts of a document that hold the token; none when it does not.</summary>
    public OfferParts PartsIn(int document)
    {
        var at = Entries.BinarySearch((uint)document << PartBits);
        at = at < 0 ? ~at : at;
        return at < Count && DocumentOf(_entries[at]) == document ? PartsOf(_entries[at]) : OfferParts.None;
    }
}

/// <summary>The parts of an offer in which words are looked for; the first weighs most.</summary>
[Flags]
internal enum OfferParts
{
    None = 0,
    Title = 1,

    /// <summary>Learning outcomes and their skills.</summary>
    Outcomes = 2,
    Summary = 4,

    /// <summary>Who offers it, and with whom.</summary>
    Provider = 8,
}
