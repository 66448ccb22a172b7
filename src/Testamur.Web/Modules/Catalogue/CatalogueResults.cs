using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;

namespace Testamur.Web.Modules.Catalogue;

/// <param name="Total">How many the search finds.</param>
/// <param name="Of">How many there are in all.</param>
/// <param name="Next">The cursor of the page after this one; null on the last.</param>
/// <param name="Sort">What the items are sorted by: <c>relevance</c>, <c>title</c>, <c>start</c>, <c>price</c> or <c>size</c>.</param>
/// <param name="Replaced">Words that nothing has, with the word that was looked for instead.</param>
internal sealed record CatalogueResults(
    IReadOnlyList<CatalogueItem> Items,
    int Total,
    int Of,
    IReadOnlyList<CatalogueFacet> Facets,
    string? Next,
    string Sort,
    IReadOnlyList<CatalogueReplacement> Replaced
);

/// <summary>A word that nothing has, and the nearest that something has.</summary>
internal sealed record CatalogueReplacement(string Word, string By);

/// <param name="Name">The parameter it filters by.</param>
internal sealed record CatalogueFacet(string Name, IReadOnlyList<CatalogueFacetValue> Values);

internal sealed record CatalogueFacetValue(string Value, string Label, int Count);

/// <summary>What a card shows.</summary>
/// <param name="External">True for an offer of somebody else, of which only read facts are known.</param>
/// <param name="Institution">Short name of the institution; null for external offers.</param>
/// <param name="Price">Amount in the currency; null when not stated.</param>
/// <param name="StartsOn">The next start one can still enrol for.</param>
/// <param name="Url">The external offer's page.</param>
internal sealed record CatalogueItem(
    Guid Id,
    bool External,
    string Uri,
    LangText Title,
    LangText Summary,
    string Provider,
    string? Institution,
    decimal? Ects,
    decimal? Hours,
    int? EqfLevel,
    string? Field,
    string? Mode,
    IReadOnlyList<string> Languages,
    decimal? Price,
    string? Currency,
    DateOnly? StartsOn,
    string? Url,
    CatalogueSource? Source
)
{
    /// <summary>The parts that hold a word of the search: <c>title</c>, <c>outcomes</c>, <c>summary</c>, <c>provider</c>.</summary>
    public IReadOnlyList<string> FoundIn { get; init; } = [];

    public static CatalogueItem Of(
        CatalogueEntry entry,
        InstitutionView? institution,
        DateOnly? startsOn,
        CatalogueExternal? external
    ) =>
        new(
            entry.Id,
            entry.External,
            entry.Uri,
            JsonSerializer.Deserialize<LangText>(entry.Title) ?? LangText.Empty,
            JsonSerializer.Deserialize<LangText>(entry.Summary) ?? LangText.Empty,
            institution?.Name ?? entry.Provider ?? "",
            institution?.Slug,
            entry.Ects / 100m,
            entry.Hours / 100m,
            entry.EqfLevel,
            entry.Field,
            entry.Mode,
            CatalogueEntry.Listing(entry.Languages),
            entry.Price / 100m,
            entry.Currency,
            startsOn,
            entry.External ? entry.Uri : null,
            external is null ? null : CatalogueSource.Of(external)
        );
}

/// <summary>Where the facts of an external offer come from.</summary>
/// <param name="CalledBySource">What its provider calls it.</param>
/// <param name="PageDate">The date the page carries: a year, a month or a day.</param>
/// <param name="RetrievedOn">When it was read; null when that was not noted.</param>
internal sealed record CatalogueSource(
    IReadOnlyList<string> Pages,
    string? CalledBySource,
    string? Country,
    string? PageDate,
    string? RetrievedOn
)
{
    public static CatalogueSource Of(CatalogueExternal external) =>
        new(
            external.Sources.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            external.CalledBySource,
            external.Country,
            external.PageDate,
            external.RetrievedOn
        );
}
