using Microsoft.AspNetCore.Mvc;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>A search as it stands in an address; text until it is understood, so that every mistake gets an answer in words.</summary>
internal sealed record CatalogueParameters
{
    /// <summary>Words that must all occur, in any order, without regard to case and accents.</summary>
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

    /// <summary><c>true</c> for what costs nothing.</summary>
    [FromQuery(Name = "free")]
    public string? Free { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>1 to 100; 20 when left out.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }
}
