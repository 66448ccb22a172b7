using Microsoft.AspNetCore.Mvc;
using Testamur.Web.Modules.Catalogue.Search;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A search as it stands in an address; text until it is understood, so that every mistake gets an answer in words.</summary>
internal sealed record CatalogueParameters
{
    /// <summary>
    /// Words that must all occur, in any order, without regard to case and accents; other forms of a word count, too. A word that nothing has is looked
    /// for inside longer ones, then taken for a slip.
    /// </summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>Short names of institutions.</summary>
    [FromQuery(Name = "institution")]
    public string[]? Institution { get; init; }

    /// <summary>Languages of teaching, BCP 47.</summary>
    [FromQuery(Name = "language")]
    public string[]? Language { get; init; }

    /// <summary>Ranges of credits such as <c>1-3</c>, <c>6-</c> or <c>-2.5</c>; at most three.</summary>
    [FromQuery(Name = "ects")]
    public string[]? Ects { get; init; }

    /// <summary>EQF levels, 1 to 8.</summary>
    [FromQuery(Name = "eqf")]
    public string[]? Eqf { get; init; }

    /// <summary>ISCED-F broad fields, two digits.</summary>
    [FromQuery(Name = "field")]
    public string[]? Field { get; init; }

    /// <summary>Codes of the vocabulary <c>participation</c>.</summary>
    [FromQuery(Name = "mode")]
    public string[]? Mode { get; init; }

    /// <summary>Shares of teaching on site in percent, such as <c>0</c> or <c>50-99</c>; at most three.</summary>
    [FromQuery(Name = "onsite")]
    public string[]? Onsite { get; init; }

    /// <summary>Days within which the next run starts, such as <c>30</c>.</summary>
    [FromQuery(Name = "start")]
    public string[]? Start { get; init; }

    /// <summary>Ranges of euro such as <c>0.01-100</c>; at most three. Prices in other currencies are in none.</summary>
    [FromQuery(Name = "price")]
    public string[]? Price { get; init; }

    /// <summary>URIs of skills that outcomes name.</summary>
    [FromQuery(Name = "skill")]
    public string[]? Skill { get; init; }

    /// <summary><c>professional</c>, <c>personalGrowth</c>, <c>activeCitizenship</c>.</summary>
    [FromQuery(Name = "purpose")]
    public string[]? Purpose { get; init; }

    /// <summary>Ids of larger certificates.</summary>
    [FromQuery(Name = "stacks")]
    public string[]? Stacks { get; init; }

    /// <summary><c>own</c> for a procedure of the institution, <c>agency</c> for one of an agency, <c>record</c> for evidence with a record.</summary>
    [FromQuery(Name = "quality")]
    public string[]? Quality { get; init; }

    /// <summary>Countries of who awards it, ISO 3166-1 alpha-2.</summary>
    [FromQuery(Name = "country")]
    public string[]? Country { get; init; }

    /// <summary>Names of alliances on whose behalf it is awarded.</summary>
    [FromQuery(Name = "alliance")]
    public string[]? Alliance { get; init; }

    /// <summary><c>true</c> for what costs nothing.</summary>
    [FromQuery(Name = "free")]
    public string? Free { get; init; }

    /// <summary><c>relevance</c>, <c>title</c>, <c>start</c>, <c>price</c> or <c>size</c>; relevance with words, else title, when left out.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>The <c>next</c> of the page before, with the same words, filters and sort.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>1 to 100; 20 when left out.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>What was chosen of a facet; a form sends an empty value for "any".</summary>
    public string[] Of(Facet facet) => [.. (
                facet switch
                {
                    Facet.Free => Free is null or "false" ? [] : [Free],
                    Facet.Price => Price,
                    Facet.Ects => Ects,
                    Facet.Eqf => Eqf,
                    Facet.Mode => Mode,
                    Facet.Onsite => Onsite,
                    Facet.Start => Start,
                    Facet.Field => Field,
                    Facet.Language => Language,
                    Facet.Skill => Skill,
                    Facet.Purpose => Purpose,
                    Facet.Stacks => Stacks,
                    Facet.Quality => Quality,
                    Facet.Country => Country,
                    Facet.Institution => Institution,
                    _ => Alliance,
                } ?? []
            ).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
}
