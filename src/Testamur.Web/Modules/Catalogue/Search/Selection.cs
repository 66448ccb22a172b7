namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>The documents that counts are taken of: as bits, and one by one while they are few.</summary>
internal sealed class Selection
{
    private const int Most = 4096;

    public Selection(Bits bits)
    {
        Bits = bits;
        Count = bits.Count();
        if (Count <= Most)
            Few = [.. bits.Documents()];
    }

    public Bits Bits { get; }

    public int Count { get; }

    /// <summary>In ascending order; null when they are many.</summary>
    public int[]? Few { get; }
}
