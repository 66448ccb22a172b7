using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Funding.Contracts;

/// <summary>Who else pays: what the schemes of the funders would pay of a price, and what is left for the learner.</summary>
internal interface IFunding
{
    /// <summary>
    /// What each scheme would pay. For a person: what it would pay today, or why not. For nobody: the schemes that list the offer, with the
    /// most they pay.
    /// </summary>
    Task<IReadOnlyList<SupportQuote>> QuoteAsync(PersonId? person, PricedOffer offer, CancellationToken cancel);

    /// <summary>
    /// Several offers one after the other: of each the scheme that pays most from what the ones before have left. Null where none pays.
    /// </summary>
    Task<IReadOnlyList<SupportQuote?>> QuoteAllAsync(
        PersonId person,
        IReadOnlyList<PricedOffer> offers,
        CancellationToken cancel
    );
}

/// <param name="Specification">The stable address of the specification.</param>
/// <param name="Fields">ISCED-F codes.</param>
/// <param name="Institution">Short name of the provider.</param>
/// <param name="Price">Null when none is stated; 0 is free.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record PricedOffer(
    string Specification,
    IReadOnlyList<string> Fields,
    string Institution,
    int? Eqf,
    decimal? Price,
    string Currency
)
{
    public static PricedOffer Of(Education.Specifications.Specification content, string institution) =>
        new(content.Id, content.IscedF, institution, content.EqfLevel, content.Price?.Amount, content.Price?.Currency ?? "EUR");
}

/// <summary>Price, support and net price, apart.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Net">What is left for the learner.</param>
/// <param name="Why">Why it pays nothing, as a sentence in the reader's language; null when it pays.</param>
internal sealed record SupportQuote(
    string Scheme,
    string Name,
    string Funder,
    string Currency,
    decimal Price,
    decimal Support,
    decimal Net,
    string? Why
)
{
    public bool Pays => Why is null && Support > 0;
}
