namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>A search as the index answers it.</summary>
/// <param name="Words">As <see cref="Analysis.Query"/> gives them; all must be found.</param>
/// <param name="Filters">Values of which one must fit, by facet; a facet without values does not narrow.</param>
/// <param name="After">The place after which the page begins.</param>
/// <param name="Today">Runs whose enrolment ended before it do not count.</param>
internal sealed record IndexQuery(
    IReadOnlyList<string> Words,
    IReadOnlyDictionary<Facet, string[]> Filters,
    SortOrder Order,
    Place? After,
    int Limit,
    DateOnly Today
)
{
    /// <summary>Whose titles decide the order: ISO 639-1 code of the language of the pages.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>How results are sorted. Whatever decides first, the order by title decides between equals.</summary>
internal enum SortOrder
{
    /// <summary>By how well the words fit.</summary>
    Relevance,
    Title,

    /// <summary>The soonest start first; what has none comes last.</summary>
    Start,

    /// <summary>The cheapest first; what states no price in euro comes last.</summary>
    Price,

    /// <summary>The smallest first; what states no credits comes last.</summary>
    Size,
}

/// <summary>A place in a sorted list.</summary>
/// <param name="First">What is compared first: the smaller comes first.</param>
internal readonly record struct Place(int First, SortKey Key) : IComparable<Place>
{
    private const int Digits = 8;

    public int CompareTo(Place other)
    {
        var order = First.CompareTo(other.First);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }

    /// <summary>As a cursor.</summary>
    public override string ToString() => $"{First:x8}{Key}";

    public static bool TryParse(string text, out Place place)
    {
        place = default;
        if (
            text.Length < Digits
            || !int.TryParse(text.AsSpan(0, Digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var first)
            || !SortKey.TryParse(text.AsSpan(Digits), out var key)
        )
            return false;
        place = new(first, key);
        return true;
    }
}

/// <param name="Page">What is shown, in order.</param>
/// <param name="Total">How many the search finds.</param>
/// <param name="Of">How many there are in all.</param>
/// <param name="Counts">What each value of each facet would leave, without that facet's own filter; only what is not zero.</param>
/// <param name="Replaced">Words that nothing has, with the word that was looked for instead.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record IndexAnswer(
    IReadOnlyList<FoundOffer> Page,
    int Total,
    int Of,
    IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> Counts,
    IReadOnlyDictionary<string, string> Replaced,
    Place? Next
);

/// <param name="FoundIn">The parts that hold a word of the search.</param>
internal sealed record FoundOffer(Guid Id, OfferParts FoundIn);
