using System.Collections.Frozen;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>What the index knows of an offer, as the database has it.</summary>
/// <param name="Revision">Tells whether the index has the newest.</param>
/// <param name="Tokens">The stored tokens: a line for each of <see cref="OfferParts"/>, in their order.</param>
/// <param name="Values">Its values of the facets that are no numbers.</param>
/// <param name="Skills">The skills its outcomes name: labels by URI.</param>
/// <param name="Ects">Hundredths of a credit.</param>
/// <param name="Price">Hundredths of a euro; null when not stated or in another currency.</param>
/// <param name="OnSite">Hundredths of a percent.</param>
/// <param name="Runs">Runs that are open.</param>
internal sealed record IndexedOffer(
    int Revision,
    SortKey Key,
    string Tokens,
    IReadOnlyList<(Facet Facet, string Value)> Values,
    IReadOnlyDictionary<string, LangText> Skills,
    int? Ects,
    int? Price,
    int? OnSite,
    IReadOnlyList<IndexedRun> Runs
)
{
    /// <summary>Its place by the title that readers of a language see, where that is another than <see cref="Key"/>.</summary>
    public IReadOnlyDictionary<string, SortKey> Shown { get; init; } = FrozenDictionary<string, SortKey>.Empty;

    public SortKey KeyIn(string language) => Shown.TryGetValue(language, out var key) ? key : Key;

    public int? Amount(Facet facet) =>
        facet switch
        {
            Facet.Ects => Ects,
            Facet.Price => Price,
            Facet.Onsite => OnSite,
            _ => null,
        };
}

/// <summary>A run, of which a search asks when it starts and until when one can enrol.</summary>
internal readonly record struct IndexedRun(DateOnly StartsOn, DateOnly EnrolUntil);
